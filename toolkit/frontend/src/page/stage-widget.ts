// Stage inside the page: the same renderer, without a script of its own from the kernel.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import type { JSONObject } from "@lumino/coreutils";
import type { Screen, StageEvent } from "../blocks";
import { Renderer } from "../render";
import { announce } from "./live";
import { word } from "./words";

export const STAGE_MODULE = "facilitator";

/** Whether a kernel's widget state is a Stage of the toolkit. */
export function isStage(state: Record<string, unknown>): boolean {
  const id = state["_anywidget_id"];
  return state["_model_module"] === "anywidget" && typeof id === "string" && /^toolkit\.(.+\.)?Stage$/.test(id);
}

/** A Stage that outlives its kernel: what is shown, and the portable state of the exercise. */
interface Kept {
  renderer: Renderer;
  place: unknown;
}

// By screen id. Filled when a kernel is lost, emptied as the new kernel's Stages take over.
const kept = new Map<string, Kept>();

// Which Stages are on the page now, so that they can be kept.
const views = new Set<StageView>();

const SLOW_MS = 1500;
const NO_ANSWER_MS = 10_000;

export class StageModel extends DOMWidgetModel {
  // The kernel calls a Stage an anywidget and says so again with each whole state; its view is ours all the same.
  override get(name: string): unknown {
    if (name === "_view_module") return STAGE_MODULE;
    return name === "_view_name" ? "StageView" : super.get(name);
  }
}

export class StageView extends DOMWidgetView {
  /** Set by the page: what to do when an event has had no answer for long. */
  static unanswered: () => void = () => undefined;

  private renderer: Renderer | null = null;
  private slow = 0;
  private silent = 0;
  private resuming = false;

  private get screen(): Screen {
    return this.model.get("screen") as Screen;
  }

  override render(): void {
    super.render();
    const before = kept.get(this.screen.id);
    kept.delete(this.screen.id);
    const host = { send: (event: StageEvent) => this.post(event), announce };
    this.renderer = before?.renderer ?? new Renderer(host);
    this.renderer.connect(host);
    this.el.append(this.renderer.root);
    this.listenTo(this.model, "change:screen", () => this.show());
    views.add(this);
    if (before) this.resume(before);
    else this.show();
  }

  override remove(): this {
    views.delete(this);
    this.calm();
    super.remove();
    return this;
  }

  /** Takes what is shown out of this view, before its model goes. */
  keep(): void {
    this.calm();
    if (!this.renderer) return;
    this.renderer.setWaiting(false);
    kept.set(this.screen.id, { renderer: this.renderer, place: this.model.get("place") as unknown });
  }

  /** The kernel is gone: nothing is under way any more, and what is filled in stays. */
  wake(): void {
    this.calm();
    this.renderer?.setWaiting(false);
  }

  // The new kernel starts at the beginning: what was shown stays until it has come back to the same place.
  private resume({ renderer, place }: Kept): void {
    if (place === null || place === undefined) return this.show();
    this.resuming = true;
    renderer.setWaiting(true);
    this.post({ do: "resume", values: { place } });
  }

  private show(): void {
    this.calm();
    if (this.resuming) this.renderer?.setWaiting(false);
    this.resuming = false;
    this.renderer?.show(this.screen);
  }

  private post(event: StageEvent): void {
    this.calm();
    try {
      this.model.send(event as unknown as JSONObject, {});
    } catch {
      // The kernel is gone: the page says so and offers the way on.
      this.wake();
      return StageView.unanswered();
    }
    this.slow = window.setTimeout(() => announce(word("working")), SLOW_MS);
    this.silent = window.setInterval(() => StageView.unanswered(), NO_ANSWER_MS);
  }

  private calm(): void {
    window.clearTimeout(this.slow);
    window.clearInterval(this.silent);
  }
}

/** Keeps every Stage of the page for the next kernel. */
export function keepStages(): void {
  for (const view of views) view.keep();
}

/** Ends all waiting, when no answer can come. */
export function wakeStages(): void {
  for (const view of views) view.wake();
}
