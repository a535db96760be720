// Bars of plain data. The picture has one name that says all of it; the facts beneath are small tables of two columns,
// which a phone shows as they are.
import type { Chart } from "../blocks";
import { h, heading, line, svg, text } from "../dom";
import { drawCites } from "./feedback";

type Bar = Chart["bars"][number];
type Facts = Chart["facts"][number];

function drawBar(bar: Bar, top: number): HTMLElement {
  const share = top > 0 ? Math.min(1, Math.max(0, bar.value / top)) : 0;
  // What is hardly anything is still something to see.
  const width = share > 0 ? `${Math.max(1, Math.round(share * 1e4) / 100)}%` : "0";
  const track = svg(
    "svg",
    { class: "chart-track", "aria-hidden": "true", focusable: "false" },
    svg("rect", { width: "100%", height: "100%", class: "chart-ground" }),
    svg("rect", { width, height: "100%", class: "chart-fill" }),
  );
  return h("div", { class: "chart-row" }, h("p", { class: "chart-label" }, ...line(bar.label)), track, h("p", { class: "chart-words" }, bar.words));
}

function drawFacts(facts: Facts): HTMLElement {
  const rows = facts.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.label), h("td", {}, ...text(row.text))));
  return h(
    "div",
    { class: "facts" },
    h("table", {}, h("caption", {}, ...line(facts.title)), h("tbody", {}, ...rows)),
    facts.cites && drawCites(facts.cites),
  );
}

export function drawChart(block: Chart): HTMLElement {
  const picture = h("div", { role: "img", "aria-label": block.summary }, ...block.bars.map((bar) => drawBar(bar, block.top)));
  const table = h("details", { "data-at": "table" }, h("summary", { "data-at": "table" }, block.table), ...block.facts.map(drawFacts));
  return h("div", {}, heading("h4", block.title), picture, h("p", { class: "hint" }, block.scale), table);
}
