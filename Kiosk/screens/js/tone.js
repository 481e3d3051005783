const audio = new AudioContext();
const melodies = {
  good: [{ pitch: 1318.5, from: 0, length: 0.12 }],
  warn: [{ pitch: 587.33, from: 0, length: 0.14 }, { pitch: 587.33, from: 0.2, length: 0.14 }],
  bad: [{ pitch: 220, from: 0, length: 0.45 }],
};

// Browsers make no sound before a page was touched once.
for (const name of ["click", "keydown"]) addEventListener(name, () => audio.resume());

function ring({ pitch, from, length }) {
  const start = audio.currentTime + from;
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.linearRampToValueAtTime(0.3, start + 0.01);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + length);
  const tone = new OscillatorNode(audio, { frequency: pitch });
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}

/** A tone for eyes that are on the shelf: one high one is `good`, two are `warn`, one low one is `bad`. */
export function sound(kind) {
  document.documentElement.dataset.tone = kind;
  if (audio.state === "running") melodies[kind].forEach(ring);
}
