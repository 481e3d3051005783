const patience = 15_000;
const pace = 0.9;
// "in" is what Indonesian was called before 1989, and still is on some devices.
const indonesian = /^(id|in)\b/i;

// Chromium lets go of what it is saying, and never tells of its end, when nobody holds it.
let saying;

const voice = () => speechSynthesis.getVoices().find(({ lang }) => indonesian.test(lang.replace("_", "-")));

/** Says a sentence in Indonesian and resolves when it was said; at once where no voice can. */
export async function speak(sentence) {
  if (!globalThis.speechSynthesis || !voice()) return;
  saying = Object.assign(new SpeechSynthesisUtterance(sentence), { lang: "id-ID", voice: voice(), rate: pace });
  await new Promise((resume) => {
    const timer = setTimeout(() => {
      speechSynthesis.cancel();
      resume();
    }, patience);
    saying.onend = saying.onerror = () => {
      clearTimeout(timer);
      resume();
    };
    speechSynthesis.speak(saying);
  });
}

// Browsers load their voices only when they are asked for the first time.
globalThis.speechSynthesis?.getVoices();
