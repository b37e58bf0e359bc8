//! Lines that belong to the page and not to the report: links to other pages, buttons, copyright.

use crate::shape::{starts_with, words};

/// Beginnings that say it all, whatever follows on the line.
const STARTS: [&str; 27] = [
    "read more",
    "also read",
    "read also",
    "read next",
    "see also",
    "must read",
    "you may also like",
    "click here",
    "related stories",
    "related articles",
    "related news",
    "related coverage",
    "related:",
    "more>>",
    "more >>",
    "continue reading",
    "story continues below",
    "article continues below",
    "all rights reserved",
    "[photo]http",
    "skip to ",
    "share this ",
    "subscriber only",
    "most read",
    "trending now",
    "recommended for you",
    "advertisement",
];

/// Beginnings that say it on a short line only; sentences begin so too.
const SHORT_STARTS: [&str; 16] = [
    "subscribe",
    "sign up",
    "follow us",
    "join our",
    "download our",
    "download the",
    "watch:",
    "watch live",
    "listen:",
    "share on",
    "get the latest",
    "read:",
    "tags:",
    "topics:",
    "copyright ©",
    "copyright (c)",
];
/// Words of a line that still counts as short.
const SHORT: usize = 14;
/// Words of the longest headline behind "Read more:".
const LONGEST: usize = 40;

/// Whole lines, without signs around them.
const LINES: [&str; 22] = [
    "share",
    "tweet",
    "print",
    "email",
    "comments",
    "view all",
    "premium",
    "related",
    "starpicks",
    "save",
    "like",
    "whatsapp",
    "facebook",
    "twitter",
    "newsletter",
    "photo gallery",
    "photos",
    "listen",
    "loading",
    "menu",
    "login",
    "top stories",
];

/// What kind of page line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Boilerplate {
    /// Complete in itself.
    Line,
    /// A label with nothing behind it; the headlines below it belong to it.
    Label,
}

/// Whether a line is the page's own.
pub(crate) fn boilerplate(line: &str) -> Option<Boilerplate> {
    let bare = line.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '[' && letter != '©');
    if !bare.chars().any(char::is_alphanumeric) {
        return Some(Boilerplate::Line);
    }
    if let Some(start) = STARTS.iter().find(|start| begins(bare, start)) {
        let rest = &bare[start.len()..];
        let is_label = !rest.contains(char::is_alphanumeric);
        // "Read more widely, the report says ..." is a sentence.
        let is_sentence = words(line, SHORT + 1) > SHORT
            && (bare.ends_with('.') || words(line, LONGEST + 1) > LONGEST)
            && !rest.trim_start().starts_with([':', '|', '-']);
        return (!is_sentence).then_some(if is_label { Boilerplate::Label } else { Boilerplate::Line });
    }
    let is_short_start = SHORT_STARTS.iter().any(|start| begins(bare, start)) && words(line, SHORT + 1) <= SHORT;
    let whole = bare.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let is_whole = LINES.iter().any(|line| whole.eq_ignore_ascii_case(line));
    (is_short_start || is_whole || is_notice(bare) || is_link(line)).then_some(Boilerplate::Line)
}

/// Holds the words of a copyright notice or of terms.
fn is_notice(line: &str) -> bool {
    // Letters that all spellings have in common; most lines are done here.
    if line.len() > 300 || !["ights", "IGHTS", "erms", "ERMS"].iter().any(|letters| line.contains(letters)) {
        return false;
    }
    let lower = line.to_lowercase();
    let count = words(line, 31);
    (count <= 30 && lower.contains("all rights reserved")) || (count <= SHORT && lower.contains("terms of use"))
}

/// Whether the line ends a list of links: `More>>` stands below the name of the list.
pub(crate) fn closes_a_list(line: &str) -> bool {
    starts_with(line, "more>>") || starts_with(line, "more >>") || line.eq_ignore_ascii_case("view all")
}

/// A line that is one address and nothing else.
pub(crate) fn is_url(line: &str) -> bool {
    let has_scheme = ["http://", "https://", "www."].iter().any(|scheme| starts_with(line, scheme));
    has_scheme && line.contains('.') && !line.contains(char::is_whitespace)
}

/// An address in brackets or behind a label.
fn is_link(line: &str) -> bool {
    line.contains("://") && words(line, 4) <= 3 && line.len() > 20
}

/// Begins with `start` and does not go on within a word.
fn begins(line: &str, start: &str) -> bool {
    starts_with(line, start)
        && (!start.ends_with(char::is_alphanumeric) || !line[start.len()..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{Boilerplate, boilerplate, is_url};

    #[test]
    fn links_and_buttons_are_the_pages_own() {
        for line in [
            "Read more: Ministers meet again",
            "Also read:Ministers meet again",
            ">> See also Ministers meet again",
            "Subscribe now and save a third",
            "© 2022 The Baltic Post. All rights reserved.",
            "***",
            "Share",
            "[PHOTO]http://example.org/a.jpg[/PHOTO]",
        ] {
            assert_eq!(boilerplate(line), Some(Boilerplate::Line), "{line}");
        }
        assert_eq!(boilerplate("ALSO READ:"), Some(Boilerplate::Label));
        assert_eq!(boilerplate("Read more"), Some(Boilerplate::Label));
    }

    #[test]
    fn sentences_that_begin_alike_are_the_reports() {
        for line in [
            "Subscribers to the plan of the two ministers have grown in number since they first met in Riga last summer.",
            "Share prices fell.",
            "Read more closely, the treaty says nothing of the bridge, and nothing of the money that it would cost.",
            "Advertisements for the bridge were taken down.",
            "Printers were at work all night.",
        ] {
            assert_eq!(boilerplate(line), None, "{line}");
        }
    }

    #[test]
    fn an_address_stands_alone() {
        assert!(is_url("https://example.org/a?b=c") && is_url("www.example.org%2Fa.html"));
        assert!(!is_url("https://example.org has the text") && !is_url("example"));
    }
}
