"""Run in a copy of the toolkit that has the toy kind: reads, answers, shows, prints and resumes its exercise."""

from pathlib import Path

from toolkit.authoring.check import check_path
from toolkit.authoring.schema import schema
from toolkit.composition import exercise
from toolkit.content.places import course_root

stage = exercise("04-role/a-pause")
print(stage)
stage._on_message(stage, {"do": "breath", "values": {}}, [])
stage._on_message(stage, {"do": "resume", "values": {"place": stage.place}}, [])
print(stage.screen["blocks"][0]["text"], stage.place["breathed"], stage.paper)
for name in ("a-pause", "no-pause"):
    print(*(problem.message for problem in check_path(course_root() / f"04-role/{name}.yaml", course_root())), sep="\n")
print("pause" in schema(Path(course_root()))["properties"]["kind"]["enum"])
