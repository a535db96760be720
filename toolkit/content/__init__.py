"""From files to frozen course objects; every problem comes with its file, line, column and remedy."""
