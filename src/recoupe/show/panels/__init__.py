"""One file a panel: what the dossier answers, made into one typed record that a template shows.

Panels hold names, days and codes, never words of the interface and never markup.
"""
