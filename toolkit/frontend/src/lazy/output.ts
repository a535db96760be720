// ipywidgets' Output: what code printed or displayed while it was captured.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import type { IIOPubMessage } from "@jupyterlab/services/lib/kernel/messages";
import type { ShowsWidgets } from "../page/shows";
import { drawOutput, type Output } from "./mime";

// Outputs go back to the kernel, so that its `outputs` is true; but not a large picture, which the server would refuse.
const MAX_SYNC = 40_000;

const SHOWN = new Set(["stream", "display_data", "execute_result", "error"]);

export class OutputModel extends DOMWidgetModel {
  private hooked = "";
  private clearNext = false;

  override defaults(): Record<string, unknown> {
    return {
      ...super.defaults(),
      _model_name: "OutputModel",
      _view_name: "OutputView",
      _model_module: "@jupyter-widgets/output",
      _view_module: "@jupyter-widgets/output",
      msg_id: "",
      outputs: [],
    };
  }

  override initialize(attributes: Record<string, unknown>, options: never): void {
    super.initialize(attributes, options);
    this.listenTo(this, "change:msg_id", () => this.hook());
    this.hook();
  }

  override close(commClosed = false): Promise<void> {
    this.unhook();
    return super.close(commClosed);
  }

  private get kernel(): ShowsWidgets["kernel"] {
    return (this.widget_manager as unknown as ShowsWidgets).kernel;
  }

  // While msg_id is set, what the kernel sends in answer to that message is ours.
  private hook(): void {
    this.unhook();
    this.hooked = this.get("msg_id") as string;
    if (this.hooked) this.kernel.registerMessageHook(this.hooked, this.take);
  }

  private unhook(): void {
    if (this.hooked && !this.kernel.isDisposed) this.kernel.removeMessageHook(this.hooked, this.take);
    this.hooked = "";
  }

  private readonly take = (message: IIOPubMessage): boolean => {
    const type = message.header.msg_type;
    if (type === "clear_output") this.empty((message.content as { wait?: boolean }).wait === true);
    else if (SHOWN.has(type)) this.add({ ...message.content, output_type: type } as unknown as Output);
    else return true;
    return false;
  };

  private empty(wait: boolean): void {
    this.clearNext = wait;
    if (!wait) this.put([]);
  }

  private add(output: Output): void {
    const before = this.clearNext ? [] : (this.get("outputs") as Output[]);
    this.clearNext = false;
    const last = before[before.length - 1];
    if (last?.output_type === "stream" && output.output_type === "stream" && last.name === output.name) {
      this.put([...before.slice(0, -1), { ...last, text: last.text + output.text }]);
    } else {
      this.put([...before, output]);
    }
  }

  private put(outputs: Output[]): void {
    this.set("outputs", outputs);
    if (JSON.stringify(outputs).length <= MAX_SYNC) this.save_changes();
  }
}

export class OutputView extends DOMWidgetView {
  private round = 0;

  override render(): void {
    super.render();
    this.el.classList.add("jupyter-widgets", "widget-output");
    this.listenTo(this.model, "change:outputs", () => void this.draw());
    void this.draw();
  }

  // Views are made asynchronously: a round that was overtaken by newer outputs is dropped whole.
  private async draw(): Promise<void> {
    const round = ++this.round;
    const manager = this.model.widget_manager as unknown as ShowsWidgets;
    const outputs = this.model.get("outputs") as Output[];
    const drawn = await Promise.all(outputs.map((output) => drawOutput(output)));
    if (round !== this.round) return;
    this.el.replaceChildren(...drawn.map(({ node }) => node));
    await this.displayed;
    await Promise.all(drawn.map(({ node, model }) => (model && round === this.round ? manager.show(model, node) : undefined)));
  }
}
