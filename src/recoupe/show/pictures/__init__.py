"""Where the marks of pictures stand: records to shapes. Templates draw them; every mark leads to words."""
