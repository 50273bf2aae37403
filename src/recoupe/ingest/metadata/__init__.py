"""What is known of an article beside its text: who says so, and which of two sayings counts."""
