import { placeLanguageSwitch } from "./language-switch.js";
import { localise } from "./messages.js";

localise();
placeLanguageSwitch();
