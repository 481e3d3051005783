"""Hands that leave the mouse alone, and count."""

COUNT = "addEventListener('keydown', (event) => event.repeat || (window.presses = (window.presses ?? 0) + 1), true)"


class Keys:
    """A keyboard whose presses are counted; the page counts along, so that none goes by unseen."""

    def __init__(self, page):
        self.page = page
        self.pressed = 0
        self.typed = 0
        page.evaluate(COUNT)

    def type(self, text):
        """Types an answer."""
        self.typed += len(text)
        self.page.keyboard.type(text)

    def press(self, chord):
        """Presses a key; a chord such as Control+Enter is as many presses as it has keys."""
        self.pressed += len(chord.split("+"))
        self.page.keyboard.press(chord)

    def agree(self):
        """Whether the page saw just these presses."""
        return self.page.evaluate("window.presses") == self.pressed + self.typed
