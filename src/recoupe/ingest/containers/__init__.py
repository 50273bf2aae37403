"""What holds files of many kinds: archives, web archives."""
