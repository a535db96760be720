"""What could be said better in any text, be it of an exercise or of a notebook."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.sentences import LONGEST, long_sentences, unquoted

_SIGNS = re.compile(r"</?[a-z][a-z0-9]*(?: [^<>]*)?/?>|\[[^\[\]]+\]\([^()\s]+\)|^#+ .*|https?://\S+", re.MULTILINE)


@dataclass(frozen=True)
class Remark:
    """Something that could be said better, and how; ``at`` are letters by which to find it."""

    message: str
    remedy: str
    at: str = ""


def sentence_remarks(text: str) -> Iterator[Remark]:
    """One for each sentence that is too long."""
    for sentence in long_sentences(text):
        message = f"the sentence “{sentence.begins} …” has {sentence.words} words"
        yield Remark(message, f"say it in at most {LONGEST} words, or make two sentences of it", at=sentence.begins)


def sign_remarks(text: str) -> Iterator[Remark]:
    """One for the first sign of HTML or Markdown that an exercise does not know."""
    found = _SIGNS.search(text)
    if found:
        remedy = "write *word* or **word** to stress it; there are no headings, no links and no HTML"
        yield Remark(f"learners see `{found[0]}` as it stands here", remedy)


def blaming_remarks(text: str, lists: StyleLists) -> Iterator[Remark]:
    """One for each word that blames or labels; what somebody says in quotes may hold any word."""
    for written, entry in lists.blaming.found(unquoted(text)):
        yield Remark(
            f"“{written}” may hurt: {entry.why}", f"{entry.instead} What a person says stands in “…”", at=written
        )
