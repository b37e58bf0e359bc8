//! Closed word classes that tell a verb from a noun by what stands before it. All lower case.

/// Determiners and possessives: a noun follows.
#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "these", "those", "no", "any", "some", "such",
    "other", "another", "every", "each", "'s", "’s",
];

/// Modal auxiliaries: a verb follows.
const MODALS: &[&str] = &["will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "’ll"];

/// Whether a noun must follow.
pub(crate) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

/// Whether a verb in its base form follows: after "to", a modal, a form of "do" or a negation.
pub(crate) fn takes_base(word: &str) -> bool {
    MODALS.contains(&word) || matches!(word, "to" | "did" | "do" | "does" | "not" | "n't" | "n’t" | "never")
}

/// Whether the word is a subject pronoun, after which a plural noun is a verb.
pub(crate) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "i" | "you" | "he" | "she" | "it" | "we" | "they" | "who")
}
