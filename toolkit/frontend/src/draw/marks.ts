// How an answered option or item shows what it was: an icon and words, never colour alone.
import type { Mark, Text } from "../blocks";
import { h, text } from "../dom";
import { icon } from "../icons";

interface Marked {
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

export function isMarked(item: Marked): boolean {
  return item.mark !== null || item.mark_text !== null || item.feedback !== null;
}

export function drawMark(item: Marked, id: string): HTMLElement | null {
  if (!isMarked(item)) return null;
  const verdict = item.mark_text
    ? h("p", { class: "mark-text" }, item.mark ? icon(item.mark) : null, h("strong", {}, item.mark_text))
    : null;
  return h("div", { class: "mark", id }, verdict, ...text(item.feedback ?? []));
}
