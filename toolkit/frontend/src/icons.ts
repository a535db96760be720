// Decoration beside words, never instead of them: every icon is hidden from assistive technology.
import { svg } from "./dom";

const PATHS = {
  // a tick
  fits: "M5 12.5l4.5 4.5L19 7.5",
  // a way that turns back: another try, not a cross
  not: "M8 5L4 9l4 4M4 9h10a5 5 0 010 10h-3",
  // a plus: something to add
  missed: "M12 5v14M5 12h14",
  safe: "M5 12.5l4.5 4.5L19 7.5",
  // half of a circle is filled
  partly: "M12 4a8 8 0 110 16M12 4a8 8 0 100 16V4z",
  // a raised sign: stop and look
  harm: "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.3",
  neutral: "M4 5h16v11H11l-4 4v-4H4z",
  care: "M12 20S4 14.8 4 9.3A4.2 4.2 0 0112 7a4.2 4.2 0 018 2.3C20 14.8 12 20 12 20z",
  info: "M12 11v6M12 7v.3M12 21a9 9 0 110-18 9 9 0 010 18z",
  up: "M12 19V5M5.5 11.5L12 5l6.5 6.5",
  down: "M12 5v14M5.5 12.5L12 19l6.5-6.5",
  // two columns of dots: something to take hold of
  grip: "M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1",
  // a lock
  private: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  problem: "M12 7v6M12 16.5v.3M12 21a9 9 0 110-18 9 9 0 010 18z",
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGSVGElement {
  const attributes = { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true", focusable: "false" };
  return svg("svg", attributes, svg("path", { d: PATHS[name] }));
}
