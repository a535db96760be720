// Where the keyboard is, remembered over a new drawing.
import { actionOf } from "./draw/actions";

/** Names the focused control in a way that a new drawing of it can be found by. */
export type Mark = string | null;

function nameOf(element: Element): Mark {
  const action = actionOf(element);
  if (action) return `do ${action.do} ${JSON.stringify(action.values)}`;
  if (element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)) return `pick ${element.name} ${element.value}`;
  if (isField(element)) return `field ${element.name}`;
  const block = element.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "";
  const at = element.getAttribute("data-at");
  if (at !== null) return `at ${block} ${at}`;
  return element.hasAttribute("data-head") ? `head ${block}` : null;
}

function isField(element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return element.matches("input, select, textarea");
}

export function markFocus(root: Element): Mark {
  const active = document.activeElement;
  return active && root.contains(active) ? nameOf(active) : null;
}

export function findMarked(root: Element, mark: Mark): HTMLElement | null {
  if (mark === null) return null;
  const candidates = root.querySelectorAll<HTMLElement>("button, summary, input:not(:disabled), select, textarea, [data-head]");
  return [...candidates].find((candidate) => nameOf(candidate) === mark) ?? null;
}

export function headOf(block: HTMLElement): HTMLElement {
  const head = block.querySelector<HTMLElement>("[data-head]");
  if (head) return head;
  block.tabIndex = -1;
  return block;
}

/** The lower edge of a header that stays at the top while the page scrolls. */
function coveredTop(): number {
  return document.querySelector("header.top")?.getBoundingClientRect().bottom ?? 0;
}

/** Focuses without the browser's own jump, then brings the element into view at once if it is not. */
export function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  const outOfView = top < coveredTop() || bottom > window.innerHeight;
  if (outOfView) element.scrollIntoView({ block: "start", behavior: "instant" });
}
