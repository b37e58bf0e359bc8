//! Which hyphens bind.
//!
//! The treebank makes a hyphen between words a word of its own ("five - member", "al - Qaeda", "F - 16") and keeps it in
//! two cases: after a prefix that cannot stand alone, and in telephone numbers and dates.

use crate::chars::char_at;

/// Prefixes after which the hyphen binds, from counts over the treebank's training part and its guidelines' list of
/// affixes. "Self", "al", "half" and "inter" are not among them, whatever one may think.
const PREFIXES: [&str; 42] = [
    "ante", "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "eco", "ex", "extra", "hyper", "infra", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "neo", "non", "over", "post", "pre",
    "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "trans", "ultra", "un",
];

/// Suffixes before which it binds.
const SUFFIXES: [&str; 3] = ["esque", "wise", "ish"];

/// Whether the hyphen between `before` (the word so far) and `after` (what follows up to the end of the chunk) binds.
pub(crate) fn binds(before: &str, after: &str) -> bool {
    let next = char_at(after, 0);
    if before.len() <= 7 && before.is_ascii() {
        let prefix = PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix));
        // "UN-backed" and "EX-12" are names; "ANTI-WAR" is a prefix in a headline.
        let name = before.len() < 4 && before.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        // "E-J" and "co-12" are codes; "mid-1990s" and "post-9/11" are not.
        let code = before.len() < 3 && (next.is_uppercase() || next.is_ascii_digit());
        if prefix && !name && !code && next.is_alphanumeric() && !is_phrase(after) {
            return true;
        }
    }
    SUFFIXES.iter().any(|suffix| {
        after.get(..suffix.len()).is_some_and(|head| head.eq_ignore_ascii_case(suffix))
            && !char_at(after, suffix.len()).is_alphanumeric()
    })
}

/// Whether small words follow, so that what looks like a prefix is a word: "over-the-counter".
fn is_phrase(after: &str) -> bool {
    ["the-", "to-", "a-", "an-", "of-", "and-", "in-", "by-"].iter().any(|word| after.starts_with(word))
}

/// Length of the telephone number, date or postal code of groups of digits at the start of `text`, if there is one.
///
/// Ranges and scores ("3-5", "2001-2005") are none.
pub(crate) fn grouped_digits(text: &str) -> Option<usize> {
    const MOST: usize = 5;
    let bytes = text.as_bytes();
    let mut groups = [0; MOST];
    let mut count = 0;
    let mut at = 0;
    while count < MOST {
        let length = bytes[at..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return None;
        }
        groups[count] = length;
        count += 1;
        at += length;
        if bytes.get(at) == Some(&b'-') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
        } else {
            break;
        }
    }
    let known = matches!(
        groups[..count],
        [3, 4] | [1, 4] | [3, 3, 4] | [1, 3, 3, 4] | [5, 4] | [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]
    );
    let ends = !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    (known && ends).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{binds, grouped_digits};

    fn check(word: &str, expected: bool) {
        let (before, after) = word.split_once('-').unwrap();
        assert_eq!(binds(before, after) || grouped_digits(word) == Some(word.len()), expected, "{word}");
    }

    #[test]
    fn binds_after_prefixes_and_in_numbers() {
        for word in ["e-mail", "co-operate", "Non-aligned", "mid-1990s", "anti-government", "clock-wise", "re-elect"] {
            check(word, true);
        }
        for word in ["555-0142", "202-555-0142", "11-20-2000", "2024-05-23"] {
            check(word, true);
        }
    }

    #[test]
    fn stands_alone_elsewhere() {
        for word in ["al-Hashimi", "Al-Azhar", "five-member", "15-year", "F-16", "3-5", "2001-2005", "self-rule", "E-J"]
        {
            check(word, false);
        }
        for word in ["so-called", "US-led", "UN-backed", "over-the-counter", "re-", "COVID-19", "non-"] {
            check(word, false);
        }
    }
}
