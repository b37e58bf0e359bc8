//! Styled text broken into lines.

use super::paint::{Paint, Style};

/// Holds two words together on a line; printed as a blank.
const NO_BREAK: char = '\u{a0}';

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The words; any white space but a no-break space is a place to break.
    pub(crate) text: String,
    /// Their style.
    pub(crate) style: Style,
}

impl Piece {
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { text: text.into(), style }
    }
}

/// Breaks pieces into lines of at most `width` columns; a longer word stands on a line of its own.
pub(crate) fn wrap(pieces: &[Piece], width: usize, paint: Paint) -> Vec<String> {
    let letters = pieces.iter().flat_map(|piece| piece.text.chars().map(|letter| (letter, piece.style)));
    let letters: Vec<(char, Style)> = letters.collect();
    let mut lines = Vec::new();
    let mut line: Vec<(char, Style)> = Vec::new();
    let mut used = 0;
    for word in
        letters.split(|(letter, _)| letter.is_whitespace() && *letter != NO_BREAK).filter(|word| !word.is_empty())
    {
        let wide: usize = word.iter().map(|(letter, _)| columns(*letter)).sum();
        if !line.is_empty() && used + 1 + wide > width {
            lines.push(painted(&line, paint));
            line.clear();
            used = 0;
        }
        if let (Some((_, before)), Some((_, after))) = (line.last().copied(), word.first().copied()) {
            line.push((' ', if before == after { before } else { Style::Plain }));
            used += 1;
        }
        line.extend_from_slice(word);
        used += wide;
    }
    if !line.is_empty() {
        lines.push(painted(&line, paint));
    }
    lines
}

/// A line with each run of one style painted at once.
fn painted(line: &[(char, Style)], paint: Paint) -> String {
    line.chunk_by(|one, next| one.1 == next.1)
        .map(|run| {
            let text: String = run.iter().map(|(letter, _)| if *letter == NO_BREAK { ' ' } else { *letter }).collect();
            paint.paint(run[0].1, &text)
        })
        .collect()
}

/// Columns that a letter takes on a terminal: none for a combining mark, two for East Asian wide ones and emoji.
pub(crate) fn columns(letter: char) -> usize {
    match letter {
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, wrap};
    use crate::render::Paint;
    use crate::render::paint::Style;

    #[test]
    fn lines_break_between_words_and_keep_their_styles() {
        let pieces = [
            Piece::new(Style::Plain, "We want "),
            Piece::new(Style::Quad(3), "the war"),
            Piece::new(Style::Plain, " to stop."),
        ];
        assert_eq!(wrap(&pieces, 12, Paint::new(false)), ["We want the", "war to stop."]);
        assert_eq!(
            wrap(&pieces, 12, Paint::new(true)),
            ["We want \u{1b}[33mthe\u{1b}[0m", "\u{1b}[33mwar\u{1b}[0m to stop."]
        );
        assert_eq!(wrap(&pieces, 1, Paint::new(false)).len(), 6);
        assert!(wrap(&[], 10, Paint::new(false)).is_empty());
    }
}
