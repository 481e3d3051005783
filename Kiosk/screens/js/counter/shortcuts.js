const nameOf = ({ ctrlKey, shiftKey, key }) =>
  [ctrlKey && "Control", shiftKey && "Shift", key].filter(Boolean).join("+");

/**
 * Keys press the buttons that show them by `aria-keyshortcuts`; a hidden button is not pressed, and none is while a
 * dialog has the word or a field has taken the key. A key held down presses once.
 */
export function bindShortcuts() {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const offered = document.querySelectorAll(`[aria-keyshortcuts="${CSS.escape(nameOf(event))}"]`);
    const button = [...offered].find((one) => one.checkVisibility());
    if (!button) return;
    event.preventDefault();
    if (!event.repeat) button.click();
  });
}
