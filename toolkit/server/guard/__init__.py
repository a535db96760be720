"""Who may ask what: visitors, host names, headers, and a log that tells nothing about anybody."""
