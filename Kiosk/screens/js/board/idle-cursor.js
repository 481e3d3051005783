const patience = 3000;

/** The cursor is gone while nobody moves it. */
export function hideIdleCursor() {
  let timer;
  const rest = () => { document.body.dataset.cursor = "hidden"; };
  addEventListener("pointermove", () => {
    delete document.body.dataset.cursor;
    clearTimeout(timer);
    timer = setTimeout(rest, patience);
  });
  rest();
}
