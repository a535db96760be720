import { shims } from "@jupyter-widgets/base";
import type { IComm } from "@jupyterlab/services/lib/kernel/kernel";
import type { ICommMsgMsg, IIOPubMessage } from "@jupyterlab/services/lib/kernel/messages";
import type { JSONObject, JSONValue } from "@lumino/coreutils";

type Take = (message: ICommMsgMsg) => PromiseLike<void> | void;
type Buffers = ArrayBuffer[] | ArrayBufferView[];

type Status = (message: IIOPubMessage) => void;

/** The part of ipywidgets' callbacks that tells when a message has been dealt with. */
interface Callbacks {
  iopub?: { status?: Status };
}

interface Sent {
  data: JSONValue;
  callbacks: Callbacks;
  metadata: JSONObject | undefined;
  buffers: Buffers | undefined;
}

/** What the page does for its widgets' comms. */
export interface Line {
  /** The largest message that the server takes, in bytes. */
  largest: number;
  /** Messages of a kernel are handled one after the other, each awaited: this may end that wait early. */
  patience(handled: PromiseLike<void> | void): Promise<void>;
  /** A message was too big to be sent. */
  heldBack(comm: string, bytes: number): void;
}

// Header and the like, beside what a widget sends.
const ENVELOPE = 2048;

function sizeOf(data: JSONValue, buffers: Buffers = []): number {
  const text = new TextEncoder().encode(JSON.stringify(data)).length;
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, text + ENVELOPE);
}

/**
 * A widget's comm. What arrives before its model is there to take it is kept. So is what was sent, until the kernel has
 * dealt with it: a connection that is lost loses what was under way, and ipywidgets would wait for the answer for ever.
 */
export class WidgetComm extends shims.services.Comm {
  private early: ICommMsgMsg[] = [];
  private readonly underWay = new Set<Sent>();

  constructor(
    private readonly comm: IComm,
    private readonly line: Line,
  ) {
    super(comm);
    comm.onMsg = (message) => {
      this.early.push(message);
    };
  }

  override on_msg(take: Take): void {
    this.comm.onMsg = (message) => this.line.patience(take(message));
    for (const message of this.early.splice(0)) void take(message);
  }

  /** Whether the kernel has yet to deal with something. */
  get isWaiting(): boolean {
    return this.underWay.size > 0;
  }

  override send(data: JSONValue, callbacks: Callbacks = {}, metadata?: JSONObject, buffers?: Buffers): string {
    const bytes = sizeOf(data, buffers);
    if (bytes <= this.line.largest) return this.pass({ data, callbacks, metadata, buffers });
    // Later: ipywidgets counts the message as sent only when this call is over.
    setTimeout(() => {
      callbacks.iopub?.status?.({ content: { execution_state: "idle" } } as unknown as IIOPubMessage);
      this.line.heldBack(this.comm_id, bytes);
    });
    return "";
  }

  /**
   * Sends again what got no answer: to set a value twice does no harm. Gives the number of other messages, which are
   * dropped, as a button pressed once must not be pressed twice.
   */
  sendAgain(): number {
    const lost = [...this.underWay];
    this.underWay.clear();
    const isUpdate = ({ data }: Sent): boolean => (data as { method?: string }).method === "update";
    for (const sent of lost.filter(isUpdate)) this.pass(sent);
    return lost.filter((sent) => !isUpdate(sent)).length;
  }

  private pass(sent: Sent): string {
    this.underWay.add(sent);
    const { status } = sent.callbacks.iopub ?? {};
    const done: Status = (message) => {
      const { execution_state } = message.content as { execution_state?: string };
      // An answer that comes after the message was sent again has been given already.
      if (execution_state === "idle" && !this.underWay.delete(sent)) return;
      status?.(message);
    };
    return super.send(sent.data, { ...sent.callbacks, iopub: { ...sent.callbacks.iopub, status: done } }, sent.metadata, sent.buffers);
  }
}
