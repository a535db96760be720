"""The notebooks here are wrong on purpose: they are read by ``tests/content``, not run."""

collect_ignore_glob = ["*.ipynb"]
