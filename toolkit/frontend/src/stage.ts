// The renderer as an anywidget module, for JupyterLab and other places that are not our own page.
import { announcer } from "./announce";
import type { Block, Screen } from "./blocks";
import type { StageEvent } from "./events";
import { h } from "./dom";
import { Renderer } from "./render";

interface Model {
  get(name: "screen"): Screen;
  get(name: "paper"): Block[] | undefined;
  on(event: "change:screen", callback: () => void): void;
  off(event: "change:screen", callback: () => void): void;
  send(event: StageEvent): void;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const status = h("div", { role: "status", class: "stage-status" });
  const renderer = new Renderer({
    send: (event) => model.send(event),
    announce: announcer(status),
    paper: () => model.get("paper"),
  });
  renderer.root.append(status);
  const show = (): void => renderer.show(model.get("screen"));
  model.on("change:screen", show);
  el.append(renderer.root);
  show();
  return () => model.off("change:screen", show);
}

export default { render };
