"""What was read and from which words, as text for whoever writes patterns or doubts an event."""
