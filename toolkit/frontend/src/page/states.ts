// The state of all widgets of a kernel, asked for over ipywidgets' control comm.
import { type Dict, put_buffers } from "@jupyter-widgets/base";
import type { KernelConnection } from "@jupyterlab/services/lib/kernel/default";
import type { ICommMsgMsg } from "@jupyterlab/services/lib/kernel/messages";
import type { JSONObject } from "@lumino/coreutils";

export interface WidgetState {
  model_name: string;
  model_module: string;
  model_module_version: string;
  state: JSONObject;
}

export type WidgetStates = Record<string, WidgetState>;

interface Answer {
  states: WidgetStates;
  /** Where each binary buffer belongs: the widget's id, then the path in what is told of it. */
  buffer_paths: [string, ...(string | number)[]][];
}

const CONTROL = "jupyter.widget.control";
const VERSION = "1.0.0";
// A line that hangs may let the kernel's answer through sooner.
const TELL_MS = 10_000;

/** Resolves when the connection to a kernel is given up: nothing will come from it any more. */
export function disposed(kernel: KernelConnection): Promise<void> {
  return new Promise((resolve) => {
    if (kernel.isDisposed) resolve();
    else kernel.disposed.connect(() => resolve());
  });
}

/** The states as the server knows them before any kernel has answered; null when it does not know them any more. */
export async function toldStates(address: string): Promise<WidgetStates | null> {
  try {
    const signal = AbortSignal.timeout(TELL_MS);
    const answer = await fetch(address, { cache: "no-store", credentials: "same-origin", signal });
    return answer.ok ? ((await answer.json()) as WidgetStates) : null;
  } catch {
    return null;
  }
}

/** Resolves when the kernel answers: after the cell that it is running now. Fails when the kernel is lost before. */
export async function requestStates(kernel: KernelConnection): Promise<WidgetStates> {
  const comm = kernel.createComm(CONTROL);
  const answered = new Promise<ICommMsgMsg>((resolve, reject) => {
    comm.onMsg = resolve;
    comm.onClose = () => reject(new Error("the kernel has no widgets yet"));
    void disposed(kernel).then(() => reject(new Error("the kernel was lost")));
  });
  comm.open({}, { version: VERSION });
  comm.send({ method: "request_states" });
  const { content, buffers } = await answered;
  comm.close();
  return withBuffers(content.data as unknown as Answer, buffers ?? []);
}

function withBuffers({ states, buffer_paths }: Answer, buffers: (ArrayBuffer | ArrayBufferView)[]): WidgetStates {
  buffer_paths.forEach(([id, ...path], index) => {
    const widget = states[id];
    const buffer = buffers[index];
    if (widget && buffer) put_buffers(widget as object as Dict<never>, [path], [buffer as ArrayBuffer]);
  });
  return states;
}
