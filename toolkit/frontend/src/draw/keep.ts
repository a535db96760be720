// What she made leaves the page only as a file on her own device or on paper. No kernel takes part.
import type { Keep } from "../blocks";
import { h, heading, text } from "../dom";
import type { Around } from "./around";

// Without this mark old programs on Windows take the letters for others.
const BYTE_ORDER_MARK = "\uFEFF";
const SAVED_MS = 10_000;

/** The text of the file; null when there is room for her words and she wrote none. */
function kept(block: Keep, around: Around): string | null {
  const parts = block.parts.map(({ label, text: words, entry }) => ({
    label,
    words: entry === null ? words : around.written(entry).trim(),
    hers: entry !== null,
  }));
  const hers = parts.filter((part) => part.hers);
  if (hers.length > 0 && hers.every(({ words }) => words === "")) return null;
  const told = parts.filter((part) => !part.hers || part.words !== "");
  return told.map(({ label, words }) => [label, words].filter(Boolean).join("\n")).join("\n\n") + "\n";
}

function save(file: string, words: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, words], { type: "text/plain;charset=utf-8" }));
  h("a", { href: url, download: file }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), SAVED_MS);
}

function drawButton(label: string, press: () => void): HTMLButtonElement {
  const button = h("button", { type: "button", class: "button", "data-at": label }, label);
  button.addEventListener("click", press);
  return button;
}

export function drawKeep(block: Keep, around: Around): HTMLElement {
  const said = h("p", { class: "said", hidden: true });
  const say = (words: string): void => {
    said.textContent = words;
    said.hidden = false;
    around.announce(words);
  };
  const keep = (): void => {
    const words = kept(block, around);
    if (words !== null) save(block.file, words);
    say(words === null ? block.nothing : block.saved);
  };
  const buttons = [drawButton(block.save, keep), drawButton(block.print, () => around.print())];
  return h("div", {}, heading("h4", block.title), ...text(block.text), h("div", { class: "actions" }, ...buttons), said);
}
