// Markdown and maths: what draws them is large, so it comes only where an output needs it. Until then, and where it does
// not come, the text can be read as it was written.
import { h } from "../dom";
import { markup } from "./markup";
import { terminal } from "./terminal";
import { hasMaths } from "./tex";

// Built on their own (see build.mjs), so their hashed names are known only there.
declare const MARKDOWN_JS: string;
declare const MATHS_JS: string;
declare const MATHS_CSS: string;

const beside = (name: string): string => new URL(name, import.meta.url).href;

/** Markdown that code displays. */
export function drawMarkdown(source: string): HTMLElement {
  const holder = h("div", { class: "output-markdown" }, terminal(source));
  void import(beside(MARKDOWN_JS)).then(
    ({ renderMarkdown }: typeof import("../lazy/markdown")) => {
      holder.replaceChildren(markup(renderMarkdown(source)).node);
      drawMaths(holder);
    },
    (error) => console.error(error),
  );
  return holder;
}

let sheet: HTMLLinkElement | null = null;

function loadSheet(): void {
  if (sheet) return;
  sheet = h("link", { rel: "stylesheet", href: beside(MATHS_CSS) });
  document.head.append(sheet);
}

/** Draws the formulas within `root`, in place; gives `root` back at once. */
export function drawMaths<T extends HTMLElement>(root: T): T {
  if (!hasMaths(root)) return root;
  loadSheet();
  void import(beside(MATHS_JS)).then(
    ({ renderMaths }: typeof import("../lazy/maths")) => renderMaths(root),
    (error) => console.error(error),
  );
  return root;
}
