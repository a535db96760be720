import type { KernelConnection } from "@jupyterlab/services/lib/kernel/default";

/** What a widget that holds other widgets may ask of the page. */
export interface ShowsWidgets {
  readonly kernel: KernelConnection;

  /** The model, once it is there. Fails if it cannot be had. */
  get_model(id: string): Promise<unknown>;

  /** Puts a model's view into an element of the page. */
  show(id: string, place: HTMLElement): Promise<void>;
}
