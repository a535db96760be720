// The outputs of one cell, or of one Output widget, one below the other.
import { h } from "../dom";
import type { ShowsWidgets } from "../page/shows";
import { word } from "../page/words";
import { drawOutput } from "./draw";
import { modelOf, type Output, type Update, updated } from "./output";

interface Item {
  output: Output;
  told: string;
  node: HTMLElement;
}

export class Area {
  private items: Item[] = [];
  private round = 0;

  constructor(
    readonly place: HTMLElement,
    private readonly widgets: Pick<ShowsWidgets, "get_model" | "show">,
  ) {}

  /**
   * Shows `outputs` once their widgets are there; until then what is shown stays. An output that is shown already is left
   * alone: a widget keeps its focus while text beside it changes. `mayShow` is asked at the last moment. Fails if a widget's
   * model cannot be had.
   */
  async draw(outputs: Output[], mayShow: () => boolean | Promise<boolean> = () => true): Promise<void> {
    const round = ++this.round;
    const models = outputs.map(modelOf).filter((id) => id !== null);
    await Promise.all(models.map((id) => this.widgets.get_model(id)));
    // Outputs that were overtaken by newer ones are dropped whole.
    if (!(await mayShow()) || round !== this.round) return;
    const before = [...this.items];
    const fresh: Item[] = [];
    this.items = outputs.map((output) => {
      const told = JSON.stringify(output);
      const at = before.findIndex((item) => item.told === told);
      const [kept] = at < 0 ? [] : before.splice(at, 1);
      const item = kept ?? { output, told, node: modelOf(output) === null ? drawOutput(output) : h("div", { class: "widget" }) };
      if (!kept) fresh.push(item);
      return item;
    });
    put(this.place, this.items.map(({ node }) => node));
    await Promise.all(fresh.map(({ output, node }) => this.fill(modelOf(output), node)));
  }

  /** Takes an `update_display`; false when it is meant for another place. */
  update(update: Update): boolean {
    const next = updated(this.items.map(({ output }) => output), update);
    if (next) void this.draw(next).catch((error) => console.error(error));
    return next !== null;
  }

  // A view must be in the page to attach.
  private async fill(model: string | null, node: HTMLElement): Promise<void> {
    if (model === null) return;
    try {
      await this.widgets.show(model, node);
    } catch (error) {
      console.error(error);
      node.replaceChildren(sorry());
    }
  }
}

/** Makes `nodes` the children of `place` without taking those out that stay. */
function put(place: HTMLElement, nodes: HTMLElement[]): void {
  for (const child of [...place.childNodes]) if (!nodes.includes(child as HTMLElement)) child.remove();
  nodes.forEach((node, at) => {
    if (place.childNodes[at] !== node) place.insertBefore(node, place.childNodes[at] ?? null);
  });
}

export function sorry(): HTMLElement {
  return h("p", { class: "output-error" }, word("could_not_load"));
}
