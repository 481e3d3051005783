"""What the screens' sources say by key, read without running them."""

import re
from dataclasses import dataclass, field

from conftest import ROOT

SCREENS = ROOT / "Kiosk" / "screens"
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|("(?:\\.|[^"\\\n])*")|(`(?:\\.|[^`\\])*`)', re.DOTALL)
KEY = re.compile(r'"([A-Za-z]\w*(?:\.\w+)*)"')
GROUP = re.compile(r"`([A-Za-z]\w*(?:\.\w+)*)\.\$\{")
# Where each function takes its phrase, counted from 0.
SPEAKERS = {"t": 0, "say": 1}


@dataclass
class Said:
    """Keys that a source names as such, groups that it chooses a key of, and every text that might be a key."""

    keys: set = field(default_factory=set)
    groups: set = field(default_factory=set)
    texts: set = field(default_factory=set)


def sources(ending):
    return [one for one in SCREENS.rglob(f"*.{ending}") if "messages" not in one.relative_to(SCREENS).parts]


def without_comments(text):
    return TOKEN.sub(lambda found: found.group(1) or found.group(2) or "", text)


def arguments(text, start):
    """The arguments of the call whose opening bracket is before `start`, each without what it calls in turn."""
    parts, depth, place = [""], 0, start
    while depth >= 0 and place < len(text):
        token = TOKEN.match(text, place)
        piece = token.group() if token else text[place]
        place += len(piece)
        depth += (piece in "([{") - (piece in ")]}")
        if piece == "," and depth == 0:
            parts.append("")
        elif depth == 0:
            parts[-1] += piece
    return parts


def said_by(text):
    """What one script says."""
    text = without_comments(text)
    said = Said(texts=set(KEY.findall(text)), groups=set(re.findall(r'\bchoices\(\s*"(\w+)"', text)))
    said.keys |= set(re.findall(r'\b(?:label|hint): "([\w.]+)"', text))
    for name, place in SPEAKERS.items():
        for call in re.finditer(rf"(?<![\w.#]){name}\(", text):
            phrase = "".join(arguments(text, call.end())[place:place + 1])
            said.keys |= set(KEY.findall(re.sub(r'[=!]==\s*"[^"]*"', "", phrase)))
            said.groups |= set(GROUP.findall(phrase))
    return said


def declared_by(text):
    """The keys that one page names in its attributes."""
    return set(re.findall(r'data-(?:text|label|hint)="([^"]+)"', text))


def everything_said():
    whole = Said()
    for script in sources("js"):
        said = said_by(script.read_text())
        whole.keys |= said.keys
        whole.groups |= said.groups
        whole.texts |= said.texts
    for page in sources("html"):
        whole.keys |= declared_by(page.read_text())
    return whole


def flat(catalogue, prefix=""):
    """Every key with its text; one with `one` and `many` is a single text."""
    texts = {}
    for name, value in catalogue.items():
        key = f"{prefix}{name}"
        if isinstance(value, str):
            texts[key] = value
        elif value.keys() == {"one", "many"}:
            texts[key] = value["many"]
        else:
            texts |= flat(value, f"{key}.")
    return texts


def values_in(text):
    return set(re.findall(r"\{(\w+)\}", text))
