//! Words that, with a capital, tell the start of a sentence after a short form: "in the U.S. The minister".

/// Function words that hardly ever follow a short form within a name. "Under", "First", "Open", "All" and "New" are left
/// out: "U.S. Under Secretary".
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Either",
    "Even",
    "Every",
    "For",
    "From",
    "Further",
    "Furthermore",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "Nevertheless",
    "No",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Our",
    "Over",
    "Perhaps",
    "Please",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "Than",
    "Thank",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Today",
    "Unlike",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yet",
    "You",
    "Your",
];

/// Whether `word` (capitalised as in the text) begins a sentence when it follows a short form.
pub(crate) fn starts_sentence(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{STARTERS, starts_sentence};

    #[test]
    fn the_table_is_sorted_for_searching() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn function_words_begin_sentences_and_names_do_not() {
        assert!(starts_sentence("The") && starts_sentence("Meanwhile"));
        assert!(!starts_sentence("President") && !starts_sentence("the") && !starts_sentence("Under"));
    }
}
