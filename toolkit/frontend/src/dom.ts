// Small helpers to build elements. Words only ever become text nodes: no HTML is parsed anywhere in the renderer.
import type { Line, Run, Text } from "./blocks";

/** A line, with or without marks. */
export type Words = string | Line;

type Child = Node | string | null;
type Attributes = Record<string, string | boolean | null>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: SVGElement[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

function run(part: Run): Node {
  if (typeof part === "string") return document.createTextNode(part);
  return "b" in part ? h("strong", {}, part.b) : h("em", {}, part.i);
}

/** One line of words as nodes. */
export function line(words: Words): Node[] {
  return typeof words === "string" ? [document.createTextNode(words)] : words.map(run);
}

/** One line of words without its marks, for names that take plain text only. */
export function plain(words: Words): string {
  return line(words)
    .map((node) => node.textContent)
    .join("");
}

/** A template with its {names} filled in. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Paragraphs and lists as nodes. */
export function text(paragraphs: Text): HTMLElement[] {
  return paragraphs.map((one) =>
    "p" in one ? h("p", {}, ...line(one.p)) : h("ul", {}, ...one.ul.map((item) => h("li", {}, ...line(item)))),
  );
}

/** A heading that focus can be sent to; `render.ts` looks for data-head. */
export function heading(level: "h3" | "h4" | "h5", words: Words, attributes: Attributes = {}): HTMLHeadingElement {
  return h(level, { tabindex: "-1", "data-head": true, ...attributes }, ...line(words));
}

/** The address if it is a web address, else null: nothing else ever becomes a link. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
