//! Who wrote it: lines above the text and signatures below it.

use crate::places::is_agency;
use crate::shape::{Shape, starts_with};

const STARTS: [&str; 14] = [
    "written by ",
    "reporting by ",
    "additional reporting",
    "compiled by ",
    "editing by ",
    "edited by ",
    "story by ",
    "text by ",
    "words by ",
    "report by ",
    "(reporting by",
    "(editing by",
    "(writing by",
    "(compiled by",
];

/// Whether a line names the author: `By Jane Roe`, `Written by Jane Roe | Riga`, `(Reporting by Jane Roe)`.
pub(crate) fn byline(line: &str) -> bool {
    let is_labelled = STARTS.iter().any(|start| starts_with(line, start));
    if !is_labelled && !starts_with(line, "by ") {
        return false;
    }
    let shape = Shape::of(line);
    if is_labelled {
        return shape.words <= 40;
    }
    // "By Friday evening all had left." has small words, or a full stop, or both.
    (2..=14).contains(&shape.words)
        && !shape.is_ended()
        && line[3..].split_whitespace().all(is_name_word)
        && !line[3..].split_whitespace().next().is_some_and(is_calendar_word)
}

/// Words of a name, a title or a place, and what stands between them.
fn is_name_word(word: &str) -> bool {
    let first = word.chars().find(|letter| letter.is_alphanumeric());
    let is_small = matches!(
        word.trim_matches(','),
        "and" | "in" | "of" | "for" | "the" | "de" | "van" | "von" | "der" | "al" | "bin" | "el" | "at"
    );
    is_small || first.is_none_or(|letter| letter.is_uppercase() || letter.is_ascii_digit())
}

fn is_calendar_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"]
        .iter()
        .any(|day| lower.starts_with(day) && lower.contains("day"))
        || lower.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a first line is nothing but a person's name, as some outlets sign above the text: two words with capitals, or
/// three all in capitals or with an initial in the middle, none of which the text uses as an ordinary word.
pub(crate) fn lone_name(line: &str, text: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_shouted = !line.chars().any(char::is_lowercase);
    let is_initial = |word: &str| word.len() == 2 && word.ends_with('.');
    let is_shape = match words.as_slice() {
        [_, _] => true,
        [_, middle, _] => is_shouted || is_initial(middle),
        _ => false,
    };
    is_shape
        && words.iter().all(|word| {
            let lower = word.to_lowercase();
            let mut letters = word.chars();
            let is_name = letters.next().is_some_and(char::is_uppercase)
                && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'))
                && word.chars().count() > 1;
            is_initial(word) || (is_name && !COMMON.contains(&lower.as_str()) && !is_used(&lower, text))
        })
}

/// Words of short headlines and labels that a short text may fail to use.
const COMMON: [&str; 24] = [
    "the",
    "a",
    "in",
    "of",
    "and",
    "for",
    "on",
    "to",
    "news",
    "talks",
    "war",
    "peace",
    "meet",
    "meets",
    "dead",
    "attack",
    "report",
    "analysis",
    "update",
    "opinion",
    "editorial",
    "press",
    "release",
    "world",
];

fn is_used(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphabetic) && !text[at + word.len()..].starts_with(char::is_alphabetic)
    })
}

/// Whether one of the last lines is a signature: an agency, `– Baltic Online`, `* Jane Roe teaches law.`
pub(crate) fn signature(line: &str) -> bool {
    let shape = Shape::of(line);
    if line.starts_with('*') && line[1..].trim_start().starts_with(char::is_uppercase) && shape.words >= 3 {
        return true;
    }
    if shape.words == 0 || shape.words > 5 || shape.is_ended() {
        return false;
    }
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    let has_dash = line.starts_with(['-', '–', '—']);
    let is_capitalised = shape.capitals == shape.words;
    let is_bureau =
        ["bureau", "bureau report", "desk", "correspondent"].iter().any(|end| bare.to_lowercase().ends_with(end));
    is_agency(bare)
        || (has_dash && is_capitalised)
        || (is_bureau && is_capitalised)
        || bare.eq_ignore_ascii_case("ends")
}

#[cfg(test)]
mod tests {
    use super::{byline, lone_name, signature};

    #[test]
    fn authors_are_known_by_their_by() {
        for line in ["By Jane Roe", "BY JANE ROE AND JOHN DOE", "By Jane Roe in Riga", "Written by Jane Roe | Riga |"] {
            assert!(byline(line), "{line}");
        }
        for line in ["By Friday evening all had left.", "By the numbers", "By Friday", "Jane Roe", "Byron Returns"] {
            assert!(!byline(line), "{line}");
        }
    }

    #[test]
    fn a_name_alone_is_no_headline() {
        let text = "The ministers met in Riga, said Janis Berzins.";
        assert!(lone_name("Paula Ozola", text) && lone_name("PAULA OZOLA", text));
        assert!(lone_name("Paula J. Ozola", text) && lone_name("PAULA ANNA OZOLA", text));
        assert!(!lone_name("Ministers Met", text), "ordinary words");
        assert!(!lone_name("U.S. Defends Bridge", text));
        assert!(!lone_name("The Markets", text) && !lone_name("Paula", text) && !lone_name("Paula Ozola wins", text));
    }

    #[test]
    fn signatures_are_short() {
        for line in ["BNS", "– Baltic Online", "BNS Foreign Bureau", "*Jane Roe teaches law in Riga", "(AFP)"] {
            assert!(signature(line), "{line}");
        }
        for line in ["Ministers meet", "– they met in Riga", "They met."] {
            assert!(!signature(line), "{line}");
        }
    }
}
