import { choices } from "./messages.js";

/** The classes that are served first, to choose from; nothing for those who queue like everybody. */
export const priorityOptions = () => [{ value: "", label: "priorityNone" }, ...choices("priority")];
