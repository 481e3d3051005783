/** How each finding sounds and looks; what is missing was not scanned and makes no sound. */
export const tones = { present: "good", wrongPlace: "warn", unexpected: "warn", unknown: "bad" };

/** The findings that somebody has to look into, in the order of the report. */
export const doubtful = ["missing", "wrongPlace", "unexpected", "unknown"];

/** Statuses that end by the copy being there. */
export const foundAgain = ["lost", "repair"];
