const digits = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/** A number up to 999 in Indonesian words. */
function inWords(number) {
  if (number < 10) return digits[number];
  if (number < 12) return number === 10 ? "sepuluh" : "sebelas";
  if (number < 20) return `${digits[number - 10]} belas`;
  const [base, name] = number < 100 ? [10, "puluh"] : [100, "ratus"];
  const count = Math.floor(number / base);
  const head = count === 1 ? `se${name}` : `${digits[count]} ${name}`;
  return number % base ? `${head} ${inWords(number % base)}` : head;
}

/** Digits as they are read out: leading zeros one by one, then the number, from a thousand on digit by digit. */
function said(figures) {
  const [zeros] = figures.match(/^0*(?=\d)/);
  const rest = figures.slice(zeros.length);
  const parts = rest.length > 3 ? [...rest].map(Number) : [Number(rest)];
  return [...zeros].map(Number).concat(parts).map(inWords).join(" ");
}

const readOut = (text) => text.replace(/\d+/g, said);

/** The sentence that calls a number such as E-002 to a counter. */
export function callInWords(number, counter) {
  const [letter, figures] = number.split("-");
  return `Nomor antrean, ${[...letter, said(figures)].join(", ")}, silakan ke ${readOut(counter)}`;
}
