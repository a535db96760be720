import type { Matching, SortingItem } from "../blocks";
import { h, line } from "../dom";
import type { MakeId } from "./around";
import { drawGroup } from "./group";
import { drawMark } from "./marks";

function drawSelect(item: SortingItem, block: Matching, selectId: string): HTMLElement {
  const select = h(
    "select",
    { id: selectId, name: `${block.name}/${item.value}`, "data-item": item.value, autocomplete: "off" },
    h("option", { value: "" }, block.choose),
    ...block.answers.map(({ value, label }) => h("option", { value }, label)),
  );
  select.value = item.picked ?? "";
  return h("div", { class: "select" }, select, h("span", { class: "paper blank", "aria-hidden": "true" }));
}

function drawItem(item: SortingItem, block: Matching, id: MakeId): HTMLElement {
  const selectId = id(`${block.key}-${item.value}`);
  const chosen = block.answers.find(({ value }) => value === item.picked);
  const answer = block.locked
    ? [h("p", { class: "item-label" }, ...line(item.label)), h("p", { class: "chosen" }, chosen?.label ?? "–")]
    : [h("label", { class: "item-label", for: selectId }, ...line(item.label)), drawSelect(item, block, selectId)];
  const mark = drawMark(item, id(`${block.key}-${item.value}-mark`));
  return h("div", { class: `item${item.mark ? ` mark-${item.mark}` : ""}` }, ...answer, mark);
}

export function drawMatching(block: Matching, id: MakeId): HTMLElement {
  // On paper nothing opens: the answers stand below with letters, to write behind the items.
  const letters = h("ol", { class: "paper letters" }, ...block.answers.map(({ label }) => h("li", {}, label)));
  const items = block.items.map((item) => drawItem(item, block, id));
  return drawGroup(block, id, ...items, ...(block.locked ? [] : [letters]));
}
