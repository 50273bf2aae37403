"""The example sentences of data files: what each must show, and whether it does."""
