//! The layer of tags: part of speech, features and lemma of each token.

use std::fmt;

use crate::labels;

labels! {
    /// The seventeen universal parts of speech of Universal Dependencies 2.
    Upos[17];
    Adj "ADJ" "adjective", Adp "ADP" "adposition", Adv "ADV" "adverb", Aux "AUX" "auxiliary",
    Cconj "CCONJ" "coordinating conjunction", Det "DET" "determiner", Intj "INTJ" "interjection", Noun "NOUN" "noun",
    Num "NUM" "numeral", Part "PART" "particle", Pron "PRON" "pronoun", Propn "PROPN" "proper noun",
    Punct "PUNCT" "punctuation", Sconj "SCONJ" "subordinating conjunction", Sym "SYM" "symbol", Verb "VERB" "verb",
    X "X" "other",
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Morphological features as UD writes them: `Number=Sing|Person=3`, empty for none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Features(pub String);

impl Features {
    /// The value of one feature.
    ///
    /// ```
    /// let features = sanudo_text::Features("Mood=Ind|Tense=Past".to_owned());
    /// assert_eq!(features.get("Tense"), Some("Past"));
    /// assert_eq!(features.get("Voice"), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.split('|').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
    }
}

/// What the tag layer says of one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// The treebank's own tag, empty for none.
    pub xpos: String,
    /// Features.
    pub feats: Features,
    /// Dictionary form.
    pub lemma: String,
}
