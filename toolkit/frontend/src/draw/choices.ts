import type { ChoicesBlock, Option } from "../blocks";
import { h, line } from "../dom";
import type { MakeId } from ".";
import { drawMark, isMarked } from "./marks";

function drawOption(option: Option, block: ChoicesBlock, id: MakeId): HTMLElement {
  const markId = id(`${block.key}-${option.value}-mark`);
  const input = h("input", {
    type: block.several ? "checkbox" : "radio",
    name: block.name,
    value: option.value,
    disabled: block.locked,
    "aria-describedby": isMarked(option) ? markId : null,
  });
  input.checked = option.picked;
  return h(
    "div",
    { class: `option${option.mark ? ` mark-${option.mark}` : ""}` },
    h("label", {}, input, h("span", {}, ...line(option.label))),
    drawMark(option, markId),
  );
}

export function drawChoices(block: ChoicesBlock, id: MakeId): HTMLElement {
  const hintId = id(`${block.key}-hint`);
  return h(
    "fieldset",
    { class: block.locked ? "is-locked" : "", "aria-describedby": block.hint ? hintId : null },
    h("legend", { tabindex: "-1", "data-head": true }, ...line(block.legend)),
    block.hint ? h("p", { class: "hint", id: hintId }, block.hint) : null,
    h("div", { class: "options" }, ...block.options.map((option) => drawOption(option, block, id))),
  );
}
