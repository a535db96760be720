import type { Action } from "../blocks";
import { h } from "../dom";

// Which action a button stands for; the renderer looks it up on a press.
const ACTIONS = new WeakMap<Element, Action>();

export function actionOf(button: Element): Action | undefined {
  return ACTIONS.get(button);
}

export function drawAction(action: Action): HTMLButtonElement {
  // Only the primary action that submits is what Enter in a field of text presses.
  const type = action.primary && action.submits ? "submit" : "button";
  const button = h("button", { type, class: action.primary ? "button is-primary" : "button" }, action.label);
  ACTIONS.set(button, action);
  return button;
}

export function drawActions(actions: Action[]): HTMLElement {
  return h("div", { class: "actions" }, ...actions.map(drawAction));
}
