/** What is filled in, by the names of the fields. */
export type Values = Record<string, unknown>;

/** What is sent back when a learner acts; Python checks all of it. */
export interface StageEvent {
  do: string;
  values: Values;
}
