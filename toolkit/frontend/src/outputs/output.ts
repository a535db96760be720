// What code shows, as Jupyter's messages and notebooks tell it: the one form in which outputs reach the page.
export type Bundle = Record<string, unknown>;

export interface StreamOutput {
  output_type: "stream";
  name: string;
  text: string | string[];
}

export interface DataOutput {
  output_type: "display_data" | "execute_result";
  data: Bundle;
  metadata?: Bundle;
  transient?: { display_id?: string };
}

export interface ErrorOutput {
  output_type: "error";
}

/** What the server says in place of an output. */
export interface SaidOutput {
  output_type: "said";
  words: string;
}

export type Output = StreamOutput | DataOutput | ErrorOutput | SaidOutput;

export interface Update {
  data: Bundle;
  metadata?: Bundle;
  transient?: { display_id?: string };
}

const WIDGET = "application/vnd.jupyter.widget-view+json";

/** Notebooks keep long texts as lists of lines. */
export function joined(value: unknown): string {
  return Array.isArray(value) ? value.join("") : String(value);
}

/** The widget that an output shows, if it shows one. */
export function modelOf(output: Output): string | null {
  if (!("data" in output)) return null;
  const view = output.data[WIDGET] as { model_id?: string } | undefined;
  return view?.model_id ?? null;
}

// A message names the display apart from its output; the server writes it into the metadata, as notebooks know no other place.
function displayOf({ metadata, transient }: Update): unknown {
  return metadata?.["display_id"] ?? transient?.display_id;
}

/** `outputs` with what an `update_display` tells in the places it is meant for; null where there is none. */
export function updated(outputs: Output[], update: Update): Output[] | null {
  const display = displayOf(update);
  const isMeant = (one: Output): one is DataOutput => "data" in one && displayOf(one) === display;
  if (display === undefined || !outputs.some(isMeant)) return null;
  const { data, metadata } = update;
  return outputs.map((one) => (isMeant(one) ? { ...one, data, metadata: { ...metadata, display_id: display } } : one));
}
