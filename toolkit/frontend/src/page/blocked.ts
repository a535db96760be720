// A widget whose code is not on this server. Other front ends would fetch it from another host; a page never does.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import { fill } from "../dom";
import { said } from "../outputs/draw";
import { word } from "./words";

export class BlockedModel extends DOMWidgetModel {}

export class BlockedView extends DOMWidgetView {
  override render(): void {
    super.render();
    this.el.append(said(this.why()));
  }

  // What the server can allow is a widget made with anywidget; no other would be shown either way.
  private why(): string {
    const module = String(this.model.get("_model_module"));
    return module === "anywidget" ? word("widget_blocked") : fill(word("widget_foreign"), { module });
  }
}
