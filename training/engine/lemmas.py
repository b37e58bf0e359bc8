"""Lemmas as edit scripts, so that a few hundred labels reach words never seen.

A script is `k|N|suffix`: small letters, cut N characters, add the suffix; `c|N|suffix` the same on the form as written;
`=lemma` the lemma itself (irregular forms: "was" to "be").
"""


def script(form, lemma):
    base = "c" if lemma != lemma.lower() and lemma[:1] == form[:1] else "k"
    text = form if base == "c" else form.lower()
    common = 0
    while common < min(len(text), len(lemma)) and text[common] == lemma[common]:
        common += 1
    if common == 0:
        return "=" + lemma
    return f"{base}|{len(text) - common}|{lemma[common:]}"


def apply(form, label):
    if label.startswith("="):
        return label[1:]
    base, cut, suffix = label.split("|", 2)
    text = form if base == "c" else form.lower()
    # Small letters may be longer or shorter than the form; a cut beyond the word leaves nothing but the suffix.
    return text[: max(0, len(text) - int(cut))] + suffix
