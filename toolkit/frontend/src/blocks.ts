// A Screen as toolkit/screen makes it: plain data, every word already in the learner's language.

export type Run = string | { b: string } | { i: string };
export type Line = Run[];
export type Words = string | Line;
export type Paragraph = { p: Line } | { ul: Line[] };
export type Text = Paragraph[];

export type Mark = "fits" | "not" | "missed";
export type Tone = "safe" | "partly" | "harm" | "neutral";
export type Values = Record<string, unknown>;

export interface Action {
  do: string;
  label: string;
  values: Values | null;
  primary: boolean;
  submits: boolean;
}

export interface Cite {
  key: string;
  label: string;
  url: string | null;
}

export interface Cites {
  title: string;
  items: Cite[];
}

export interface Felt {
  title: string;
  people: { name: Words; text: Words }[];
}

export interface Effects {
  title: string;
  items: Words[];
}

export interface Part {
  label: string;
  text: Text;
}

export interface Option {
  value: string;
  label: Line;
  about: Text | null;
  picked: boolean;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

export interface OrderItem {
  value: string;
  label: Line;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

export interface SortItem {
  value: string;
  label: Line;
  picked: string | null;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

export interface Gauge {
  label: Line;
  value: number;
  low: number;
  high: number;
  words: string;
  low_words: Words;
  high_words: Words;
}

// What feedback and a step of a timeline both can carry.
export interface Consequences {
  parts: Part[];
  felt: Felt | null;
  effects: Effects | null;
  cites: Cites | null;
}

export interface Step extends Consequences {
  title: Line;
  chose: { label: string; text: Line } | null;
  tone: Tone;
  tone_text: string;
  actions: Action[];
}

interface Keyed {
  key: string;
}

export interface ProseBlock extends Keyed {
  type: "prose";
  title: Line | null;
  text: Text;
}

export interface NoteBlock extends Keyed {
  type: "note";
  tone: "care" | "info" | "problem";
  title: string | null;
  text: Text;
}

export interface PeopleBlock extends Keyed {
  type: "people";
  title: string;
  people: { name: Words; about: Words }[];
}

export interface ChoicesBlock extends Keyed {
  type: "choices";
  name: string;
  legend: Line;
  hint: string | null;
  several: boolean;
  locked: boolean;
  options: Option[];
}

export interface SortingBlock extends Keyed {
  type: "sorting";
  name: string;
  legend: Line;
  hint: string | null;
  locked: boolean;
  groups: { value: string; label: Line }[];
  items: SortItem[];
}

export interface OrderingBlock extends Keyed {
  type: "ordering";
  name: string;
  legend: Line;
  hint: string | null;
  locked: boolean;
  items: OrderItem[];
  // Templates: {label} is the item, {place} and {count} tell where it lies after a move.
  up: string;
  down: string;
  moved: string;
}

export interface MatchingBlock extends Keyed {
  type: "matching";
  name: string;
  legend: Line;
  hint: string | null;
  locked: boolean;
  choose: string;
  answers: { value: string; label: string }[];
  items: SortItem[];
}

export interface EntryBlock extends Keyed {
  type: "entry";
  name: string;
  label: Line;
  hint: string | null;
  rows: number;
  most: number;
  value: string;
  // What is written here never leaves the page.
  private: boolean;
  locked: boolean;
}

export interface KeepBlock extends Keyed {
  type: "keep";
  title: string;
  text: Text;
  save: string;
  print: string;
  file: string;
  saved: string;
  nothing: string;
  // `entry` is the key of an entry block whose text belongs under `label`.
  parts: { label: string; text: string; entry: string | null }[];
}

export interface TranscriptLine {
  value: string;
  speaker: string;
  text: Text;
  open: boolean;
  picked: string[];
  marks: { label: string; mark: Mark; mark_text: string }[];
  note: Text | null;
}

export interface TranscriptBlock extends Keyed {
  type: "transcript";
  name: string;
  legend: Line;
  hint: string | null;
  locked: boolean;
  tags: { value: string; label: string }[];
  lines: TranscriptLine[];
  // Templates: {speaker} and {number} in `ask`, {labels} in `marked`.
  ask: string;
  marked: string;
  unmarked: string;
}

export interface ProfileBlock extends Keyed {
  type: "profile";
  title: string;
  text: Text;
  times: string[];
  levels: string[];
  rows: { label: Line; points: { level: number | null; words: string }[]; change: string }[];
  row: string;
  change: string;
  table: string;
}

export interface ChartBlock extends Keyed {
  type: "chart";
  title: Line;
  bars: { label: Line; value: number; words: string }[];
  // Bars are drawn from 0 to `top`.
  top: number;
  scale: string;
  // All of the picture in words.
  summary: string;
  table: string;
  facts: { title: Line; rows: Part[]; cites: Cites | null }[];
}

export interface PartsBlock extends Keyed {
  type: "parts";
  items: Part[];
}

export interface FiltersBlock extends Keyed {
  type: "filters";
  legend: Line;
  filters: { name: string; label: string; options: { value: string; label: string }[]; picked: string }[];
  action: Action;
}

export interface IndexBlock extends Keyed {
  type: "index";
  title: Line;
  // `here` is where she comes back to.
  items: { action: Action; about: string; here: boolean }[];
}

export interface FeedbackBlock extends Keyed, Consequences {
  type: "feedback";
  tone: Tone;
  title: string;
  text: Text;
}

export interface GaugesBlock extends Keyed {
  type: "gauges";
  title: string;
  items: Gauge[];
}

export interface TimelineBlock extends Keyed {
  type: "timeline";
  title: string;
  steps: Step[];
}

export interface CitesBlock extends Keyed, Cites {
  type: "cites";
}

export interface ActionsBlock extends Keyed {
  type: "actions";
  actions: Action[];
}

export type Block =
  | ProseBlock
  | NoteBlock
  | PeopleBlock
  | ChoicesBlock
  | SortingBlock
  | OrderingBlock
  | MatchingBlock
  | EntryBlock
  | KeepBlock
  | TranscriptBlock
  | ProfileBlock
  | ChartBlock
  | PartsBlock
  | FiltersBlock
  | IndexBlock
  | FeedbackBlock
  | GaugesBlock
  | TimelineBlock
  | CitesBlock
  | ActionsBlock;

export interface Screen {
  id: string;
  kind: string;
  lang: string;
  dir: "ltr" | "rtl";
  title: Words;
  kicker: string;
  turn: number;
  blocks: Block[];
  focus: string | null;
  announce: string;
}

// What the page sends back when a learner acts.
export interface StageEvent {
  do: string;
  values: Values;
}
