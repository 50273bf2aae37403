"""One file a page: what it asks of the dossier, and the panel that it shows."""
