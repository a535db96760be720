import type { Entry } from "../blocks";
import { h, line } from "../dom";
import { icon } from "../icons";
import type { MakeId } from "./around";

export type Writing = HTMLInputElement | HTMLTextAreaElement;

export function writingIn(node: Element | undefined): Writing | null {
  return node?.querySelector<Writing>("input, textarea") ?? null;
}

/** Writes for her, and shows it wherever what she writes is shown. */
export function write(field: Writing, words: string): void {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function drawField(block: Entry, id: string, hintId: string): Writing {
  const attributes = {
    id,
    name: block.name,
    maxlength: String(block.most),
    autocomplete: "off",
    readonly: block.locked,
    // Some browsers check the spelling, or go on writing, with a service elsewhere. Private words stay here.
    spellcheck: String(!block.private),
    writingsuggestions: block.private ? "false" : null,
    "aria-describedby": block.hint ? hintId : null,
    "data-head": true,
  };
  return block.rows > 1 ? h("textarea", { ...attributes, rows: String(block.rows) }) : h("input", { type: "text", ...attributes });
}

/** The field on a ground that carries the same words, so that it grows with them and paper shows them all. */
function drawGround(block: Entry, field: Writing): HTMLElement {
  const ground = h("div", { class: block.rows > 1 ? "writing has-rows" : "writing" }, field);
  field.addEventListener("input", () => {
    ground.dataset["written"] = field.value;
    // Her own language may run the other way; an empty field follows the page.
    field.dir = field.value ? "auto" : "";
  });
  write(field, block.value);
  return ground;
}

export function drawEntry(block: Entry, id: MakeId): HTMLElement {
  const fieldId = id(`${block.key}-field`);
  const hintId = id(`${block.key}-hint`);
  const ruled = Array.from({ length: block.rows }, () => h("span"));
  return h(
    "div",
    { class: block.locked ? "is-locked" : "" },
    h("label", { class: "entry-label", for: fieldId }, ...line(block.label)),
    block.hint ? h("p", { class: "hint", id: hintId }, block.private ? icon("private") : null, block.hint) : null,
    drawGround(block, drawField(block, fieldId, hintId)),
    h("div", { class: "paper ruled", "aria-hidden": "true" }, ...ruled),
  );
}
