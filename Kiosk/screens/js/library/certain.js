import { Away } from "../api.js";

const back = () => new Promise((resume) => {
  addEventListener("loket:reach", function hear({ detail: here }) {
    if (!here) return;
    removeEventListener("loket:reach", hear);
    resume();
  });
});

/** Asks until the server has answered: what was scanned while it was away is not lost. */
export async function certain(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      await back();
    }
  }
}
