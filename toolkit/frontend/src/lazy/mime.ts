// One captured output as an element.
import { h } from "../dom";
import { word } from "../page/words";

export interface StreamOutput {
  output_type: "stream";
  name: string;
  text: string;
}

export interface DataOutput {
  output_type: "display_data" | "execute_result";
  data: Record<string, unknown>;
}

export interface ErrorOutput {
  output_type: "error";
}

export type Output = StreamOutput | DataOutput | ErrorOutput;

export interface DrawnOutput {
  node: HTMLElement;
  /** A widget that belongs into the node once the node is in the page. */
  model: string | null;
}

const WIDGET = "application/vnd.jupyter.widget-view+json";
const PICTURES = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"];

function joined(value: unknown): string {
  return Array.isArray(value) ? value.join("") : String(value);
}

// Terminal colours mean nothing here.
function plain(value: unknown): HTMLElement {
  // eslint-disable-next-line no-control-regex
  return h("pre", {}, joined(value).replace(/\u001b\[[0-9;]*m/g, ""));
}

// HTML that the notebook's author displays. The page's policy keeps scripts in it from running, and the browser does
// not run a <script> that is set this way.
function html(value: unknown): HTMLElement {
  const holder = h("div", { class: "output-html" });
  holder.innerHTML = joined(value);
  return holder;
}

function picture(type: string, value: unknown, alt: string): HTMLElement {
  const source = joined(value);
  const address = type === "image/svg+xml" ? `data:${type};charset=utf-8,${encodeURIComponent(source)}` : `data:${type};base64,${source.trim()}`;
  return h("img", { src: address, alt });
}

function drawData(data: Record<string, unknown>): DrawnOutput {
  const view = data[WIDGET] as { model_id?: string } | undefined;
  if (view?.model_id) return { node: h("div", { class: "widget" }), model: view.model_id };
  if ("text/html" in data) return { node: html(data["text/html"]), model: null };
  const type = PICTURES.find((one) => one in data);
  if (type) return { node: picture(type, data[type], joined(data["text/plain"] ?? "")), model: null };
  return { node: plain(data["text/markdown"] ?? data["text/latex"] ?? data["text/plain"] ?? ""), model: null };
}

export function drawOutput(output: Output): DrawnOutput {
  switch (output.output_type) {
    case "stream":
      // What goes to stderr is for the author, in the server's log.
      return { node: output.name === "stdout" ? plain(output.text) : h("span", { hidden: true }), model: null };
    case "error":
      return { node: h("p", { class: "output-error" }, word("could_not_load")), model: null };
    default:
      return drawData(output.data);
  }
}
