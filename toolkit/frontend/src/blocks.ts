// Written by toolkit/frontend/mirror.py from toolkit/screen. Change it there, then run `make bundle`.

export type Run = string | Strong | Stress;
export type Line = Run[];
export type Paragraph = Sentences | Points;
export type Text = Paragraph[];
export type Mark = "fits" | "not" | "missed";
export type Tone = "safe" | "partly" | "harm" | "neutral";

/** Words that stand out. */
export interface Strong {
  b: string;
}

/** Words that are stressed. */
export interface Stress {
  i: string;
}

/** A paragraph. */
export interface Sentences {
  p: Line;
}

/** A list. */
export interface Points {
  ul: Line[];
}

/** A source, as it is named to the learner. */
export interface Cite {
  key: string;
  label: string;
  url: string | null;
}

/** Where the facts come from. */
export interface Cites {
  type: "cites";
  key: string;
  title: string;
  items: Cite[];
}

/** Text to read, under a heading where it has a `title`. */
export interface Prose {
  type: "prose";
  key: string;
  text: Text;
  title: Line | null;
}

/** A text set apart: `care` before something heavy, `info`, or `problem`. */
export interface Note {
  type: "note";
  key: string;
  tone: "care" | "info" | "problem";
  text: Text;
  title: string | null;
}

/** A name and what goes with it. */
export interface Said {
  name: Line;
  text: Line;
}

/** A woman in the room and a sentence about her. */
export interface Introduced {
  name: Line;
  about: Line;
}

/** The women in the room. */
export interface People {
  type: "people";
  key: string;
  title: string;
  people: Introduced[];
}

