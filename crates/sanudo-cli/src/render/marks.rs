//! Brackets set into a text.

use super::clean::visible;
use super::paint::Style;
use super::wrap::Piece;

/// A stretch of the body to be marked.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// First scalar value of the body.
    pub(crate) start: u32,
    /// One past the last.
    pub(crate) end: u32,
    /// What is set before it; a no-break space keeps it with the first word.
    pub(crate) open: String,
    /// What is set behind it.
    pub(crate) close: String,
    /// The style of what lies inside.
    pub(crate) style: Style,
}

/// The body's scalar values `start..end` with the marks that touch them set in.
///
/// Longer marks open first and close last. Where marks lie in each other the one that begins last gives the style.
pub(crate) fn marked(body: &[char], start: u32, end: u32, base: Style, marks: &[Mark]) -> Vec<Piece> {
    let end = end.min(body.len() as u32);
    let mut marks: Vec<Mark> = marks
        .iter()
        .filter(|mark| mark.start < end && mark.end > start && mark.start < mark.end)
        .map(|mark| Mark { start: mark.start.max(start), end: mark.end.min(end), ..mark.clone() })
        .collect();
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut borders: Vec<u32> = marks.iter().flat_map(|mark| [mark.start, mark.end]).chain([start, end]).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut pieces = Vec::new();
    for (index, &border) in borders.iter().enumerate() {
        for mark in marks.iter().rev().filter(|mark| mark.end == border) {
            pieces.push(Piece::new(mark.style, mark.close.as_str()));
        }
        for mark in marks.iter().filter(|mark| mark.start == border) {
            pieces.push(Piece::new(mark.style, mark.open.as_str()));
        }
        let Some(&next) = borders.get(index + 1) else { break };
        let inside = marks.iter().rfind(|mark| mark.start <= border && next <= mark.end);
        let text: String = body[border as usize..next as usize].iter().collect();
        pieces.push(Piece::new(inside.map_or(base, |mark| mark.style), spaced(&text)));
    }
    pieces
}

/// Visible letters, with white space kept as blanks.
fn spaced(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    visible(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Mark, marked};
    use crate::render::paint::Style;

    #[test]
    fn marks_may_lie_in_each_other_and_reach_outside() {
        let body: Vec<char> = "We want the war to stop.".chars().collect();
        let mark = |start, end, open: &str, close: &str| Mark {
            start,
            end,
            open: open.to_owned(),
            close: close.to_owned(),
            style: Style::Plain,
        };
        let marks = [mark(3, 7, "[", "]"), mark(3, 23, "<", ">"), mark(0, 2, "(", ")"), mark(24, 99, "{", "}")];
        let pieces = marked(&body, 1, 24, Style::Plain, &marks);
        let text: String = pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(text, "(e) <[want] the war to stop>.");
    }
}
