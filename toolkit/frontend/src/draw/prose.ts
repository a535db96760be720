import type { NoteBlock, PeopleBlock, ProseBlock, Words } from "../blocks";
import { h, heading, line, plain, text } from "../dom";
import { icon } from "../icons";

export function drawProse(block: ProseBlock): HTMLElement {
  return h("div", {}, block.title ? heading("h4", block.title) : null, ...text(block.text));
}

export function drawNote(block: NoteBlock): HTMLElement {
  return h(
    "div",
    { class: `panel tone-${block.tone}` },
    icon(block.tone),
    h("div", { class: "panel-body" }, block.title ? heading("h4", block.title) : null, ...text(block.text)),
  );
}

function firstLetter(name: Words): string {
  return [...plain(name).trim()][0] ?? "";
}

export function drawPeople(block: PeopleBlock): HTMLElement {
  const people = block.people.map((person) =>
    h(
      "div",
      { class: "person" },
      h("dt", {}, h("span", { class: "initial", "aria-hidden": "true" }, firstLetter(person.name)), ...line(person.name)),
      h("dd", {}, ...line(person.about)),
    ),
  );
  return h("div", {}, block.title ? heading("h4", block.title) : null, h("dl", { class: "people" }, ...people));
}
