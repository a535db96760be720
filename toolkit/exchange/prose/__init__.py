"""Texts of other tools as the course writes them: what their signs mean is carried over, or listed."""
