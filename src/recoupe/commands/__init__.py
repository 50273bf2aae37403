"""What the commands do between the library and the terminal: progress, reports, files."""
