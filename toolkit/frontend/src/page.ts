// The page client. It runs while the page still streams: connects to the kernel that the server has started for this
// page, shows each cell's widgets as they come, and goes on with another kernel when this one is lost.
import { fillCell, endWaiting } from "./page/cells";
import { Connection } from "./page/connection";
import { readJson, type KernelData, type PageData } from "./page/data";
import { leaveWith } from "./page/leave";
import { announce } from "./page/live";
import { PageManager } from "./page/manager";
import { giveFocusBack, goToNotice, hideNotice, showNotice } from "./page/notice";
import { keepStages, StageView, wakeStages } from "./page/stage-widget";
import { watchPage } from "./page/stream";
import { learnWords, word } from "./page/words";

const page: PageData = readJson<PageData>(document, "page-data") ?? { lang: "", dir: "", words: {}, anyWidget: false };
learnWords(page.words);

let connection: Connection | null = null;
let manager: PageManager | null = null;
let isLost = false;
let isGoingOn = false;

function connect(data: KernelData): void {
  leaveWith(data);
  isLost = false;
  connection = new Connection(data, page, { lost, away: () => showNotice(word("connection_lost")), back });
  manager = new PageManager(connection.kernel);
}

function back(): void {
  hideNotice();
  announce(word("connection_back"));
}

function lost(): void {
  isLost = true;
  wakeStages();
  offerToGoOn(word("kernel_lost"));
}

function offerToGoOn(words: string): void {
  showNotice(words, { label: word("kernel_lost_button"), take: () => void goOn() });
}

/** The page again, with a new kernel; null when the server has no room or cannot be reached. */
async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) {
      offerToGoOn(word(answer.status === 503 ? "room_full" : "could_not_load"));
      return null;
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    offerToGoOn(word("connection_lost"));
    return null;
  }
}

/** Goes on from where she was: prose stays, Stages keep what they show and take their place to the new kernel. */
async function goOn(): Promise<void> {
  if (isGoingOn) return;
  isGoingOn = true;
  showNotice(word("going_on"));
  const fresh = await fetchPage();
  const data = fresh && readJson<KernelData>(fresh, "kernel-data");
  if (fresh && data) await moveTo(fresh, data);
  else if (fresh) offerToGoOn(word("could_not_load"));
  isGoingOn = false;
}

async function moveTo(fresh: Document, data: KernelData): Promise<void> {
  keepStages();
  connection?.dispose();
  connect(data);
  const templates = fresh.querySelectorAll<HTMLTemplateElement>("template.cell-output");
  await Promise.all([...templates].map((template) => fillCell(template, manager)));
  hideNotice();
  if (document.activeElement === document.body) giveFocusBack();
  announce(word("went_on"));
}

StageView.unanswered = () => {
  if (isLost) goToNotice();
  else void connection?.check();
};

watchPage({
  kernel: connect,
  cell: (template) => void fillCell(template, manager),
  done: (whole) => endWaiting(whole),
});

// Brought back from the browser's memory of pages: the kernel was ended when she left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted || document.querySelector(".exit-cover")) return;
  isLost = true;
  connection?.dispose();
  void goOn();
});
