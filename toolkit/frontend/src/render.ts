// Draws a Screen and reports what the learner does. Drawing again is keyed: a block whose data did not change
// keeps its element, and with it drafts, open details and the keyboard's place.
import type { Action, Block, Screen } from "./blocks";
import type { StageEvent } from "./events";
import { h, line } from "./dom";
import { draw } from "./draw";
import { actionOf } from "./draw/actions";
import type { Around } from "./draw/around";
import { writingIn } from "./draw/entry";
import { findMarked, focusOn, headOf, type Mark, markFocus } from "./focus";
import { collect, keepDraft } from "./form";
import { onPaper, printAlone } from "./print";

export interface Host {
  send(event: StageEvent): void;
  announce(words: string): void;
  /** What is printed in place of the screen, if anything. */
  paper(): Block[] | undefined;
}

interface Drawn {
  block: Block;
  json: string;
  node: HTMLElement;
}

let count = 0;

export class Renderer {
  readonly root = h("div", { class: "stage" });
  private readonly prefix = `stage${++count}`;
  private readonly kicker = h("p", { class: "kicker" });
  private readonly title = h("h3", { id: `${this.prefix}-title`, tabindex: "-1", "data-head": true });
  private readonly list = h("div", { class: "blocks" });
  private readonly reminder = h("p", { class: "said", hidden: true });
  private readonly section = h("section", { "aria-labelledby": `${this.prefix}-title` });
  private drawn = new Map<string, Drawn>();
  private screen: Screen | null = null;
  private waiting = false;

  constructor(private host: Host) {
    const form = h("form", { novalidate: true, autocomplete: "off" }, this.kicker, this.title, this.list, this.reminder);
    this.section.append(form);
    this.root.append(this.section);
    form.addEventListener("click", (event) => this.pressed(event));
    form.addEventListener("keydown", (event) => pickOnEnter(event));
    form.addEventListener("submit", (event) => this.submitted(event));
    onPaper(this.root, () => this.drawPaper());
  }

  // After the form, whose fields it must not share. What she has written is printed as it is.
  private drawPaper(): HTMLElement | null {
    const blocks = this.host.paper() ?? [];
    if (blocks.length === 0 || this.list.querySelector('.writing:not([data-written=""])')) return null;
    const around = { ...this.around, id: (name: string) => this.around.id(`paper-${name}`) };
    const paper = h("div", { class: "paper-form", "aria-hidden": "true" }, ...blocks.map((block) => draw(block, around)));
    this.section.append(paper);
    return paper;
  }

  /** The screen that is shown now. */
  get shown(): Screen | null {
    return this.screen;
  }

  /** Another kernel answers from now on; what is on the screen stays. */
  connect(host: Host): void {
    this.host = host;
  }

  /** While an event is under way further presses do nothing; buttons stay focusable. */
  setWaiting(waiting: boolean): void {
    this.waiting = waiting;
    if (waiting) this.section.setAttribute("aria-busy", "true");
    else this.section.removeAttribute("aria-busy");
    for (const button of this.list.querySelectorAll("button")) {
      if (!actionOf(button)) continue;
      if (waiting) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
      if (!waiting) button.classList.remove("is-working");
    }
  }

  /** Says a sentence beside the buttons, until the next press or answer. */
  remind(words: string): void {
    this.reminder.textContent = words;
    this.reminder.hidden = false;
    this.host.announce(words);
  }

  /** Shows a screen and, unless it is the first or she has come back to it, says what it has to say. */
  show(screen: Screen, isBack = false): void {
    const answered = this.waiting;
    const quiet = isBack || this.screen === null;
    const mark = markFocus(this.root);
    const changed = this.redraw(screen);
    this.setWaiting(false);
    if (answered || mark !== null) this.placeFocus(screen, mark, changed);
    if (!quiet) this.host.announce(screen.announce);
  }

  private redraw(screen: Screen): Set<string> {
    if (this.screen?.id !== screen.id) this.drawn.clear();
    this.screen = screen;
    this.reminder.hidden = true;
    this.root.lang = screen.lang;
    this.root.dir = screen.dir;
    this.section.dataset["kind"] = screen.kind;
    this.kicker.textContent = screen.kicker;
    this.kicker.hidden = !screen.kicker;
    // The title keeps its element, so that focus on it stays.
    this.title.replaceChildren(...line(screen.title));
    return this.redrawBlocks(screen.blocks);
  }

  /** Returns the keys of the blocks that are new or look different now. */
  private redrawBlocks(blocks: Block[]): Set<string> {
    const changed = new Set<string>();
    const next = new Map<string, Drawn>();
    for (const block of blocks) {
      const before = this.drawn.get(block.key);
      const json = JSON.stringify(block);
      if (before?.json === json) {
        next.set(block.key, before);
        continue;
      }
      const node = draw(block, this.around);
      if (before) keepDraft(before.block, before.node, block, node);
      next.set(block.key, { block, json, node });
      changed.add(block.key);
    }
    this.drawn = next;
    arrange(this.list, [...next.values()].map(({ node }) => node));
    return changed;
  }

  private readonly around: Around = {
    id: (name) => `${this.prefix}-${name.replace(/\s+/g, "_")}`,
    announce: (words) => this.host.announce(words),
    written: (key) => writingIn(this.drawn.get(key)?.node)?.value ?? "",
    print: () => printAlone(this.root),
  };

  /**
   * What could not be done, if anything; else the block that Python names, if it is new to the learner; else the
   * control she used, if it is still there; else that block or the title. Focus never falls back to the page's body, and is not taken from another place
   * that she moved to meanwhile.
   */
  private placeFocus(screen: Screen, mark: Mark, changed: Set<string>): void {
    const active = document.activeElement;
    const elsewhere = active !== null && active !== document.body && !this.root.contains(active);
    if (elsewhere) return;
    const problem = screen.blocks.find((block) => block.type === "note" && block.tone === "problem");
    const refused = problem && this.drawn.get(problem.key)?.node;
    const named = screen.focus === null ? undefined : this.drawn.get(screen.focus)?.node;
    const same = findMarked(this.root, mark);
    if (refused) focusOn(headOf(refused));
    else if (named && screen.focus !== null && changed.has(screen.focus)) focusOn(headOf(named));
    else if (same) focusOn(same);
    else focusOn(named ? headOf(named) : this.title);
  }

  private pressed(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const action = button && actionOf(button);
    if (!action) return;
    // Also stops the form's own submit, which would send the same action once more.
    event.preventDefault();
    this.act(action, button);
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const button = this.list.querySelector<HTMLButtonElement>("button[type=submit]");
    const action = button && actionOf(button);
    if (action) this.act(action, button);
  }

  private act(action: Action, button: HTMLButtonElement): void {
    if (this.waiting || this.screen === null) return;
    const form = action.submits ? collect(this.screen, (key) => this.drawn.get(key)?.node) : {};
    this.reminder.hidden = true;
    this.setWaiting(true);
    button.classList.add("is-working");
    this.host.send({ do: action.do, values: { ...form, ...action.values } });
  }
}

/** Enter on a radio button or box picks it. The browser would send the form, half filled in. */
function pickOnEnter(event: KeyboardEvent): void {
  const field = event.target;
  if (event.key !== "Enter" || !(field instanceof HTMLInputElement)) return;
  if (field.type !== "radio" && field.type !== "checkbox") return;
  event.preventDefault();
  field.click();
}

/** Makes `nodes` the children of `list`, in order, without moving one that is already in its place. */
function arrange(list: HTMLElement, nodes: HTMLElement[]): void {
  const wanted = new Set<Element>(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}
