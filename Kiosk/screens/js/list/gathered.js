/** `work` once for all the wishes of a moment: a busy hour changes a list many times a second. */
export function gathered(work, moment = 250) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      work();
    }, moment);
  };
}
