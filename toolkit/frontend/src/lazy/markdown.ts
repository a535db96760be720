// Markdown that code displays; prose comes as HTML from the server. TeX stays as it is written.
import { Marked, type TokenizerAndRendererExtension } from "marked";
import { split } from "../outputs/tex";

const START = /\$|\\\(|\\\[|\\begin\{/;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** TeX at the beginning of `source`. */
function first(source: string): string | null {
  const [part] = split(source);
  return part && typeof part !== "string" ? part.source : null;
}

const tex: TokenizerAndRendererExtension = {
  name: "tex",
  level: "inline",
  start: (source) => source.search(START),
  tokenizer(source) {
    const raw = START.test(source.slice(0, 8)) ? first(source) : null;
    return raw === null ? undefined : { type: "tex", raw };
  },
  renderer: ({ raw }) => escaped(raw),
};

const block: TokenizerAndRendererExtension = {
  name: "texBlock",
  level: "block",
  start: (source) => source.search(/^(\$\$|\\\[|\\begin\{)/m),
  tokenizer(source) {
    const raw = /^(\$\$|\\\[|\\begin\{)/.test(source) ? first(source) : null;
    return raw === null ? undefined : { type: "texBlock", raw };
  },
  renderer: ({ raw }) => `<p>${escaped(raw)}</p>\n`,
};

const marked = new Marked({ gfm: true, async: false, extensions: [block, tex] });

export function renderMarkdown(source: string): string {
  return marked.parse(source, { async: false });
}
