import type { Step, TimelineBlock } from "../blocks";
import { h, heading, line } from "../dom";
import { icon } from "../icons";
import { drawActions } from "./actions";
import { consequences } from "./feedback";

function drawChose(chose: Step["chose"]): HTMLElement | null {
  if (chose === null) return null;
  return h("p", { class: "chose" }, h("span", { class: "label" }, chose.label), " ", ...line(chose.text));
}

function drawStep(step: Step): HTMLElement {
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

export function drawTimeline(block: TimelineBlock): HTMLElement {
  return h("div", {}, heading("h4", block.title), h("ol", { class: "steps" }, ...block.steps.map(drawStep)));
}
