import type { Line, Note, People, Prose } from "../blocks";
import { h, heading, line, plain, text } from "../dom";
import { icon } from "../icons";

export function drawProse(block: Prose): HTMLElement {
  return h("div", {}, block.title ? heading("h4", block.title) : null, ...text(block.text));
}

export function drawNote(block: Note): HTMLElement {
  return h(
    "div",
    { class: `panel tone-${block.tone}` },
    icon(block.tone),
    h("div", { class: "panel-body" }, block.title ? heading("h4", block.title) : null, ...text(block.text)),
  );
}

function firstLetter(name: Line): string {
  return [...plain(name).trim()][0] ?? "";
}

export function drawPeople(block: People): HTMLElement {
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
