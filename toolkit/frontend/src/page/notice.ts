// The bar that says that something is wrong with the connection, and offers the way on.
import { h } from "../dom";

const bar = document.getElementById("notice");

export interface Offer {
  label: string;
  take(): void;
}

// Where the keyboard was before it came to the bar; it goes back there when the bar's button goes.
let before: HTMLElement | null = null;

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !bar?.contains(target)) before = target;
});

export function showNotice(words: string, offer?: Offer): void {
  // An alert speaks when its content changes: the same words again would only be noise.
  if (!bar || isShown(words, offer)) return;
  const hadFocus = bar.contains(document.activeElement);
  const button = offer ? h("button", { type: "button", class: "button is-primary" }, offer.label) : null;
  button?.addEventListener("click", () => offer?.take());
  bar.replaceChildren(h("p", {}, words), ...(button ? [button] : []));
  bar.hidden = false;
  if (hadFocus) (button ?? placeBefore())?.focus({ preventScroll: true });
}

export function hideNotice(): void {
  if (!bar) return;
  const hadFocus = bar.contains(document.activeElement);
  bar.hidden = true;
  bar.replaceChildren();
  if (hadFocus) giveFocusBack();
}

/** To where it was before the bar, or before what is there was put in anew. */
export function giveFocusBack(): void {
  placeBefore()?.focus({ preventScroll: true });
}

/** Brings her to the way on, when what she pressed cannot be answered. */
export function goToNotice(): void {
  bar?.querySelector("button")?.focus();
}

function isShown(words: string, offer: Offer | undefined): boolean {
  return !bar?.hidden && bar?.querySelector("p")?.textContent === words && Boolean(offer) === Boolean(bar.querySelector("button"));
}

function placeBefore(): HTMLElement | null {
  return before?.isConnected ? before : document.getElementById("main");
}
