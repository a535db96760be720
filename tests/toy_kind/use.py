"""Run in a copy of the toolkit that has the toy kind: reads, answers, shows, prints and resumes its exercise."""

from toolkit.authoring.check import check_path
from toolkit.authoring.schema import schema
from toolkit.composition import exercise, library

stage = exercise("04-role/a-pause")
print(stage)
stage._on_message(stage, {"do": "breath", "values": {}}, [])
stage._on_message(stage, {"do": "resume", "values": {"place": stage.place}}, [])
print(stage.screen["blocks"][0]["text"], stage.place["breathed"], stage.paper)
content = library("en")
for name in ("a-pause", "no-pause"):
    print(*(problem.message for problem in check_path(content.root / f"04-role/{name}.yaml", content)), sep="\n")
print("pause" in schema(content)["properties"]["kind"]["enum"])
