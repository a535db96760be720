import type { Filters } from "../blocks";
import { h, line } from "../dom";
import { drawAction } from "./actions";
import type { MakeId } from "./around";

type Filter = Filters["filters"][number];

function drawFilter(filter: Filter, id: string): HTMLElement {
  const select = h("select", { id, name: filter.name, autocomplete: "off" }, ...filter.options.map(({ value, label }) => h("option", { value }, label)));
  select.value = filter.picked;
  return h("div", { class: "filter" }, h("label", { for: id }, filter.label), h("div", { class: "select" }, select));
}

/** What she looks for. Nothing changes before she presses the button. */
export function drawFilters(block: Filters, id: MakeId): HTMLElement {
  return h(
    "fieldset",
    {},
    h("legend", { tabindex: "-1", "data-head": true }, ...line(block.legend)),
    ...block.filters.map((filter) => drawFilter(filter, id(`${block.key}-${filter.name}`))),
    h("div", { class: "actions" }, drawAction(block.action)),
  );
}
