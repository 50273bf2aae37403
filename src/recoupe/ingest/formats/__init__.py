"""The formats of single files: text, page, document, table. One file a format."""
