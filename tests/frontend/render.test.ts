import "./dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Screen } from "../../toolkit/frontend/src/blocks";
import { printed } from "./dom";
import { first, kinds, open, Opened, ways } from "./stage";

for (const kind of Object.keys(kinds)) {
  test(`${kind}: each block is drawn once, in its order, and as what it is`, () => {
    const { screen } = first(kind);
    const drawn = [...open(kind).root.querySelectorAll<HTMLElement>("[data-key]")];
    assert.deepEqual(drawn.map(({ dataset }) => dataset["key"]), screen.blocks.map(({ key }) => key));
    for (const [index, { type }] of screen.blocks.entries()) {
      assert(drawn[index]?.classList.contains(`block-${type}`));
      assert(drawn[index]?.childElementCount, `${type} is empty`);
    }
  });

  test(`${kind}: the same Screen again leaves every element in its place`, () => {
    const opened = open(kind);
    const before = [...opened.root.querySelectorAll("*")];
    opened.show(structuredClone(first(kind).screen));
    assert.deepEqual([...opened.root.querySelectorAll("*")], before);
  });

  test(`${kind}: paper leaves nothing behind and takes nothing from the screen`, () => {
    const opened = open(kind);
    const before = opened.root.innerHTML;
    const onPaper = printed(() => opened.root.querySelector(".paper-form") !== null);
    assert.equal(onPaper, first(kind).paper.length > 0);
    assert.equal(opened.root.innerHTML, before);
  });

  test(`${kind}: on paper nothing is folded away`, () => {
    const opened = open(kind);
    printed(() => assert.equal(opened.root.querySelector("details:not([open])"), null));
    assert.equal(opened.root.querySelector("details[open]"), null);
  });

  test(`${kind}: every field has a name, and every id stands once`, () => {
    const opened = open(kind);
    const ids = [...opened.root.querySelectorAll("[id]")].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const pointed = [...opened.root.querySelectorAll("*")].flatMap((element) =>
      ["for", "aria-labelledby", "aria-describedby"].flatMap((name) => element.getAttribute(name)?.split(" ") ?? []),
    );
    assert.deepEqual(pointed.filter((id) => !ids.includes(id)), []);
    for (const field of opened.root.querySelectorAll<HTMLElement>("input, select, textarea")) {
      assert(field.closest("label") ?? opened.root.querySelector(`label[for="${field.id}"]`), field.outerHTML);
    }
  });
}

for (const [name, steps] of Object.entries(ways)) {
  test(`${name}: the keyboard is where the way leads`, () => {
    const opened = new Opened();
    for (const { press, screen } of steps) {
      if (press !== null) {
        const button = opened.button(press);
        button.focus();
        button.click();
        assert.equal(opened.root.querySelector("section")?.getAttribute("aria-busy"), "true");
      }
      opened.show(screen);
    }
    assert.equal(opened.focused, steps[1]?.press, "back at the button she came from");
    assert.equal(opened.sent.length, steps.length - 1);
  });

  test(`${name}: what a button opens takes the keyboard`, () => {
    const opened = new Opened();
    const [list, shown] = steps;
    assert(list && shown?.press);
    opened.show(list.screen).button(shown.press).focus();
    opened.button(shown.press).click();
    opened.show(shown.screen);
    assert.match(document.activeElement?.tagName ?? "", /^H\d$/);
    assert.equal(opened.focused, shown.press);
    assert.deepEqual(opened.said, [shown.screen.announce]);
  });
}

test("the way round takes the keyboard, with nothing to answer", () => {
  const opened = new Opened();
  const [list, , round, back] = ways["round a situation"] ?? [];
  assert(list && round && back);
  opened.show(list.screen).button("Nobody blinks").click();
  opened.show(round.screen);
  assert.equal(opened.focused, "The way round");
  assert.deepEqual(opened.all("input"), []);
  opened.show(back.screen);
  assert.equal(opened.root.querySelectorAll(".index li").length, 3);
});

test("while an answer is under way further presses do nothing", () => {
  const opened = open("choice");
  const check = opened.button("Check my answer");
  check.click();
  check.click();
  assert.equal(opened.sent.length, 1);
  assert.equal(check.getAttribute("aria-disabled"), "true");
  opened.show(first("choice").screen);
  check.click();
  assert.equal(opened.sent.length, 2);
});

test("a note of something that could not be done takes the keyboard, and is said", () => {
  const opened = open("choice");
  const before = first("choice").screen;
  opened.button("Check my answer").click();
  const problem = { type: "note", key: "problem", tone: "problem", text: [{ p: ["Choose first."] }], title: null } as const;
  const refused = { ...before, turn: 1, announce: "Choose first.", blocks: [structuredClone(problem), ...before.blocks] };
  opened.show(refused as Screen);
  assert.match(opened.focused, /Choose first\./);
  assert.deepEqual(opened.said, ["Choose first."]);
});
