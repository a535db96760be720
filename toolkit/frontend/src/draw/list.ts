import type { Index } from "../blocks";
import { h, heading, line } from "../dom";
import { drawAction } from "./actions";
import type { MakeId } from "./around";

type Item = Index["items"][number];

function drawItem(item: Item, aboutId: string): HTMLElement {
  const button = drawAction(item.action);
  if (item.about) button.setAttribute("aria-describedby", aboutId);
  // Coming back from what it opened, focus goes to this button and not to the heading.
  if (item.here) button.toggleAttribute("data-head", true);
  return h("li", {}, button, item.about ? h("span", { class: "about", id: aboutId }, item.about) : null);
}

/** Things to open, under a heading. */
export function drawIndex(block: Index, id: MakeId): HTMLElement {
  const items = block.items.map((item, index) => drawItem(item, id(`${block.key}-${index}`)));
  const title = block.items.some(({ here }) => here) ? h("h4", {}, ...line(block.title)) : heading("h4", block.title);
  return h("div", {}, title, h("ul", { class: "index" }, ...items));
}
