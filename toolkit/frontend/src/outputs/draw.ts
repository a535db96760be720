// Every output of a page becomes an element here: those of cells, those within an Output widget, and their updates.
import { fill, h } from "../dom";
import { word } from "../page/words";
import { drawMarkdown, drawMaths } from "./later";
import { type LeftOut, markup } from "./markup";
import { type Bundle, type DataOutput, joined, type Output } from "./output";
import { terminal } from "./terminal";

interface Drawn {
  /** Null where nothing is left to see. */
  node: HTMLElement | null;
  leftOut?: LeftOut;
}

type Draw = (value: unknown, type: string, output: DataOutput) => Drawn;

// The forms that this page shows, the richest first, in the order of Jupyter's own front ends.
const FORMS: Record<string, Draw> = {
  "text/html": html,
  "text/markdown": (value) => ({ node: drawMarkdown(joined(value)) }),
  "image/svg+xml": picture,
  "image/png": picture,
  "image/jpeg": picture,
  "image/gif": picture,
  "image/webp": picture,
  "image/avif": picture,
  "image/bmp": picture,
  "text/latex": (value) => ({ node: drawMaths(h("div", { class: "output-latex" }, joined(value))) }),
  "application/json": (value) => ({ node: h("pre", { class: "output-text", dir: "ltr" }, JSON.stringify(value, null, 2)) }),
  "application/geo+json": (value) => ({ node: h("pre", { class: "output-text", dir: "ltr" }, JSON.stringify(value, null, 2)) }),
  "text/plain": (value) => ({ node: terminal(joined(value)) }),
};

function html(value: unknown): Drawn {
  const { node, leftOut, isEmpty } = markup(joined(value));
  return { node: isEmpty ? null : drawMaths(node), leftOut };
}

function of(metadata: Bundle | undefined, type: string, name: string): string | null {
  const own = metadata?.[type] as Bundle | undefined;
  const found = own?.[name] ?? metadata?.[name];
  return typeof found === "string" || typeof found === "number" ? String(found) : null;
}

function picture(value: unknown, type: string, { metadata }: DataOutput): Drawn {
  const source = joined(value);
  const packed = type === "image/svg+xml" ? `charset=utf-8,${encodeURIComponent(source)}` : `base64,${source.replace(/\s+/g, "")}`;
  const alt = of(metadata, type, "alt") ?? word("picture");
  const size = { width: of(metadata, type, "width"), height: of(metadata, type, "height") };
  return { node: h("p", { class: "output-picture" }, h("img", { src: `data:${type};${packed}`, alt, ...size })) };
}

/** A sentence in the place of what is not shown, with the way to it where that is known. */
export function said(words: string, address = ""): HTMLElement {
  const isAddress = /^(https?:)?\/\//i.test(address);
  const link = isAddress ? h("a", { href: address, rel: "noreferrer noopener" }, address) : null;
  return h("p", { class: "output-left-out" }, words, link ? " " : null, link);
}

function tell({ script, elsewhere }: LeftOut): HTMLElement[] {
  const of = [...new Set(elsewhere)];
  return [...(script ? [said(word("output_script"))] : []), ...of.slice(0, 3).map((one) => said(word("output_elsewhere"), one))];
}

/** The richest form of which something is left; what a richer one has lost is told. */
function data(output: DataOutput): HTMLElement {
  const bundle = output.data;
  const told: HTMLElement[] = [];
  const others = Object.keys(bundle).filter((type) => !(type in FORMS));
  for (const [type, draw] of Object.entries(FORMS)) {
    // Beside a form that this page does not show, plain text only names a thing of Python's.
    if (!(type in bundle) || (type === "text/plain" && (others.length || told.length))) continue;
    const { node, leftOut } = draw(bundle[type], type, output);
    told.push(...(leftOut ? tell(leftOut) : []));
    if (node) return h("div", { class: "output" }, node, ...told);
  }
  if (told.length) return h("div", { class: "output" }, ...told);
  if (others.length) return h("div", { class: "output" }, said(unknown(others)));
  return h("div", { class: "output" });
}

function unknown(types: string[]): string {
  if (types.some((type) => /javascript/i.test(type))) return word("output_script");
  return fill(word("output_unknown"), { type: types[0] ?? "" });
}

/** The element of an output that shows no widget. */
export function drawOutput(output: Output): HTMLElement {
  switch (output.output_type) {
    case "stream":
      // What goes to stderr is for the author, in the server's log.
      return output.name === "stdout" ? terminal(joined(output.text)) : h("span", { hidden: true });
    case "error":
      return h("p", { class: "output-error" }, word("could_not_load"));
    case "said":
      return h("p", { class: "output-error", role: "alert" }, output.words);
    default:
      return data(output);
  }
}
