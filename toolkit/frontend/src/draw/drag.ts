// Dragging with a mouse is only an extra; buttons do the same. A finger scrolls the page and drags nothing.

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/** Lets `grip` drag `item` past its neighbours: `move` takes it one place on, `dropped` comes once it lies elsewhere. */
export function letDrag(
  item: HTMLElement,
  grip: HTMLElement,
  move: (way: "up" | "down") => void,
  dropped: () => void,
): void {
  const follow = ({ clientY }: PointerEvent): void => {
    const { previousElementSibling: above, nextElementSibling: below } = item;
    if (above && clientY < middleOf(above)) move("up");
    else if (below && clientY > middleOf(below)) move("down");
  };
  grip.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const after = item.nextElementSibling;
    grip.setPointerCapture(event.pointerId);
    item.classList.add("is-dragged");
    grip.addEventListener("pointermove", follow);
    grip.addEventListener(
      "lostpointercapture",
      () => {
        item.classList.remove("is-dragged");
        grip.removeEventListener("pointermove", follow);
        if (item.nextElementSibling !== after) dropped();
      },
      { once: true },
    );
  });
}
