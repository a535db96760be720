// The widget manager: models from the kernel, each shown where the page says.
import { DOMWidgetView, type IClassicComm, type WidgetModel, type WidgetView } from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager/lib/manager-base";
import type { KernelConnection } from "@jupyterlab/services/lib/kernel/default";
import type { IComm } from "@jupyterlab/services/lib/kernel/kernel";
import type { ICommOpenMsg } from "@jupyterlab/services/lib/kernel/messages";
import type { JSONObject } from "@lumino/coreutils";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import { drawMaths } from "../outputs/later";
import { findModel, findView } from "./classes";
import { type Line, WidgetComm } from "./comm";
import type { ShowsWidgets } from "./shows";
import { requestStates, toldStates, type WidgetStates } from "./states";
import { isStage, STAGE_MODULE } from "./stage-widget";

const TARGET = "jupyter.widget";
// Messages to this comm are read by the server, not by the kernel.
const HELD_BACK = "held-back";
const OUTPUT_MODULE = "@jupyter-widgets/output";

interface Signal {
  promise: Promise<void>;
  resolve(): void;
}

function signal(): Signal {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

// The page may be quicker to tell of a widget than the web socket is to bring it.
const AT_ONCE_MS = 300;

export class PageManager extends ManagerBase implements ShowsWidgets, Line {
  private readonly comms = new Map<string, WidgetComm>();
  private fetching: Promise<void> | null = null;
  private nextFetching: Promise<void> | null = null;
  private fetchBegun = signal();

  /** Where ipywidgets looks for somebody who draws the formulas of labels and descriptions. */
  readonly _rendermime = { latexTypesetter: { typeset: drawMaths } };

  /** What the server tells of the widgets, until it has been looked at. */
  private told: Promise<WidgetStates | null> | null;

  constructor(
    readonly kernel: KernelConnection,
    readonly largest: number,
    private readonly sayTooBig: () => void,
    widgets?: string,
  ) {
    super();
    this.told = widgets === undefined ? null : toldStates(widgets);
    // Not awaited: messages go on meanwhile, which a model may need whose parts have to be fetched.
    kernel.registerCommTarget(TARGET, (comm, message) => void this.opened(comm, message as ICommOpenMsg));
  }

  private async opened(comm: IComm, message: ICommOpenMsg): Promise<void> {
    if (this.has_model(message.content.comm_id)) return;
    await this.handle_comm_open(this.take(comm), message).catch((error) => console.error(error));
  }

  private take(comm: IComm): WidgetComm {
    const made = new WidgetComm(comm, this);
    this.comms.set(made.comm_id, made);
    return made;
  }

  // A message that needs a widget which has to be fetched would else wait for an answer that stands behind it in the queue.
  patience(handled: PromiseLike<void> | void): Promise<void> {
    return Promise.race([Promise.resolve(handled), this.fetchBegun.promise]);
  }

  heldBack(comm: string, bytes: number): void {
    this.sayTooBig();
    this.kernel.createComm(HELD_BACK, HELD_BACK).send({ bytes }).dispose();
    void this.agree([comm]);
  }

  /**
   * After a loss: what got no answer is sent again, and everything else is shown as the kernel knows it. Gives the number of
   * presses that were lost; those of a Stage, which asks by itself, are not among them.
   */
  async catchUp(): Promise<number> {
    let lost = 0;
    for (const [id, comm] of this.comms) {
      const model = this.has_model(id) ? await super.get_model(id) : null;
      if (!model) this.comms.delete(id);
      else lost += isStage(model.attributes) ? 0 : comm.sendAgain();
    }
    await this.agree();
    return lost;
  }

  /** Shows widgets as the kernel knows them, all or those named; except where the kernel has yet to hear of a change. */
  async agree(only: string[] = [...this.comms.keys()]): Promise<void> {
    const states = await requestStates(this.kernel).catch((): WidgetStates => ({}));
    for (const id of only) {
      const known = states[id];
      if (!known || !this.has_model(id) || this.comms.get(id)?.isWaiting) continue;
      const model = await super.get_model(id);
      // An Output shows more than it tells the kernel.
      const { outputs: _, ...others } = known.state;
      const state = known.model_module === OUTPUT_MODULE ? others : known.state;
      model.set_state(await (model.constructor as typeof WidgetModel)._deserialize_state(state, this));
    }
  }

  /** The model; one that is not here yet, and does not come at once, is fetched. */
  override async get_model(id: string): Promise<WidgetModel> {
    const last = Date.now() + (this.told ? 0 : AT_ONCE_MS);
    while (!this.has_model(id) && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 20));
    if (!this.has_model(id)) await this.fetch();
    return super.get_model(id);
  }

  /**
   * Gets the widgets that are not here yet. Those that are here are kept up to date by messages, and are left alone:
   * an answer may be older than what a learner has just done. Calls during a fetch share the one after it.
   */
  private fetch(): Promise<void> {
    if (this.fetching === null) {
      this.fetchBegun.resolve();
      this.fetching = this.fetchMissing().finally(() => {
        this.fetching = null;
        this.fetchBegun = signal();
      });
      return this.fetching;
    }
    this.nextFetching ??= this.fetching.catch(() => undefined).then(() => {
      this.nextFetching = null;
      return this.fetch();
    });
    return this.nextFetching;
  }

  // Models are only begun here, not awaited: one may wait for another that the next fetch brings.
  private async fetchMissing(): Promise<void> {
    const { told } = this;
    this.told = null;
    const states = (await told) ?? (await requestStates(this.kernel));
    for (const [model_id, { state, ...names }] of Object.entries(states)) {
      if (this.has_model(model_id)) continue;
      const comm = this.take(this.kernel.createComm(TARGET, model_id));
      this.new_model({ ...names, model_id, comm }, state).catch((error) => console.error(error));
    }
  }

  async show(id: string, place: HTMLElement): Promise<void> {
    const model = await this.get_model(id);
    const view = await this.create_view(model);
    if (view instanceof DOMWidgetView) Widget.attach(view.luminoWidget, place);
    else place.append((view as WidgetView).el);
    const resize = (): void => {
      if (view instanceof DOMWidgetView) MessageLoop.postMessage(view.luminoWidget, Widget.ResizeMessage.UnknownSize);
    };
    window.addEventListener("resize", resize);
    view.once("remove", () => window.removeEventListener("resize", resize));
  }

  protected override async loadModelClass(name: string, moduleName: string): Promise<never> {
    return (await findModel(name, moduleName)) as never;
  }

  protected override async loadViewClass(name: string, moduleName: string): Promise<never> {
    return (await findView(name, moduleName)) as never;
  }

  // Asked for by the two above, if they were not ours.
  protected override loadClass(): Promise<never> {
    return Promise.reject(new Error("classes are loaded by what they are for"));
  }

  // A Stage is a class of this bundle; its state tells, not the names of its classes.
  override _make_model(options: Parameters<ManagerBase["_make_model"]>[0], state: JSONObject = {}): Promise<WidgetModel> {
    if (!isStage(state)) return super._make_model(options, state);
    return super._make_model({ ...options, model_module: STAGE_MODULE, model_name: "StageModel" }, state);
  }

  // Asked for by parts of ManagerBase that a page never uses: widgets come from the kernel, and only from there.
  protected override _create_comm(): Promise<IClassicComm> {
    return Promise.reject(new Error("a page opens no comms"));
  }

  protected override async _get_comm_info(): Promise<Record<string, unknown>> {
    return {};
  }
}
