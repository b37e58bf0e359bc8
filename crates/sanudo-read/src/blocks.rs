//! Lines and paragraphs.

use std::ops::Range;

use memchr::memchr2_iter;

/// The body cut at its line breaks: each line without surrounding white space, empty ones left out. Where a text is broken
/// into lines of one width by hand, the lines of a paragraph are one block.
pub(crate) fn blocks(body: &str) -> Vec<Range<usize>> {
    let lines = lines(body);
    match wrap_width(body, &lines) {
        Some(width) => join(body, &lines, width),
        None => lines.into_iter().map(|line| line.range).collect(),
    }
}

struct Line {
    range: Range<usize>,
    /// No empty line lies between it and the line before.
    follows: bool,
}

fn lines(body: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut blank = true;
    let bytes = body.as_bytes();
    for end in memchr2_iter(b'\n', b'\r', bytes).chain(std::iter::once(body.len())) {
        // `\r\n` is one break: what lies between is no line.
        if !(end == start && start > 0 && end < bytes.len() && bytes[end] == b'\n' && bytes[start - 1] == b'\r') {
            let line = &body[start..end];
            let trimmed = line.trim();
            if trimmed.is_empty() {
                blank = true;
            } else {
                let begin = start + (line.len() - line.trim_start().len());
                lines.push(Line { range: begin..begin + trimmed.len(), follows: !blank });
                blank = false;
            }
        }
        start = end + 1;
    }
    lines
}

/// Narrower lines are not text set to a width, wider ones are paragraphs.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// The width to which the text was broken by hand, in letters: most lines that are followed by another end in the middle of
/// a sentence, and none is long.
fn wrap_width(body: &str, lines: &[Line]) -> Option<usize> {
    let pairs = lines.windows(2).filter(|pair| pair[1].follows);
    let (mut adjacent, mut open) = (0, 0);
    for pair in pairs {
        let line = &body[pair[0].range.clone()];
        adjacent += 1;
        open += usize::from(line.len() <= 400 && WIDTHS.contains(&line.chars().count()) && !is_ended(line));
    }
    if open < 4 || open * 10 < adjacent * 6 {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| body[line.range.clone()].chars().count()).collect();
    widths.sort_unstable();
    let width = widths[widths.len() * 9 / 10];
    (WIDTHS.contains(&width) && widths[widths.len() - 1] <= width * 2).then_some(width)
}

fn is_ended(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '"', '”', '’', '…'])
}

/// Joins a line to the one before if it follows it at once and its first word had no room there.
fn join(body: &str, lines: &[Line], width: usize) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut last = 0;
    for line in lines {
        let text = &body[line.range.clone()];
        let first = text.split_whitespace().next().unwrap_or_default().chars().count();
        let is_full = last + 1 + first > width || last * 4 >= width * 3;
        match blocks.last_mut() {
            Some(block) if line.follows && is_full => block.end = line.range.end,
            _ => blocks.push(line.range.clone()),
        }
        last = text.chars().count();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn check(body: &str, expected: &[&str]) {
        let found: Vec<&str> = blocks(body).into_iter().map(|range| &body[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_line_is_a_block_without_its_white_space() {
        check("A\r\n\r\n  B \rC\n\u{a0}\n", &["A", "B", "C"]);
        check("", &[]);
        check("\n\n", &[]);
    }

    #[test]
    fn lines_broken_by_hand_are_one_paragraph() {
        let body = "The ministers of the three countries met in the old town hall on\n\
                    Thursday to talk about the bridge that should join the islands\n\
                    by the end of the decade, and about who should pay for the work\n\
                    and for the harbour.\n\nThe talks went on until late in the evening, and both of them\n\
                    promised to meet again in the autumn, when the engineers will\n\
                    have finished their report.\n";
        let found: Vec<usize> = blocks(body).into_iter().map(|range| body[range].lines().count()).collect();
        assert_eq!(found, [4, 3]);
    }

    #[test]
    fn paragraphs_on_lines_of_their_own_stay_apart() {
        let body =
            "The ministers met.\nThey talked about the bridge for an hour.\nThey left.\nNobody paid.\nAll slept.\n";
        assert_eq!(blocks(body).len(), 5);
    }
}
