import { shims } from "@jupyter-widgets/base";
import type { IComm } from "@jupyterlab/services/lib/kernel/kernel";
import type { ICommMsgMsg } from "@jupyterlab/services/lib/kernel/messages";

type Take = (message: ICommMsgMsg) => PromiseLike<void> | void;

/**
 * A widget's comm. What arrives before its model is there to take it is kept.
 *
 * Messages of a kernel are handled one after the other, each awaited. `patience` may end that wait early: a message
 * that needs a widget which has to be fetched would else wait for an answer that stands behind it in the queue.
 */
export class WidgetComm extends shims.services.Comm {
  private early: ICommMsgMsg[] = [];

  constructor(
    private readonly comm: IComm,
    private readonly patience: (handled: PromiseLike<void> | void) => Promise<void>,
  ) {
    super(comm);
    comm.onMsg = (message) => {
      this.early.push(message);
    };
  }

  override on_msg(take: Take): void {
    this.comm.onMsg = (message) => this.patience(take(message));
    for (const message of this.early.splice(0)) void take(message);
  }
}
