import type { Timeline, TimelineStep } from "../blocks";
import { h, heading, line } from "../dom";
import { icon } from "../icons";
import { drawActions } from "./actions";
import { consequences } from "./feedback";

function drawChose(chose: TimelineStep["chose"]): HTMLElement {
  return h("p", { class: "chose" }, h("span", { class: "label" }, chose.label), " ", ...line(chose.text));
}

function drawStep(step: TimelineStep): HTMLElement {
  return h(
    "li",
    { class: `step tone-${step.tone}` },
    h("h5", {}, ...line(step.title)),
    drawChose(step.chose),
    h("p", { class: "badge" }, icon(step.tone), step.tone_text),
    ...consequences(step),
    step.actions.length > 0 ? drawActions(step.actions) : null,
  );
}

export function drawTimeline(block: Timeline): HTMLElement {
  return h("div", {}, heading("h4", block.title), h("ol", { class: "steps" }, ...block.steps.map(drawStep)));
}
