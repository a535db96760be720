"""Runs notebooks and saves what nbval compares: each exercise's fingerprint, and nothing that changes between runs.

python -m tests.save_outputs notebooks/*.ipynb
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def save_outputs(path: Path) -> None:
    """Runs the notebook at ``path`` and saves the text of its outputs in it."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": path.parent}}).execute()
    notebook.metadata = {"kernelspec": notebook.metadata.kernelspec}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            output.data = {"text/plain": output.data["text/plain"]}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        save_outputs(Path(name))
