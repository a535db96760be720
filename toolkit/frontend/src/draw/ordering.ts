// Items to bring into an order. They are moved here, in the page; the kernel learns the order with the answer.
import type { Ordering, OrderingItem } from "../blocks";
import { fill, h, line, plain } from "../dom";
import { icon } from "../icons";
import type { Around } from "./around";
import { letDrag } from "./drag";
import { drawGroup } from "./group";
import { drawMark, isMarked } from "./marks";

type Way = "up" | "down";

function itemsOf(node: Element): HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>("[data-item]")];
}

export function orderOf(node: Element): string[] {
  return itemsOf(node).map((item) => item.dataset["item"] ?? "");
}

export function putInOrder(node: Element, order: string[]): void {
  const items = itemsOf(node);
  const sorted = order.flatMap((value) => items.filter((item) => item.dataset["item"] === value));
  items[0]?.parentElement?.append(...sorted);
  settle(node);
}

/** The first cannot go up, the last cannot go down. Their buttons stay in reach, so that focus on one is not lost. */
function settle(node: Element): void {
  for (const item of itemsOf(node)) {
    const ends = { up: item.previousElementSibling, down: item.nextElementSibling };
    for (const button of item.querySelectorAll<HTMLElement>("button")) {
      if (ends[button.dataset["way"] as Way]) button.removeAttribute("aria-disabled");
      else button.setAttribute("aria-disabled", "true");
    }
  }
}

/** Moves an item by one place. Its neighbour is what moves in the document: the button that was pressed keeps the focus. */
function move(item: HTMLElement, way: Way): boolean {
  const neighbour = way === "up" ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return false;
  if (way === "up") item.after(neighbour);
  else item.before(neighbour);
  if (item.parentElement) settle(item.parentElement);
  return true;
}

function placeOf(item: Element): number {
  return [...(item.parentElement?.children ?? [])].indexOf(item) + 1;
}

function drawMoves(item: OrderingItem, node: HTMLElement, block: Ordering, around: Around): HTMLElement[] {
  const label = plain(item.label);
  const tell = (): void => {
    around.announce(fill(block.moved, { label, place: placeOf(node), count: block.items.length }));
  };
  const buttons = (["up", "down"] as const).map((way) => {
    const attributes = { "aria-label": fill(block[way], { label }), "data-at": `${item.value} ${way}`, "data-way": way };
    const button = h("button", { type: "button", class: "button", ...attributes }, icon(way));
    button.addEventListener("click", () => {
      if (!move(node, way)) return;
      button.scrollIntoView({ block: "nearest" });
      tell();
    });
    return button;
  });
  const grip = h("span", { class: "grip", "aria-hidden": "true" }, icon("grip"));
  letDrag(node, grip, (way) => move(node, way), tell);
  return [h("div", { class: "moves" }, ...buttons), grip];
}

function drawItem(item: OrderingItem, block: Ordering, around: Around): HTMLElement {
  const mark = drawMark(item, around.id(`${block.key}-${item.value}-mark`));
  const words = h("div", { class: "order-words" }, h("p", {}, ...line(item.label)), isMarked(item) ? mark : null);
  const node = h("li", { class: item.mark ? `mark-${item.mark}` : "", "data-item": item.value }, words);
  if (!block.locked) node.append(...drawMoves(item, node, block, around));
  return node;
}

export function drawOrdering(block: Ordering, around: Around): HTMLElement {
  const list = h("ol", { class: "order", role: "list" }, ...block.items.map((item) => drawItem(item, block, around)));
  settle(list);
  return drawGroup(block, around.id, list);
}
