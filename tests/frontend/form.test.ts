import "./dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block, Screen } from "../../toolkit/frontend/src/blocks";
import { kinds, first, open, type Opened } from "./stage";

/** Fills in all there is to fill in, each field its last way. */
function fillIn({ root }: Opened): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")) input.checked = true;
  for (const field of root.querySelectorAll<HTMLInputElement>("input[type=text], textarea")) field.value = "my words";
  for (const select of root.querySelectorAll("select")) select.selectedIndex = select.options.length - 1;
}

/** What may be sent under the name of a block, as it is filled in by `fillIn`. */
function expected(block: Block): Record<string, unknown> {
  switch (block.type) {
    case "choices": {
      const values = block.options.map(({ value }) => value);
      return { [block.name]: block.several ? values : values.at(-1) };
    }
    case "sorting":
      return { [block.name]: Object.fromEntries(block.items.map(({ value }) => [value, block.groups.at(-1)?.value])) };
    case "matching":
      return { [block.name]: Object.fromEntries(block.items.map(({ value }) => [value, block.answers.at(-1)?.value])) };
    case "ordering":
      return { [block.name]: block.items.map(({ value }) => value) };
    case "transcript": {
      const asked = block.lines.filter((line) => line.open && block.tags.length > 0);
      const pairs = asked.flatMap((line) => block.tags.map((tag) => [line.value, tag.value]));
      return block.tags.length > 0 ? { [block.name]: pairs } : {};
    }
    case "entry":
      return block.private ? {} : { [block.name]: "my words" };
    case "filters":
      return Object.fromEntries(block.filters.map(({ name, options }) => [name, options.at(-1)?.value]));
    default:
      return {};
  }
}

function submitting(screen: Screen): string[] {
  const actions = screen.blocks.flatMap((block) => (block.type === "actions" ? block.actions : block.type === "filters" ? [block.action] : []));
  return actions.filter(({ submits }) => submits).map(({ label }) => label);
}

for (const kind of Object.keys(kinds)) {
  const { screen } = first(kind);
  const [label] = submitting(screen);
  if (label === undefined) continue;

  test(`${kind}: all that is filled in is sent, under the names of its blocks`, () => {
    const opened = open(kind);
    fillIn(opened);
    opened.button(label).click();
    const given = Object.assign({}, ...screen.blocks.map(expected)) as Record<string, unknown>;
    const values = opened.sent[0]?.values ?? {};
    assert.deepEqual(Object.fromEntries(Object.keys(given).map((name) => [name, values[name]])), given);
  });

  test(`${kind}: what is filled in stays when the question comes back with a note above it`, () => {
    const opened = open(kind);
    fillIn(opened);
    const state = (): unknown =>
      [...opened.root.querySelectorAll<HTMLInputElement>("input, select, textarea")].map((field) => [field.name, field.value, field.checked]);
    const before = state();
    // The hints have changed, so that each block is drawn anew.
    const blocks = screen.blocks.map((block) => ("hint" in block ? { ...block, hint: `${block.hint ?? ""} Once more.` } : block));
    opened.show({ ...screen, turn: 1, blocks });
    assert.deepEqual(state(), before);
  });
}

test("ordering: her order stays when the question is drawn anew", () => {
  const opened = open("order");
  opened.button("Move down: Have tea together for ten minutes").click();
  const order = (): (string | undefined)[] => [...opened.root.querySelectorAll<HTMLElement>("[data-item]")].map(({ dataset }) => dataset["item"]);
  const hers = order();
  const blocks = first("order").screen.blocks.map((block) => (block.type === "ordering" ? { ...block, hint: "Once more." } : block));
  opened.show({ ...first("order").screen, turn: 1, blocks });
  assert.deepEqual(order(), hers);
});
