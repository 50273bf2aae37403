"""One article at a time: Article -> Reading. Pure; knows nothing of other articles, files or databases."""
