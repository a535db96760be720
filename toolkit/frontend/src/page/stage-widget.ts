// Stage inside the page: the same renderer, without a script of its own from the kernel.
import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import type { JSONObject } from "@lumino/coreutils";
import type { Block, Screen } from "../blocks";
import type { StageEvent } from "../events";
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
// What waited for the connection is answered within this time after it is back, or was lost on its way.
const BACK_MS = 3000;

export class StageModel extends DOMWidgetModel {
  // The kernel calls a Stage an anywidget and says so again with each whole state; its view is ours all the same.
  override get(name: string): unknown {
    if (name === "_view_module") return STAGE_MODULE;
    return name === "_view_name" ? "StageView" : super.get(name);
  }
}

export class StageView extends DOMWidgetView {
  /** Set by the page, for an event that has had no answer for long: whether it is worth trying once more. */
  static unanswered: () => Promise<boolean> = async () => false;

  private renderer: Renderer | null = null;
  private slow = 0;
  private silent = 0;
  private again = false;
  // The place to which the kernel has yet to come.
  private goal: unknown = null;

  private get screen(): Screen {
    return this.model.get("screen") as Screen;
  }

  override render(): void {
    super.render();
    const before = kept.get(this.screen.id);
    kept.delete(this.screen.id);
    const host = {
      send: (event: StageEvent) => this.pressed(event),
      announce,
      paper: () => this.model.get("paper") as Block[] | undefined,
    };
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
    kept.set(this.screen.id, { renderer: this.renderer, place: this.place });
  }

  /** The kernel is gone: nothing is under way any more, and what is filled in stays. */
  wake(): void {
    this.calm();
    this.renderer?.setWaiting(false);
  }

  // The new kernel starts at the beginning: what was shown stays until it has come back to the same place.
  private resume({ renderer, place }: Kept): void {
    if (place === null || place === undefined) return this.show();
    this.goal = place;
    renderer.setWaiting(true);
    this.post(this.wayBack());
  }

  private get place(): unknown {
    return this.goal ?? (this.model.get("place") as unknown);
  }

  private wayBack(): StageEvent {
    return { do: "resume", values: { place: this.place } };
  }

  // A press on what the kernel has not come back to would be answered with another screen.
  private pressed(event: StageEvent): void {
    this.again = false;
    this.post(this.goal === null ? event : this.wayBack());
  }

  /** The connection is back: an event may have been lost with it. */
  hurry(): void {
    if (this.silent) this.listen(BACK_MS);
  }

  private listen(ms: number): void {
    window.clearInterval(this.silent);
    this.silent = window.setInterval(() => void this.unanswered(), ms);
  }

  // The event, or its answer, was lost on its way. Where she was can be asked for again without harm.
  private async unanswered(): Promise<void> {
    const asked = this.silent;
    if (!(await StageView.unanswered()) || this.silent !== asked) return;
    if (!this.again) {
      this.again = true;
      return this.post(this.wayBack());
    }
    this.wake();
    this.renderer?.remind(word("press_again"));
  }

  private show(): void {
    this.calm();
    // Back at the same place nothing has happened that she would have to hear of.
    const isBack = this.goal !== null;
    if (isBack) this.renderer?.setWaiting(false);
    this.goal = null;
    this.again = false;
    this.renderer?.show(this.screen, isBack);
  }

  private post(event: StageEvent): void {
    this.calm();
    try {
      this.model.send(event as unknown as JSONObject, {});
    } catch {
      // The kernel is gone: the page says so and offers the way on.
      this.wake();
      void StageView.unanswered();
      return;
    }
    this.slow = window.setTimeout(() => announce(word("working")), SLOW_MS);
    this.listen(NO_ANSWER_MS);
  }

  private calm(): void {
    window.clearTimeout(this.slow);
    window.clearInterval(this.silent);
    this.silent = 0;
  }
}

/** Keeps every Stage of the page for the next kernel. */
export function keepStages(): void {
  for (const view of views) view.keep();
}

/** The connection is back: what still waits is not left waiting for long. */
export function hurryStages(): void {
  for (const view of views) view.hurry();
}

/** Ends all waiting, when no answer can come. */
export function wakeStages(): void {
  for (const view of views) view.wake();
}
