//! Whether two names may mean the same person or body.

use unicode_normalization::UnicodeNormalization;

/// Words that tell nobody apart.
const EMPTY_WORDS: [&str; 11] =
    ["the", "al", "el", "of", "mr", "mrs", "president", "minister", "king", "prime", "foreign"];

/// The telling words of a name, in small ASCII letters.
fn telling_words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(char::is_ascii)
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' })
        .collect();
    plain.split_ascii_whitespace().filter(|word| !EMPTY_WORDS.contains(word)).map(str::to_owned).collect()
}

/// Whether two names share a telling word, or neither has one.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (telling_words(one), telling_words(other));
    if one.is_empty() || other.is_empty() {
        return one == other;
    }
    one.iter().any(|word| other.contains(word))
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn a_shared_telling_word_is_enough() {
        assert!(same_name("Prime Minister José Ortega", "Jose-Maria Vidal"));
        assert!(!same_name("King Hamad", "King Fahd"));
        assert!(!same_name("King Hamad", "the king"));
        assert!(same_name("the king", "The President"));
        assert!(same_name("Straße", "Strae"));
        assert!(same_name("", "北京"));
    }
}
