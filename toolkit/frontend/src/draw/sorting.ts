import type { Sorting, SortingItem } from "../blocks";
import { h, line } from "../dom";
import type { MakeId } from "./around";
import { drawGroup } from "./group";
import { drawMark, isMarked } from "./marks";

function drawItem(item: SortingItem, block: Sorting, id: MakeId): HTMLElement {
  const markId = id(`${block.key}-${item.value}-mark`);
  const radios = block.groups.map((group) => {
    const input = h("input", {
      type: "radio",
      name: `${block.name}/${item.value}`,
      value: group.value,
      disabled: block.locked,
      "data-item": item.value,
    });
    input.checked = item.picked === group.value;
    return h("label", {}, input, h("span", {}, ...line(group.label)));
  });
  return h(
    "fieldset",
    { class: `item${item.mark ? ` mark-${item.mark}` : ""}`, "aria-describedby": isMarked(item) ? markId : null },
    h("legend", {}, ...line(item.label)),
    h("div", { class: "groups" }, ...radios),
    drawMark(item, markId),
  );
}

export function drawSorting(block: Sorting, id: MakeId): HTMLElement {
  return drawGroup(block, id, ...block.items.map((item) => drawItem(item, block, id)));
}
