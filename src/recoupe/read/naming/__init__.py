"""What accounts call people: the parts of the namings layer, one idea a file."""
