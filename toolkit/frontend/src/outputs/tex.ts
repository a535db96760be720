// Where TeX begins and ends in a text, as Jupyter's front ends understand it. A dollar before a space, or after one, or
// before a digit is money.
export interface Tex {
  source: string;
  tex: string;
  display: boolean;
}

const TEX =
  /\$\$([^]+?)\$\$|\\\[([^]+?)\\\]|\\\(([^]+?)\\\)|(\\begin\{(\w+\*?)\}[^]+?\\end\{\5\})|(?<![\\$])\$(?![\s$])((?:\\[^]|[^$\\])+?)(?<!\s)\$(?![\d$])/g;
const SKIPPED = "pre, code, textarea, script, style, kbd, samp, .katex, [contenteditable]";

/** Text and TeX in turn. */
export function split(text: string): (string | Tex)[] {
  const parts: (string | Tex)[] = [];
  let at = 0;
  for (const found of text.matchAll(TEX)) {
    const [source, dollars, brackets, parens, environment, , inline] = found;
    if (found.index > at) parts.push(text.slice(at, found.index));
    const tex = dollars ?? brackets ?? parens ?? environment ?? inline ?? "";
    parts.push({ source, tex, display: (dollars ?? brackets ?? environment) !== undefined });
    at = found.index + source.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** The text nodes within `root` that may hold TeX. */
export function textsOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (/[$\\]/.test(text.data) && !text.parentElement?.closest(SKIPPED)) found.push(text);
  }
  return found;
}

export function hasMaths(root: HTMLElement): boolean {
  return textsOf(root).some(({ data }) => split(data).some((part) => typeof part !== "string"));
}
