// The client's own few sentences, in the page's language. They travel in the page (#page-data).
export type Word =
  | "kernel_lost"
  | "kernel_lost_button"
  | "connection_lost"
  | "connection_back"
  | "going_on"
  | "went_on"
  | "room_full"
  | "could_not_load"
  | "widget_blocked"
  | "widget_foreign"
  | "notice_close"
  | "load_again"
  | "too_big"
  | "too_much"
  | "no_cookie"
  | "no_line"
  | "no_line_upgrade"
  | "no_line_host"
  | "no_line_server"
  | "no_line_full"
  | "output_script"
  | "output_elsewhere"
  | "output_unknown"
  | "picture"
  | "table"
  | "working"
  | "press_again";

let words: Partial<Record<Word, string>> = {};

export function learnWords(of: Partial<Record<Word, string>> | undefined): void {
  words = of ?? {};
}

export function word(name: Word): string {
  return words[name] ?? "";
}
