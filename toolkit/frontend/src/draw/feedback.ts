import type { Cite, CiteList, EffectList, Feedback, FeltList, Part } from "../blocks";
import { h, heading, line, text, webAddress } from "../dom";
import { icon } from "../icons";

export function drawParts(parts: Part[]): HTMLElement {
  return h(
    "dl",
    { class: "parts" },
    ...parts.map((part) => h("div", {}, h("dt", {}, part.label), h("dd", {}, ...text(part.text)))),
  );
}

function drawFelt(felt: FeltList): HTMLElement {
  const people = felt.people.map((person) => h("div", {}, h("dt", {}, ...line(person.name)), h("dd", {}, ...line(person.text))));
  return h("div", { class: "felt" }, h("p", { class: "label" }, felt.title), h("dl", {}, ...people));
}

function drawEffects(effects: EffectList): HTMLElement {
  const items = effects.items.map((item) => h("li", {}, ...line(item)));
  return h("div", { class: "effects" }, h("p", { class: "label" }, effects.title), h("ul", {}, ...items));
}

function drawCite({ label, url }: Cite): HTMLElement {
  const address = webAddress(url);
  const link = address ? h("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, label) : label;
  return h("li", {}, link);
}

export function drawCites(cites: CiteList): HTMLElement {
  return h(
    "details",
    { class: "cites" },
    h("summary", { "data-head": true }, cites.title),
    h("ul", {}, ...cites.items.map(drawCite)),
  );
}

/** What feedback and a step of a timeline both can carry. */
type Consequences = Pick<Feedback, "parts" | "felt" | "effects" | "cites">;

/** What an act led to: the parts, what people felt, what changed, and where it is written. */
export function consequences({ parts, felt, effects, cites }: Consequences): (HTMLElement | null)[] {
  return [parts.length > 0 ? drawParts(parts) : null, felt && drawFelt(felt), effects && drawEffects(effects), cites && drawCites(cites)];
}

export function drawFeedback(block: Feedback): HTMLElement {
  return h(
    "div",
    { class: `panel tone-${block.tone}` },
    icon(block.tone),
    h("div", { class: "panel-body" }, heading("h4", block.title), ...text(block.text), ...consequences(block)),
  );
}
