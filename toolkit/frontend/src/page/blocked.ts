// A widget whose code is not on this server. Other front ends would fetch it from another host; a page never does.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import { h } from "../dom";
import { word } from "./words";

export class BlockedModel extends DOMWidgetModel {}

export class BlockedView extends DOMWidgetView {
  override render(): void {
    super.render();
    this.el.append(h("p", { class: "output-error" }, word("widget_blocked")));
  }
}
