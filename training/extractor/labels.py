"""The labels of each head, in the order in which the weights hold them."""

TYPES = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
QUADS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]
STATUSES = ["actual", "future", "hypothetical", "negated", "historical"]
MODES = {
    "CONSULT": ["visit", "third-party", "multilateral", "phone"],
    "RETREAT": ["withdraw", "release", "disarm", "ceasefire", "access", "resign"],
    "REQUEST": ["assist", "change", "yield", "meet"],
    "ACCUSE": ["disapprove", "investigate", "allege"],
    "REJECT": ["assist", "change", "yield", "meet"],
    "THREATEN": ["restrict", "arrest", "relations", "expel", "territory", "violence"],
    "PROTEST": ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"],
    "SANCTION": ["convict", "expel", "withdraw", "discontinue"],
    "MOBILIZE": ["troops", "weapons", "police", "militia"],
    "COERCE": [
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ],
    "ASSAULT": [
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ],
}  # fmt: skip
# (type, mode) of each output of the mode head; (type, None) is no mode of that type.
MODED = [(kind, mode) for kind in TYPES for mode in [None] + MODES.get(kind, [])]
# What a word is to the act whose trigger is marked.
ROLES = ["none", "actor", "recipient", "place"]
# What a word is to the attribution whose cue is marked.
PARTS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
# Words of a trigger before and after its head, at most.
EXTENT = 8
# Whose conventions a text was annotated by: an embedding tells the model, so that corpora that differ can share it.
DOMAINS = ["sanudo", "polnear", "pairs", "silver", "written"]
CLUE_VALUES = [17, 10, 3, 6]
