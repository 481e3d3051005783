import { say } from "./messages.js";

const remembered = "loket.library.mute";
const tones = {
  good: [{ pitch: 1046.5, from: 0, length: 0.12 }],
  warn: [{ pitch: 392, from: 0, length: 0.16 }, { pitch: 392, from: 0.22, length: 0.16 }],
  bad: [{ pitch: 233.08, from: 0, length: 0.25 }, { pitch: 174.61, from: 0.26, length: 0.4 }],
};
const loudest = 0.25;
let audio;

const isMute = () => localStorage.getItem(remembered) !== null;

function ring({ pitch, from, length }) {
  const start = audio.currentTime + from;
  const loudness = new GainNode(audio, { gain: loudest });
  loudness.gain.setValueAtTime(loudest, start + length - 0.02);
  loudness.gain.linearRampToValueAtTime(0, start + length);
  const tone = new OscillatorNode(audio, { frequency: pitch, type: "triangle" });
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}

/** Says by ear how a scan went, for eyes that are on the books: `good`, `warn` or `bad`. */
export function sound(tone) {
  document.documentElement.dataset.tone = tone;
  if (isMute() || !tones[tone]) return;
  audio ??= new AudioContext();
  tones[tone].forEach(ring);
}

/** The button that silences this desk; the choice is remembered in this browser. */
export function bindMute(button) {
  const tell = () => {
    button.ariaPressed = String(!isMute());
    say(button, isMute() ? "library.soundOff" : "library.soundOn");
  };
  button.addEventListener("click", () => {
    if (isMute()) localStorage.removeItem(remembered);
    else localStorage.setItem(remembered, "");
    tell();
    sound("good");
  });
  tell();
}
