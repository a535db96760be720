import type { GaugeReading, Gauges } from "../blocks";
import { h, heading, line } from "../dom";

// The words say it all; the bar between its two ends is for the eye only.
function drawBar(gauge: GaugeReading): HTMLElement {
  const span = gauge.high - gauge.low;
  const share = span > 0 ? (gauge.value - gauge.low) / span : 0;
  const fill = h("span", { class: "bar-fill" });
  fill.style.inlineSize = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  return h(
    "div",
    { class: "bar-line", "aria-hidden": "true" },
    h("span", { class: "bar-end" }, ...line(gauge.low_words)),
    h("span", { class: "bar" }, fill),
    h("span", { class: "bar-end" }, ...line(gauge.high_words)),
  );
}

function drawGauge(gauge: GaugeReading): HTMLElement {
  return h(
    "li",
    {},
    h("p", { class: "gauge-words" }, h("span", { class: "gauge-label" }, ...line(gauge.label)), " ", h("strong", {}, gauge.words)),
    drawBar(gauge),
  );
}

export function drawGauges(block: Gauges): HTMLElement {
  return h("div", {}, heading("h4", block.title), h("ul", { class: "gauges" }, ...block.items.map(drawGauge)));
}
