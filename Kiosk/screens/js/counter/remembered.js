const key = "loket.counter";

/** The counter and services chosen last in this browser; an empty choice before the first. */
export function rememberedChoice() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

export const rememberChoice = (number, services) => localStorage.setItem(key, JSON.stringify({ number, services }));
