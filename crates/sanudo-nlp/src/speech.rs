//! Verbs that name the speaker after a quoted question: "Why now?" Okoro asked.

/// Past and present forms of common verbs of speech.
const VERBS: &[&str] = &[
    "added",
    "adds",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "complained",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "noted",
    "quipped",
    "quoted",
    "remarked",
    "replied",
    "replies",
    "responded",
    "said",
    "says",
    "shouted",
    "stated",
    "stressed",
    "told",
    "tweeted",
    "urged",
    "warned",
    "wondered",
    "wrote",
];

/// Whether `word` is a verb of speech.
pub(crate) fn is_verb_of_speech(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted_for_searching() {
        assert!(super::VERBS.is_sorted());
    }
}
