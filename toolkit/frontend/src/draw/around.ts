// What a block may use of the Stage around it.

/** Makes ids that no other Stage on the page uses. */
export type MakeId = (name: string) => string;

export interface Around {
  id: MakeId;
  announce(words: string): void;
  /** What is written in the entry block `key` now. */
  written(key: string): string;
  /** Prints this exercise without the page around it. */
  print(): void;
}
