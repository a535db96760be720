"""What is sent: templates, and what fills them. Nothing here knows a kernel."""
