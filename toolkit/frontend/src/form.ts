// What a learner has filled in, and how it survives a new drawing of the same question.
import type { Block, Screen } from "./blocks";
import type { Values } from "./events";
import { write, writingIn } from "./draw/entry";
import { orderOf, putInOrder } from "./draw/ordering";

type Field = HTMLInputElement | HTMLSelectElement;

function fields(node: Element): Field[] {
  return [...node.querySelectorAll<Field>("input, select")];
}

function picked(node: Element): HTMLInputElement[] {
  return [...node.querySelectorAll<HTMLInputElement>("input:checked")];
}

function chosen(node: Element): HTMLSelectElement[] {
  return [...node.querySelectorAll("select")].filter(({ value }) => value !== "");
}

function perItem(given: Field[]): Values {
  return Object.fromEntries(given.map(({ dataset, value }) => [dataset["item"] ?? "", value]));
}

function valueOf(block: Block, node: Element): Values {
  switch (block.type) {
    case "choices": {
      const values = picked(node).map((input) => input.value);
      return { [block.name]: block.several ? values : (values[0] ?? null) };
    }
    case "sorting":
      return { [block.name]: perItem(picked(node)) };
    case "matching":
      return { [block.name]: perItem(chosen(node)) };
    case "ordering":
      return { [block.name]: orderOf(node) };
    case "transcript":
      return block.tags.length === 0 ? {} : { [block.name]: picked(node).map(({ dataset, value }) => [dataset["line"] ?? "", value]) };
    case "filters":
      return Object.fromEntries([...node.querySelectorAll("select")].map(({ name, value }) => [name, value]));
    case "entry":
      // The promise of a private entry is kept here: its words are never put into a message.
      return block.private ? {} : { [block.name]: writingIn(node)?.value ?? "" };
    default:
      return {};
  }
}

/** The form values of a submit: a value, a list of values or of pairs, an order, words, or a place per item. */
export function collect(screen: Screen, nodeOf: (key: string) => Element | undefined): Values {
  const values: Values = {};
  for (const block of screen.blocks) {
    const node = nodeOf(block.key);
    if (node) Object.assign(values, valueOf(block, node));
  }
  return values;
}

const named = ({ value, label }: { value: string; label: unknown }): unknown => [value, label];

/** What makes two open blocks the same question: its words and options, whatever was picked. */
function question(block: Block): string | null {
  if (!("locked" in block) || block.locked || block.type === "entry") return null;
  const asked = [block.type, block.name, block.legend];
  switch (block.type) {
    case "choices":
      return JSON.stringify([asked, block.options.map(named)]);
    case "sorting":
      return JSON.stringify([asked, block.groups, block.items.map(named)]);
    case "matching":
      return JSON.stringify([asked, block.answers, block.items.map(named)]);
    case "ordering":
      // Their order is the answer.
      return JSON.stringify([asked, block.items.map((item) => JSON.stringify(named(item))).sort()]);
    case "transcript":
      return JSON.stringify([asked, block.tags, block.lines.map(({ value, speaker, text, open }) => [value, speaker, text, open])]);
  }
}

/** Carries a draft from the old drawing of an open question, or of room for words, to its new drawing. */
export function keepDraft(before: Block, old: Element, after: Block, fresh: Element): void {
  if (before.type === "entry" && after.type === "entry") {
    // Words that the kernel knows may come back changed; private ones it never saw.
    if (after.private || before.value === after.value) keepWritten(old, fresh);
    return;
  }
  keepOpen(old, fresh);
  const same = question(before);
  if (same === null || same !== question(after)) return;
  if (after.type === "ordering") putInOrder(fresh, orderOf(old));
  else keepFields(old, fresh);
}

function keepWritten(old: Element, fresh: Element): void {
  const from = writingIn(old);
  const to = writingIn(fresh);
  if (!from || !to) return;
  write(to, from.value);
  to.setSelectionRange(from.selectionStart, from.selectionEnd);
}

function keepFields(old: Element, fresh: Element): void {
  const id = (field: Field): string => `${field.name}\n${field instanceof HTMLInputElement ? field.value : ""}`;
  const drafts = new Map(fields(old).map((field) => [id(field), field]));
  for (const field of fields(fresh)) {
    const draft = drafts.get(id(field));
    if (!draft) continue;
    if (field instanceof HTMLInputElement && draft instanceof HTMLInputElement) field.checked = draft.checked;
    else field.value = draft.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function keepOpen(old: Element, fresh: Element): void {
  const open = new Set([...old.querySelectorAll<HTMLElement>("details[open]")].map(({ dataset }) => dataset["at"]));
  for (const one of fresh.querySelectorAll<HTMLDetailsElement>("details[data-at]")) one.open = open.has(one.dataset["at"]);
}
