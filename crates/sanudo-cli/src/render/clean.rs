//! Foreign text on a terminal.

use std::borrow::Cow;

/// Whether a scalar value would steer a terminal rather than show: control characters and changes of writing direction.
fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with all white space as single blanks and whatever would steer the terminal as U+FFFD.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<Cow<'_, str>> = text.split_whitespace().map(visible).collect();
    words.join(" ")
}

/// The text with whatever would steer the terminal as U+FFFD.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) {
        Cow::Owned(
            text.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn escapes_do_not_reach_the_terminal() {
        assert_eq!(one_line(" a\r\n b\t\u{1b}[31mred\u{202e} "), "a b \u{fffd}[31mred\u{fffd}");
    }
}
