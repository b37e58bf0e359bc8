//! One spelling for all spellings of a name.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Appends the folded form of `text` to `key`: lower case, no accents, full stops dropped, and every other run of
/// characters that are neither letters nor digits one space. "U.S." becomes `us`, "al-Qaeda" `al qaeda`, "Élysée" `elysee`.
pub(crate) fn fold_into(text: &str, key: &mut String) {
    if text.is_ascii() {
        for byte in text.bytes() {
            push(char::from(byte), key);
        }
    } else {
        for character in text.nfd().filter(|&character| !is_combining_mark(character)) {
            push(character, key);
        }
    }
}

fn push(character: char, key: &mut String) {
    if character.is_alphanumeric() {
        key.extend(character.to_lowercase());
    } else if character != '.' && !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// The folded form of a whole name, without spaces at its ends.
pub(crate) fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_meet() {
        for (text, expected) in [
            ("U.S.", "us"),
            ("al-Qaeda", "al qaeda"),
            ("Élysée", "elysee"),
            ("Côte d’Ivoire", "cote d ivoire"),
            ("People's Republic", "people s republic"),
            ("Erdoğan", "erdogan"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }
}
