/** `work` as a click runs it: while it runs, further clicks do nothing, so a double click is one act. */
export function guarded(button, work) {
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    button.setAttribute("aria-disabled", "true");
    try {
      await work();
    } finally {
      running = false;
      button.removeAttribute("aria-disabled");
    }
  };
}
