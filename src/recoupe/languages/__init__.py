"""What a language knows, as data: one folder of commented TOML files per language, checked when loaded."""
