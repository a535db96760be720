// ipywidgets shows a broken-file picture and, on a click, a stack trace in English. A learner gets a sentence.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base/lib/widget";
import { word } from "../page/words";

export function createErrorWidgetModel(error: unknown, message: string): typeof DOMWidgetModel {
  console.error(message, error);
  return class extends DOMWidgetModel {
    constructor(attributes: object, options?: object) {
      super({ ...attributes, _view_name: "ErrorWidgetView", _view_module: "@jupyter-widgets/base" }, (options ?? {}) as never);
      // Without a comm nothing is sent; `true` keeps ipywidgets from marking the view as disconnected.
      this.comm_live = true;
    }
  };
}

export class ErrorWidgetView extends DOMWidgetView {
  override render(): void {
    const sentence = document.createElement("p");
    sentence.className = "output-error";
    sentence.textContent = word("could_not_load");
    this.el.append(sentence);
  }
}

export function createErrorWidgetView(_error: unknown, _message: string): typeof DOMWidgetView {
  return ErrorWidgetView;
}
