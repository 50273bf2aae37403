"""What people look at: panels made from a dossier, the page that shows them, the tables of `recoupe show`."""
