"""The course in a browser: a subclass of Voila's app with our own pages, addresses, headers and limits."""

import sys

# jsonschema, deep below Voila, compiles a grammar of international addresses when it is imported: 2.6 of the 4.2
# seconds that a start of the server took. It asks for it politely and does without, and nothing here checks addresses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
