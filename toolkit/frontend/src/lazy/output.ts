// ipywidgets' Output: what code printed or displayed while it was captured.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import type { IIOPubMessage } from "@jupyterlab/services/lib/kernel/messages";
import type { ShowsWidgets } from "../page/shows";
import { Area } from "../outputs/area";
import { joined, type Output, type Update, updated } from "../outputs/output";

// Outputs go back to the kernel, so that its `outputs` is true; but not a large picture, which the server would refuse.
const MAX_SYNC = 40_000;

const SHOWN = new Set(["stream", "display_data", "execute_result", "error"]);

export class OutputModel extends DOMWidgetModel {
  // Set by `initialize`, which runs before a field would be given its first value.
  private hooked!: string;
  private clearNext!: boolean;
  private take!: (message: IIOPubMessage) => boolean;
  private follow!: (sender: unknown, message: IIOPubMessage) => void;

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
    this.hooked = "";
    this.clearNext = false;
    this.take = (message) => !this.takes(message);
    this.follow = (_, message) => this.update(message);
    this.listenTo(this, "change:msg_id", () => this.hook());
    this.hook();
    this.kernel.iopubMessage.connect(this.follow);
  }

  override close(commClosed = false): Promise<void> {
    this.unhook();
    if (!this.kernel.isDisposed) this.kernel.iopubMessage.disconnect(this.follow);
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

  private takes(message: IIOPubMessage): boolean {
    const type = message.header.msg_type;
    if (type === "clear_output") this.empty((message.content as { wait?: boolean }).wait === true);
    else if (SHOWN.has(type)) this.add({ ...message.content, output_type: type } as unknown as Output);
    else return false;
    return true;
  }

  // An update may come in answer to any message.
  private update(message: IIOPubMessage): void {
    if (message.header.msg_type !== "update_display_data") return;
    const next = updated(this.get("outputs") as Output[], message.content as unknown as Update);
    if (next) this.put(next);
  }

  private empty(wait: boolean): void {
    this.clearNext = wait;
    if (!wait) this.put([]);
  }

  private add(output: Output): void {
    const before = this.clearNext ? [] : (this.get("outputs") as Output[]);
    this.clearNext = false;
    const last = before[before.length - 1];
    if (last?.output_type === "stream" && output.output_type === "stream" && last.name === output.name) {
      this.put([...before.slice(0, -1), { ...last, text: joined(last.text) + joined(output.text) }]);
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
  private area: Area | null = null;

  override render(): void {
    super.render();
    this.el.classList.add("jupyter-widgets", "widget-output");
    this.area = new Area(this.el, this.model.widget_manager as unknown as ShowsWidgets);
    this.listenTo(this.model, "change:outputs", () => this.draw());
    this.draw();
  }

  private draw(): void {
    const shown = this.displayed.then(() => true);
    this.area?.draw(this.model.get("outputs") as Output[], () => shown).catch((error) => console.error(error));
  }
}
