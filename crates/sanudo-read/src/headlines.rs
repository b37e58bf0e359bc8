//! Headlines above the text and headings in it.

use crate::shape::{End, Shape};

/// Headlines in plain case are no longer than this; beyond it a line is a sentence that lost its full stop.
const MOST_WORDS: usize = 20;
/// Headlines with capitals throughout may be longer.
const MOST_CAPITALISED_WORDS: usize = 28;
const MOST_BYTES: usize = 240;

/// Whether a first line can be a headline: short, and without the end of a sentence. Whether text follows is the caller's to
/// see.
pub(crate) fn is_headline(line: &str) -> bool {
    if line.len() > MOST_BYTES {
        return false;
    }
    let shape = Shape::of(line);
    let most = if shape.is_title_case() { MOST_CAPITALISED_WORDS } else { MOST_WORDS };
    let is_end = matches!(shape.end, End::Bare | End::Mark);
    (2..=most).contains(&shape.words) && is_end && !shape.starts_small && !is_speech(line, &shape)
}

/// A quotation that stands alone is what somebody said, not what the paper says; one that ends like a sentence too.
fn is_speech(line: &str, shape: &Shape) -> bool {
    (shape.is_quoted && shape.end == End::Mark)
        || (shape.is_ended() && line.ends_with(crate::shape::is_quote) && line.contains([',', ':']))
        || has_speech_mark(line)
}

/// A comma or stop before a closing quote: `“We met,” he said`.
fn has_speech_mark(line: &str) -> bool {
    [",\"", ",”", ".”", ".\"", ",’ ", "?” ", "!” "].iter().any(|mark| line.contains(mark))
}

/// Headings are no longer than this many words.
const MOST_HEADING_WORDS: usize = 14;
const MOST_CAPITALISED_HEADING_WORDS: usize = 18;

/// Whether a line between paragraphs can be a heading: short, no sentence's end, no bullet.
pub(crate) fn is_heading(line: &str) -> bool {
    if line.len() > 140 {
        return false;
    }
    let shape = Shape::of(line);
    let most = if shape.is_title_case() { MOST_CAPITALISED_HEADING_WORDS } else { MOST_HEADING_WORDS };
    let is_question = shape.end == End::Mark && shape.words <= 10 && !shape.is_quoted && !line.contains(['"', '“']);
    (1..=most).contains(&shape.words)
        && (shape.end == End::Bare || is_question)
        && !shape.starts_small
        && !is_item(line)
        && !has_speech_mark(line)
        && !is_broken_off(line)
}

/// Ends in a word that needs another, or in an address: a line of text that was cut.
fn is_broken_off(line: &str) -> bool {
    const LINKS: [&str; 12] = ["and", "or", "the", "a", "an", "of", "to", "in", "with", "that", "for", "is"];
    let last = line.split_whitespace().next_back().unwrap_or_default();
    LINKS.contains(&last) || last.contains("www.") || last.contains("://")
}

/// Begins like an item of a list: a bullet, a number, a letter in brackets.
pub(crate) fn is_item(line: &str) -> bool {
    let is_bullet = line.starts_with(['-', '–', '—', '•', '*', '◦', '·', '▪', '‣', '○', '+', '(']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = digits > 0 && line[digits..].starts_with(['.', ')', '-', ':']);
    is_bullet || is_numbered || line.contains('\t')
}

#[cfg(test)]
mod tests {
    use super::{is_heading, is_headline};

    #[test]
    fn headlines_are_short_and_have_no_full_stop() {
        for line in [
            "Ministers Meet in Riga",
            "Ministers meet in Riga",
            "Who pays for the bridge?",
            "Minister calls the bridge ‘a gift’",
            "Ministers Meet in the U.S.",
            "Roe: Nobody Expects a Bridge (AP)",
        ] {
            assert!(is_headline(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_headlines() {
        for line in [
            "The ministers met in Riga on Friday.",
            "“How do you want to pay for the bridge, in gold or in silver?”",
            "“The bridge is a gift without any precedent in the history of the town,”",
            "“We met,” the minister said",
            "They agreed to:",
            "met in Riga",
            "The ministers who met in Riga last week are to meet again in the autumn in order to talk about the bridge and who pays",
            "Riga",
        ] {
            assert!(!is_headline(line), "{line}");
        }
    }

    #[test]
    fn headings_are_shorter_still_and_no_items() {
        for line in ["A bridge too far", "Demands", "‘A gift’", "WHO PAYS", "Who pays?", "4,000 bridges"] {
            assert!(is_heading(line), "{line}");
        }
        for line in [
            "They met.",
            "• The bridge",
            "1. The bridge",
            "(a) the bridge",
            "the bridge",
            "The minister added:",
            "“Who pays?”",
            "The plan can be read at www.example.org",
            "The ministers who met in Riga and",
            "The ministers who met in Riga last week are to meet again in the autumn",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }
}
