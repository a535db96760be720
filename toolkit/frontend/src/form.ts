// What a learner has filled in, and how it survives a new drawing of the same question.
import type { Block, Screen, Values } from "./blocks";

type Field = HTMLInputElement | HTMLTextAreaElement;

function fields(node: Element): Field[] {
  return [...node.querySelectorAll<Field>("input, textarea")];
}

function picked(node: Element): HTMLInputElement[] {
  return [...node.querySelectorAll<HTMLInputElement>("input:checked")];
}

function valueOf(block: Block, node: Element): Values {
  if (block.type === "choices") {
    const values = picked(node).map((input) => input.value);
    return { [block.name]: block.several ? values : (values[0] ?? null) };
  }
  if (block.type === "sorting") {
    const pairs = picked(node).map((input) => [input.dataset["item"] ?? "", input.value] as const);
    return { [block.name]: Object.fromEntries(pairs) };
  }
  return {};
}

/** The form values of a submit: a value, a list of values, or a group per item. */
export function collect(screen: Screen, nodeOf: (key: string) => Element | undefined): Values {
  const values: Values = {};
  for (const block of screen.blocks) {
    const node = nodeOf(block.key);
    if (node) Object.assign(values, valueOf(block, node));
  }
  return values;
}

/** What makes two blocks the same question: its words and options, whatever was picked. */
function question(block: Block): string | null {
  if (block.type === "choices") {
    return JSON.stringify([block.name, block.legend, block.locked, block.options.map(({ value, label }) => [value, label])]);
  }
  if (block.type === "sorting") {
    const items = block.items.map(({ value, label }) => [value, label]);
    return JSON.stringify([block.name, block.legend, block.locked, block.groups, items]);
  }
  return null;
}

/** Carries a draft from the old drawing of an open question to its new drawing. */
export function keepDraft(before: Block, old: Element, after: Block, fresh: Element): void {
  const same = question(before);
  if (same === null || same !== question(after)) return;
  const drafts = new Map(fields(old).map((field) => [`${field.name}\n${field.value}`, field]));
  for (const field of fresh.querySelectorAll("input")) {
    const draft = drafts.get(`${field.name}\n${field.value}`);
    if (draft instanceof HTMLInputElement && !field.disabled && !draft.disabled) field.checked = draft.checked;
  }
}
