"""Who says what: the parts of the statements layer, one idea a file."""
