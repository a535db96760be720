"""Who gets a kernel, when it ends, and what may pass to it."""
