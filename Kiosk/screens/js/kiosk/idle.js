const patience = 30;
const warned = 10;

/**
 * Notices when nobody touches the screen any more. `mayLeave()` says whether there is something to forget; `left(n)`
 * hears the last seconds as they pass and 0 when they do not count, `over()` when they have passed.
 */
export function watchIdle({ mayLeave, left, over }) {
  let deadline;
  const touched = () => {
    deadline = performance.now() + patience * 1000;
    left(0);
  };
  const tick = () => {
    if (!mayLeave()) return touched();
    const seconds = Math.ceil((deadline - performance.now()) / 1000);
    if (seconds > 0) return left(seconds <= warned ? seconds : 0);
    over();
    touched();
  };
  for (const name of ["pointerdown", "keydown", "wheel"]) addEventListener(name, touched, true);
  touched();
  setInterval(tick, 250);
}
