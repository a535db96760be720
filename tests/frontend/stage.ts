// A Stage in the small DOM: what it shows, what it sends and what it says.
import "./dom";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Block, Screen } from "../../toolkit/frontend/src/blocks";
import type { StageEvent } from "../../toolkit/frontend/src/events";
import { Renderer } from "../../toolkit/frontend/src/render";

export interface First {
  screen: Screen;
  paper: Block[];
}

export interface Step {
  press: string | null;
  screen: Screen;
}

const FILE = process.env["SCREENS"];
assert(FILE, "SCREENS names no file; `pytest tests/frontend` writes one");
const made = JSON.parse(readFileSync(FILE, "utf8")) as { kinds: Record<string, First>; ways: Record<string, Step[]> };

export const { kinds, ways } = made;

export function first(kind: string): First {
  const found = kinds[kind];
  assert(found, `no Screen of ${kind}`);
  return found;
}

export class Opened {
  readonly sent: StageEvent[] = [];
  readonly said: string[] = [];
  readonly renderer: Renderer;

  constructor(paper: Block[] = []) {
    this.renderer = new Renderer({
      send: (event) => this.sent.push(event),
      announce: (words) => this.said.push(words),
      paper: () => paper,
    });
    document.body.replaceChildren(this.renderer.root);
  }

  show(screen: Screen): this {
    this.renderer.show(screen);
    return this;
  }

  get root(): HTMLElement {
    return this.renderer.root;
  }

  all<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K][] {
    return [...this.root.querySelectorAll(tag)];
  }

  /** The control that a learner knows by its name. */
  button(name: string): HTMLButtonElement {
    const found = this.all("button").find((button) => (button.getAttribute("aria-label") ?? button.textContent) === name);
    assert(found, `no button "${name}"`);
    return found;
  }

  /** Where the keyboard is, in words. */
  get focused(): string {
    const active = document.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  }
}

export function open(kind: string): Opened {
  const { screen, paper } = first(kind);
  return new Opened(paper).show(screen);
}
