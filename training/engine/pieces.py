"""Words to word pieces, as the uncased BERT vocabulary cuts them, and the case that this vocabulary loses.

The engine cuts in the same way (`crates/sanudo-nlp/src/engine/pieces.rs`); `test_training.py` and the Rust tests share examples.
"""

import unicodedata

UNKNOWN, START, BREAK = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; a longer word is one unknown piece
MOST_PIECES = 16  # of one word; what follows is dropped

# What case and digits a word has. The order is part of the model.
SHAPES = ("digits", "with-digit", "lower", "upper", "one-upper", "title", "sign", "mixed", "other-script")


def shape(word):
    """The index in SHAPES of a word's form."""
    if all(c.isdigit() for c in word):
        return 0
    if any(c.isdigit() for c in word):
        return 1
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6
    if not any(c.isupper() or c.islower() for c in letters):
        return 8
    if not any(c.isupper() for c in letters):
        return 2
    if not any(c.islower() for c in letters):
        return 3 if len(letters) > 1 else 4
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return 5
    return 7


def is_sign(c):
    """Punctuation in BERT's sense: every ASCII sign, and the Unicode categories P*."""
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def is_ideograph(c):
    o = ord(c)
    return (
        0x4E00 <= o <= 0x9FFF
        or 0x3400 <= o <= 0x4DBF
        or 0x20000 <= o <= 0x2CEAF
        or 0xF900 <= o <= 0xFAFF
        or 0x2F800 <= o <= 0x2FA1F
    )


def chunks(word):
    """The word in small letters without accents, cut at signs and ideographs."""
    text = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c)[0] != "M")
    out, current = [], ""
    for c in text:
        if c.isspace() or unicodedata.category(c) in ("Cc", "Cf"):
            continue
        if is_sign(c) or is_ideograph(c):
            if current:
                out.append(current)
                current = ""
            out.append(c)
        else:
            current += c
    return out + [current] if current else out


class Pieces:
    """A vocabulary: one piece a line, its line number its id."""

    def __init__(self, lines):
        self.lines = lines
        self.ids = {piece: index for index, piece in enumerate(lines)}
        self.cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf8") as file:
            return cls([line.rstrip("\n") for line in file])

    def __call__(self, word):
        """The ids of a word's pieces: at least one, at most MOST_PIECES."""
        found = self.cache.get(word)
        if found is None:
            found = [i for chunk in chunks(word) for i in self.longest_first(chunk)][:MOST_PIECES]
            found = self.cache[word] = found or [self.ids[UNKNOWN]]
        return found

    def longest_first(self, chunk):
        if len(chunk) > LONGEST_WORD:
            return [self.ids[UNKNOWN]]
        out, start = [], 0
        while start < len(chunk):
            for end in range(len(chunk), start, -1):
                piece = self.ids.get(("##" if start else "") + chunk[start:end])
                if piece is not None:
                    break
            else:
                return [self.ids[UNKNOWN]]
            out.append(piece)
            start = end
        return out
