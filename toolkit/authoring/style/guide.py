"""What could be said better in a trainer's guide."""

from collections.abc import Iterator

from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.remarks import blaming_remarks, sentence_remarks, sign_remarks
from toolkit.content.guides import GuideFile
from toolkit.content.problem import Problem

_SAID = "says"


def guide_warnings(file: GuideFile, lists: StyleLists) -> Iterator[Problem]:
    """What could be said better in the guide that ``file`` holds; what trainees say may hold any word."""
    for path, text in file.reader.texts.items() if file.guide else ():
        hurting = () if path[-1] == _SAID else blaming_remarks(text, lists)
        for remark in (*sentence_remarks(text), *sign_remarks(text), *hurting):
            yield file.warning(path, remark.message, remark.remedy)