/** An option, with some words `about` it; `mark` and `feedback` are there once it has been answered. */
export interface ChoiceOption {
  value: string;
  label: Line;
  about: Text | null;
  picked: boolean;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

/** Options of which one or `several` can be picked; `locked` once they are answered. */
export interface Choices {
  type: "choices";
  key: string;
  name: string;
  legend: Line;
  options: ChoiceOption[];
  several: boolean;
  locked: boolean;
  hint: string | null;
}

/** A place to put items. */
export interface SortingGroup {
  value: string;
  label: Line;
}

/** An item and the group it lies in, if any. */
export interface SortingItem {
  value: string;
  label: Line;
  picked: string | null;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

/** Items to put into groups. */
export interface Sorting {
  type: "sorting";
  key: string;
  name: string;
  legend: Line;
  groups: SortingGroup[];
  items: SortingItem[];
  locked: boolean;
  hint: string | null;
}

/** A step in the order in which it lies now. */
export interface OrderingItem {
  value: string;
  label: Line;
  mark: Mark | null;
  mark_text: string | null;
  feedback: Text | null;
}

/**
 * Items to bring into an order, by buttons.
 *
 * `up`, `down` and `moved` are templates for the page, which moves items by itself: `{label}` stands for the
 * item, `{place}` and `{count}` for where it lies then.
 */
export interface Ordering {
  type: "ordering";
  key: string;
  name: string;
  legend: Line;
  items: OrderingItem[];
  up: string;
  down: string;
  moved: string;
  locked: boolean;
  hint: string | null;
}

/** One of the answers to choose from; a list in a browser shows plain text only. */
export interface MatchingAnswer {
  value: string;
  label: string;
}

/** Items that each get one of the answers from a list. `choose` stands there before one is chosen. */
export interface Matching {
  type: "matching";
  key: string;
  name: string;
  legend: Line;
  choose: string;
  answers: MatchingAnswer[];
  items: SortingItem[];
  locked: boolean;
  hint: string | null;
}

/**
 * Room for her own words.
 *
 * `rows` is 1 for a line and more for a text, `most` the number of characters it takes. What is written into a
 * `private` one stays on the page: it is never sent, and stays as long as the block has the same key.
 */
export interface Entry {
  type: "entry";
  key: string;
  name: string;
  label: Line;
  rows: number;
  most: number;
  value: string;
  private: boolean;
  locked: boolean;
  hint: string | null;
}

/** A part of what she can keep: a heading, and a text or what she wrote into the block `entry`. */
export interface Kept {
  label: string;
  text: string;
  entry: string | null;
}

/**
 * Buttons to keep what she made: a text file named `file`, or a print of this exercise alone.
 *
 * The page makes both by itself; nothing is sent. `saved` and `nothing` are said after saving.
 */
export interface Keep {
  type: "keep";
  key: string;
  title: string;
  text: Text;
  save: string;
  print: string;
  file: string;
  saved: string;
  nothing: string;
  parts: Kept[];
}

/** Something that can be seen in a line of a transcript. */
export interface Tag {
  value: string;
  label: string;
}

/** A tag at a line once it was compared: `fits`, `not` (only she set it) or `missed` (only we did). */
export interface TagMark {
  label: string;
  mark: Mark;
  mark_text: string;
}

/** What somebody said. Where `open`, tags can be set at it; `picked` holds those that are. */
export interface TranscriptLine {
  value: string;
  speaker: string;
  text: Text;
  open: boolean;
  picked: string[];
  marks: TagMark[];
  note: Text | null;
}

/**
 * An exchange, line by line; without `tags` only to read.
 *
 * `ask` leads to the tags of a line and holds `{speaker}` and `{number}`; the page adds `marked`, with
 * `{labels}`, or `unmarked`. The form's value is a list of [line, tag] pairs.
 */
export interface Transcript {
  type: "transcript";
  key: string;
  name: string;
  legend: Line;
  lines: TranscriptLine[];
  tags: Tag[];
  ask: string;
  marked: string;
  unmarked: string;
  locked: boolean;
  hint: string | null;
}

/** Where a row stands at one time: `level` counts from 1, None where she did not say; `words` say it. */
export interface ProfilePoint {
  level: number | null;
  words: string;
}

/** One row of a profile: a point for each time, and what changed, in words. */
export interface ProfileRow {
  label: Line;
  points: ProfilePoint[];
  change: string;
}

/**
 * Levels at one or more times: a picture, and a table that says the same.
 *
 * `times` name the columns of each row's points, `levels` the levels from the lowest; `row` and `change` head
 * the first and the last column of the table, whose summary is `table`.
 */
export interface Profile {
  type: "profile";
  key: string;
  title: string;
  text: Text;
  times: string[];
  levels: string[];
  rows: ProfileRow[];
  row: string;
  change: string;
  table: string;
}

/** A labelled part of a feedback. */
export interface Part {
  label: string;
  text: Text;
}

/** Labelled parts of something to read. */
export interface Parts {
  type: "parts";
  key: string;
  items: Part[];
}

/** What each woman felt. */
export interface FeltList {
  title: string;
  people: Said[];
}

/** What changed in the room, in words. */
export interface EffectList {
  title: string;
  items: string[];
}

/** The sources of one feedback. */
export interface CiteList {
  title: string;
  items: Cite[];
}

/** A bar of a chart; `words` say its value. */
export interface Bar {
  label: Line;
  value: number;
  words: string;
}

/** What is to be known about one bar: a small table of `rows` under its name, and the sources. */
export interface Facts {
  title: Line;
  rows: Part[];
  cites: CiteList | null;
}

/**
 * Bars from 0 to `top`, which `scale` says in words.
 *
 * `summary` says all of the picture in one text; `facts` stand beneath it, folded away under `table`.
 */
export interface Chart {
  type: "chart";
  key: string;
  title: Line;
  bars: Bar[];
  top: number;
  scale: string;
  summary: string;
  table: string;
  facts: Facts[];
}

/** What an answer does. It takes the focus once it appears. */
export interface Feedback {
  type: "feedback";
  key: string;
  tone: Tone;
  title: string;
  text: Text;
  parts: Part[];
  felt: FeltList | null;
  effects: EffectList | null;
  cites: CiteList | null;
}

/** Where a gauge stands; `words` say it, the numbers only draw it. */
export interface GaugeReading {
  label: Line;
  value: number;
  low: number;
  high: number;
  words: string;
  low_words: Line;
  high_words: Line;
}

/** How the room is. */
export interface Gauges {
  type: "gauges";
  key: string;
  title: string;
  items: GaugeReading[];
}

/** A button. `submits` sends the values of the form with it; `values` go along in any case. */
export interface Action {
  do: string;
  label: string;
  primary: boolean;
  submits: boolean;
  values: Record<string, unknown> | null;
}

/** Buttons. */
export interface Actions {
  type: "actions";
  key: string;
  actions: Action[];
}

/** One of the choices of a filter; the `value` "" stands for all. */
export interface FilterOption {
  value: string;
  label: string;
}

/** A list to choose one from; `picked` is the value of what is chosen. */
export interface Filter {
  name: string;
  label: string;
  options: FilterOption[];
  picked: string;
}

/** What she looks for, and the button that shows it; nothing changes before she presses. */
export interface Filters {
  type: "filters";
  key: string;
  legend: Line;
  filters: Filter[];
  action: Action;
}

/** Something to open by a button, and some words `about` it. `here` is where she comes back to. */
export interface IndexItem {
  action: Action;
  about: string;
  here: boolean;
}

/** Things to open, under a heading. */
export interface Index {
  type: "index";
  key: string;
  title: Line;
  items: IndexItem[];
}

/** The move that was made. */
export interface Chosen {
  label: string;
  text: Line;
}

/** One moment in a look back: the scene, what was chosen and all that followed. */
export interface TimelineStep {
  title: Line;
  chose: Chosen;
  tone: Tone;
  tone_text: string;
  parts: Part[];
  felt: FeltList | null;
  effects: EffectList | null;
  cites: CiteList | null;
  actions: Action[];
}

/** What happened, moment by moment. */
export interface Timeline {
  type: "timeline";
  key: string;
  title: string;
  steps: TimelineStep[];
}

/**
 * All that is shown of one exercise at one time.
 *
 * `focus` names the block that takes the focus when the control that had it is gone; `announce` is said politely
 * to a screen reader.
 */
export interface Screen {
  id: string;
  kind: string;
  lang: string;
  dir: "ltr" | "rtl";
  title: Line;
  kicker: string;
  blocks: Block[];
  focus: string | null;
  announce: string;
  turn: number;
}

export type Block =
  | Cites
  | Prose
  | Note
  | People
  | Choices
  | Sorting
  | Ordering
  | Matching
  | Entry
  | Keep
  | Transcript
  | Profile
  | Parts
  | Chart
  | Feedback
  | Gauges
  | Actions
  | Filters
  | Index
  | Timeline;
