import type { Line } from "../blocks";
import { h, heading, line, plain } from "../dom";
import type { MakeId } from "./around";

interface Grouped {
  key: string;
  legend: Line;
  hint: string | null;
  locked: boolean;
}

/** Fields that belong together, under the question they answer. */
export function drawGroup(block: Grouped, id: MakeId, ...content: HTMLElement[]): HTMLElement {
  const legendId = id(`${block.key}-legend`);
  const hintId = id(`${block.key}-hint`);
  return h(
    "div",
    {
      role: "group",
      class: block.locked ? "is-locked" : "",
      "aria-labelledby": legendId,
      "aria-describedby": block.hint ? hintId : null,
    },
    heading("h4", block.legend, { id: legendId }),
    block.hint ? h("p", { class: "hint", id: hintId }, block.hint) : null,
    ...content,
  );
}

/** A heading and its content, where there is nothing to answer. */
export function drawRead(block: Grouped, ...content: HTMLElement[]): HTMLElement {
  const title = plain(block.legend) ? heading("h4", block.legend) : null;
  return h("div", {}, title, block.hint ? h("p", { class: "hint" }, ...line(block.hint)) : null, ...content);
}
