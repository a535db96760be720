import type { ChoiceOption, Choices } from "../blocks";
import { h, line, text } from "../dom";
import type { MakeId } from "./around";
import { drawMark, isMarked } from "./marks";

function drawOption(option: ChoiceOption, block: Choices, id: MakeId): HTMLElement {
  const aboutId = id(`${block.key}-${option.value}-about`);
  const markId = id(`${block.key}-${option.value}-mark`);
  const input = h("input", {
    type: block.several ? "checkbox" : "radio",
    name: block.name,
    value: option.value,
    disabled: block.locked,
    "aria-describedby": [option.about && aboutId, isMarked(option) && markId].filter(Boolean).join(" ") || null,
  });
  input.checked = option.picked;
  return h(
    "div",
    { class: `option${option.mark ? ` mark-${option.mark}` : ""}` },
    h("label", {}, input, h("span", {}, ...line(option.label))),
    option.about && h("div", { class: "option-about", id: aboutId }, ...text(option.about)),
    drawMark(option, markId),
  );
}

export function drawChoices(block: Choices, id: MakeId): HTMLElement {
  const hintId = id(`${block.key}-hint`);
  return h(
    "fieldset",
    { class: block.locked ? "is-locked" : "", "aria-describedby": block.hint ? hintId : null },
    h("legend", { tabindex: "-1", "data-head": true }, ...line(block.legend)),
    block.hint ? h("p", { class: "hint", id: hintId }, block.hint) : null,
    h("div", { class: "options" }, ...block.options.map((option) => drawOption(option, block, id))),
  );
}
