"""``python -m toolkit`` is the command ``facilitator``."""

from toolkit.command import main

if __name__ == "__main__":
    main()
