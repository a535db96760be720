import "./dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block, Ordering, Profile } from "../../toolkit/frontend/src/blocks";
import { printed } from "./dom";
import { first, open, Opened } from "./stage";

function only<T extends Block["type"]>(kind: string, type: T): Extract<Block, { type: T }> {
  const found = first(kind).screen.blocks.find((block) => block.type === type);
  assert(found, `no ${type} in ${kind}`);
  return found as Extract<Block, { type: T }>;
}

function showing(block: Block): Opened {
  return new Opened().show({ ...first("choice").screen, blocks: [block] });
}

const order = (opened: Opened): (string | undefined)[] => opened.all("li").map(({ dataset }) => dataset["item"]);

test("ordering: moving an item is announced and keeps the keyboard on its button", () => {
  const block: Ordering = only("order", "ordering");
  const opened = showing(block);
  const [one, two, ...others] = block.items.map(({ value }) => value);
  const down = opened.button("Move down: Have tea together for ten minutes");
  down.focus();
  down.click();
  assert.deepEqual(opened.said, ["Have tea together for ten minutes: now in place 2 of 8"]);
  assert.equal(document.activeElement, down);
  assert.deepEqual(order(opened), [two, one, ...others]);
});

test("ordering: the first cannot go up and the last cannot go down, but both stay in reach", () => {
  const opened = showing(only("order", "ordering"));
  const before = order(opened);
  const ends = opened.all("button").filter((button) => button.getAttribute("aria-disabled") === "true");
  assert.deepEqual(ends.map(({ dataset }) => dataset["way"]), ["up", "down"]);
  for (const button of ends) button.click();
  assert.deepEqual([order(opened), opened.said], [before, []]);
});

test("transcript: ticking a line changes what its summary says", () => {
  const opened = open("transcript");
  const line = opened.all("details").find((details) => details.textContent?.includes("What does Leila do in line 1?"));
  const tick = [...(line?.querySelectorAll("label") ?? [])].find((label) => label.textContent === "Asks an open question");
  assert(line && tick);
  tick.querySelector("input")?.click();
  assert.match(line.querySelector("summary")?.textContent ?? "", /Marked: Asks an open question/);
  tick.querySelector("input")?.click();
  assert.doesNotMatch(line.querySelector("summary")?.textContent ?? "", /Marked:/);
});

test("keep: where she has written nothing there is nothing to save", () => {
  const opened = open("reflect");
  opened.button("Save as a text file").click();
  const nothing = "There is nothing to save yet. You have not written anything.";
  assert.deepEqual(opened.said, [nothing]);
  assert(opened.all("p").some((said) => said.textContent === nothing && !said.hidden));
});

test("entry: what is private is sent by no button, and what is not private is sent", () => {
  const action = { do: "check", label: "Send", values: null, primary: true, submits: true };
  for (const [block, sent] of [[only("reflect", "entry"), false], [only("short", "entry"), true]] as const) {
    assert.equal(block.private, !sent);
    const blocks: Block[] = [block, { type: "actions", key: "actions", actions: [action] }];
    const opened = new Opened().show({ ...first("choice").screen, blocks });
    const [field] = opened.root.querySelectorAll<HTMLInputElement>("textarea, input[type=text]");
    assert(field);
    field.value = "a word of mine";
    opened.button("Send").click();
    assert.equal(opened.sent.length, 1);
    assert.equal(JSON.stringify(opened.sent).includes("a word of mine"), sent);
  }
});

test("entry: what she wrote is printed as it is", () => {
  const opened = open("rewrite");
  const [field] = opened.root.querySelectorAll<HTMLInputElement>("textarea, input[type=text]");
  assert(field);
  field.value = "a word of mine";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  printed(() => {
    assert.equal(opened.root.querySelector(".paper-form"), null);
    assert.equal(field.parentElement?.dataset["written"], "a word of mine");
  });
});

test("chart: a picture with one name, and a table beneath it", () => {
  const opened = open("figures");
  assert.match(opened.root.querySelector("[role=img]")?.getAttribute("aria-label") ?? "", /^Bars: .*30\.7/);
  assert(opened.all("summary").some((summary) => summary.textContent === "Who was asked, when, and the sources"));
  assert(opened.all("th").some((head) => head.textContent === "Who was asked or counted" && head.scope === "row"));
  assert.match(opened.root.querySelector("td")?.textContent ?? "", /30\.7/);
});

test("profile: a picture of each row says each time in words, and the table says what changed", () => {
  const profile: Profile = {
    type: "profile",
    key: "profile",
    title: "Profile",
    text: [],
    times: ["Before", "After"],
    levels: ["could do harm", "safe practice"],
    rows: [
      {
        label: ["Listen"],
        points: [{ level: 1, words: "could do harm" }, { level: 2, words: "safe practice" }],
        change: "from “could do harm” to “safe practice”",
      },
    ],
    row: "Competency",
    change: "Change",
    table: "The same as a table",
  };
  const opened = showing(profile);
  const name = opened.root.querySelector("svg[role=img]")?.getAttribute("aria-label");
  assert.equal(name, "Listen. Before: could do harm; After: safe practice");
  const row = opened.all("tr").at(-1)?.textContent ?? "";
  assert.equal(row, "Listencould do harmsafe practicefrom “could do harm” to “safe practice”");
});

test("a type of block that this page does not know yet leaves the others as they are", () => {
  const known = first("choice").screen.blocks;
  const opened = new Opened().show({ ...first("choice").screen, blocks: [{ type: "hologram", key: "new" } as never, ...known] });
  assert.equal(opened.root.querySelectorAll("[data-key]").length, known.length + 1);
});
