const audio = new AudioContext();
const tones = [{ pitch: 659.26, from: 0, length: 0.9 }, { pitch: 523.25, from: 0.5, length: 1.3 }];
const chimeLength = 1500;

const audible = () => audio.state === "running";

/** Browsers make no sound before a page was touched once: any touch will do, and `changed(audible)` hears of it. */
export function watchSound(changed) {
  const tell = () => changed(audible());
  for (const name of ["click", "keydown"]) addEventListener(name, () => audio.resume());
  audio.addEventListener("statechange", tell);
  tell();
}

function ring({ pitch, from, length }) {
  const start = audio.currentTime + from;
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.linearRampToValueAtTime(0.35, start + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + length);
  const tone = new OscillatorNode(audio, { frequency: pitch });
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}

/** Two soft tones that make people look up; resolves when they have faded enough to speak. */
export async function chime() {
  if (!audible()) return;
  tones.forEach(ring);
  await new Promise((resume) => setTimeout(resume, chimeLength));
}
