// HTML that code displays, without what this page never does: run scripts of others, frame pages, ask other hosts.
import { h } from "../dom";
import { word } from "../page/words";

/** What was left out of HTML. */
export interface LeftOut {
  script: boolean;
  /** What stood on another website or brought a page of its own; addresses where they are known. */
  elsewhere: string[];
}

export interface Markup {
  node: HTMLElement;
  leftOut: LeftOut;
  /** Whether there is anything left to see or hear. */
  isEmpty: boolean;
}

const DROPPED = "link, meta, base, noscript, template, title";
const FRAMES = "iframe, frame, object, embed, portal, fencedframe";
const LOADS = ["src", "srcset", "poster", "background", "data", "href", "xlink:href", "action", "formaction"];
const SEEN = "img, svg, picture, video, audio, table, math, hr, input, button, select, textarea, progress, meter";

function isElsewhere(address: string): boolean {
  if (/^\s*(data|blob|attachment|mailto|tel):/i.test(address)) return false;
  try {
    return new URL(address, location.href).origin !== location.origin;
  } catch {
    return true;
  }
}

function isScript(address: string): boolean {
  // Browsers pass over blanks and line ends within the word.
  // eslint-disable-next-line no-control-regex
  return /^(javascript|vbscript):/i.test(address.replace(/[\u0000-\u0020]+/g, ""));
}

function leadsSomewhere(element: Element): boolean {
  return element.localName === "a" || element.localName === "area";
}

function cleanAttributes(element: Element, leftOut: LeftOut): void {
  for (const { name, value } of [...element.attributes]) {
    if (/^on/i.test(name) || name === "srcdoc" || (LOADS.includes(name) && isScript(value))) {
      element.removeAttribute(name);
      leftOut.script = true;
    } else if (LOADS.includes(name) && !leadsSomewhere(element) && isElsewhere(value)) {
      element.removeAttribute(name);
      leftOut.elsewhere.push(value);
    }
  }
  if (leadsSomewhere(element)) element.setAttribute("rel", "noreferrer noopener");
  if (element instanceof HTMLImageElement && !element.hasAttribute("src")) element.replaceWith(element.alt);
}

function frameTables(holder: HTMLElement): void {
  for (const table of holder.querySelectorAll("table")) {
    if (table.parentElement?.closest("table, .table-scroll")) continue;
    const frame = h("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": word("table") });
    table.replaceWith(frame);
    frame.append(table);
  }
}

/** The browser's own parser reads it in a document that runs and loads nothing. */
export function markup(source: string): Markup {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  const leftOut: LeftOut = { script: false, elsewhere: [] };
  for (const script of parsed.querySelectorAll("script")) {
    // Data in a script element is not one.
    if (!/json|text\/plain|template/i.test(script.type)) leftOut.script = true;
    script.remove();
  }
  for (const frame of parsed.querySelectorAll(FRAMES)) {
    leftOut.elsewhere.push(frame.getAttribute("src") ?? frame.getAttribute("data") ?? "");
    frame.remove();
  }
  parsed.querySelectorAll(DROPPED).forEach((one) => one.remove());
  parsed.querySelectorAll("*").forEach((one) => cleanAttributes(one, leftOut));
  const holder = h("div", { class: "output-html" }, ...parsed.head.querySelectorAll("style"), ...parsed.body.childNodes);
  frameTables(holder);
  const text = h("div", {}, holder.cloneNode(true));
  text.querySelectorAll("style").forEach((one) => one.remove());
  return { node: holder, leftOut, isEmpty: !text.textContent?.trim() && !text.querySelector(SEEN) };
}
