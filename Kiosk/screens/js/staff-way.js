const hold = 2000;

/** A long press on the mark leads the staff from a screen of the public room to the choice of what it shows. */
export function openForStaff(mark) {
  let timer;
  const end = () => clearTimeout(timer);
  const leave = () => location.assign("/device.html?choose");
  mark.addEventListener("pointerdown", () => { timer = setTimeout(leave, hold); });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) mark.addEventListener(name, end);
  // A finger held on a picture asks the browser for its menu, which would end the press.
  mark.addEventListener("contextmenu", (event) => event.preventDefault());
}
