// Draws TeX with KaTeX, which brings its own letters: a formula looks the same on a device without a font for maths.
import katex from "katex";
import { split, type Tex, textsOf } from "../outputs/tex";

// What one formula defines, the next may use, in the whole page, as in a notebook.
const macros = {};

function drawn({ source, tex, display }: Tex): Node {
  const holder = document.createElement(display ? "div" : "span");
  holder.className = display ? "maths maths-display" : "maths";
  if (display) holder.tabIndex = 0;
  try {
    katex.render(tex, holder, { displayMode: display, macros, globalGroup: true, strict: "ignore", maxExpand: 1000, maxSize: 50 });
  } catch (error) {
    // TeX that KaTeX does not know stays readable.
    console.warn(error);
    holder.replaceChildren(source);
  }
  return holder;
}

export function renderMaths(root: HTMLElement): void {
  for (const text of textsOf(root)) {
    const parts = split(text.data);
    if (parts.some((part) => typeof part !== "string")) {
      text.replaceWith(...parts.map((part) => (typeof part === "string" ? part : drawn(part))));
    }
  }
}
