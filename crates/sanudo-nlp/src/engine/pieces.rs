//! Words to word pieces, as the uncased BERT vocabulary cuts them, and the case that this vocabulary loses.
//!
//! `training/engine/pieces.py` cuts in the same way; both have the examples below.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Characters of a chunk that is looked up; a longer one is one unknown piece.
const LONGEST_CHUNK: usize = 100;
/// Most pieces of a word; what follows is dropped.
pub(crate) const MOST: usize = 16;

/// A vocabulary.
#[derive(Debug)]
pub(crate) struct Pieces {
    /// Pieces that begin a chunk.
    first: HashMap<Box<str>, u32>,
    /// Pieces that go on, without their "##".
    later: HashMap<Box<str>, u32>,
    /// Bytes of the longest piece.
    longest: usize,
    unknown: u32,
    /// What opens a window.
    pub(crate) start: u32,
    /// What closes a window and stands where a sentence is known to begin.
    pub(crate) stop: u32,
}

impl Pieces {
    /// Pieces in the order of their ids; none if one that is needed is missing.
    pub(crate) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut first, mut later) = (HashMap::new(), HashMap::new());
        let mut longest = 0;
        for (id, line) in lines.enumerate() {
            longest = longest.max(line.len());
            match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => later.insert(rest.into(), id as u32),
                _ => first.insert(line.into(), id as u32),
            };
        }
        let special = |name: &str| first.get(name).copied();
        let (unknown, start, stop) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        Some(Self { first, later, longest, unknown, start, stop })
    }

    /// Adds the pieces of `word` to `out`: at least one, at most [`MOST`].
    pub(crate) fn cut(&self, word: &str, out: &mut Vec<u32>) {
        let begin = out.len();
        // Most words are pieces as they stand.
        if word.bytes().all(|byte| byte.is_ascii_lowercase())
            && let Some(&id) = self.first.get(word)
        {
            out.push(id);
            return;
        }
        let mut chunk = String::new();
        let mut letters = 0;
        for c in word.chars().flat_map(char::to_lowercase).nfd() {
            if out.len() - begin >= MOST {
                break;
            }
            if is_combining_mark(c) || is_left_out(c) {
                continue;
            }
            if stands_alone(c) {
                self.cut_chunk(&chunk, letters, out);
                chunk.clear();
                chunk.push(c);
                self.cut_chunk(&chunk, 1, out);
                chunk.clear();
                letters = 0;
            } else {
                letters += 1;
                if letters <= LONGEST_CHUNK {
                    chunk.push(c);
                }
            }
        }
        self.cut_chunk(&chunk, letters, out);
        out.truncate(begin + MOST);
        if out.len() == begin {
            out.push(self.unknown);
        }
    }

    /// The longest piece first, then the longest that goes on, and so forth; unknown as a whole if a part is.
    fn cut_chunk(&self, chunk: &str, letters: usize, out: &mut Vec<u32>) {
        if chunk.is_empty() {
            return;
        }
        if letters > LONGEST_CHUNK {
            out.push(self.unknown);
            return;
        }
        let begin = out.len();
        let mut rest = chunk;
        while !rest.is_empty() {
            let table = if out.len() == begin { &self.first } else { &self.later };
            let mut end = rest.floor_char_boundary(self.longest);
            let found = loop {
                if let Some(&id) = table.get(&rest[..end]) {
                    break Some(id);
                }
                end = rest.floor_char_boundary(end.saturating_sub(1));
                if end == 0 {
                    break None;
                }
            };
            let Some(id) = found else {
                out.truncate(begin);
                out.push(self.unknown);
                return;
            };
            out.push(id);
            rest = &rest[end..];
        }
    }
}

/// White space and what nobody sees.
fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || !c.is_ascii_graphic() && matches!(c.general_category(), GeneralCategory::Control | GeneralCategory::Format)
}

/// Punctuation in BERT's sense (every ASCII sign and the categories P), and ideographs.
fn stands_alone(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    c.general_category_group() == GeneralCategoryGroup::Punctuation
        || matches!(c,
            '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2CEAF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// What case and digits a word has; the names are those of the weights' header, in its order.
pub(crate) const SHAPES: [&str; 9] =
    ["digits", "with-digit", "lower", "upper", "one-upper", "title", "sign", "mixed", "other-script"];

/// The index in [`SHAPES`] of a word's form.
pub(crate) fn shape(word: &str) -> usize {
    let digit = |c: char| c.is_numeric();
    if word.chars().all(digit) {
        return 0;
    }
    if word.chars().any(digit) {
        return 1;
    }
    let (mut letters, mut upper, mut lower) = (0, 0, 0);
    let mut first_is_upper = false;
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        first_is_upper |= letters == 0 && c.is_uppercase();
        letters += 1;
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (letters, upper, lower) {
        (0, ..) => 6,
        (_, 0, 0) => 8,
        (_, 0, _) => 2,
        (1, _, 0) => 4,
        (_, _, 0) => 3,
        (_, 1, _) if first_is_upper => 5,
        _ => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Pieces, SHAPES, shape};

    const VOCABULARY: [&str; 14] =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "talks", "un", "##believ", "##able", "don", "'", "t", "##ks", "中", "sao"];

    fn check(word: &str, expected: &[&str]) {
        let pieces = Pieces::new(VOCABULARY.into_iter()).unwrap();
        let mut found = Vec::new();
        pieces.cut(word, &mut found);
        assert_eq!(found.iter().map(|&id| VOCABULARY[id as usize]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_longest_piece_comes_first() {
        check("talks", &["talks"]);
        check("TALKS", &["talks"]);
        check("unbelievable", &["un", "##believ", "##able"]);
        check("don't", &["don", "'", "t"]);
        check("São", &["sao"]);
        check("中中", &["中", "中"]);
    }

    #[test]
    fn what_is_not_known_is_one_piece() {
        check("xyzzy", &["[UNK]"]);
        check("unx", &["[UNK]"]);
        check("unx'unable", &["[UNK]", "'", "un", "##able"]);
        check("", &["[UNK]"]);
        check("\u{200B}\u{301}", &["[UNK]"]);
        check(&"t".repeat(101), &["[UNK]"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        check(&"don'".repeat(100_000), &["don", "'"].repeat(MOST / 2));
        check(&"un".repeat(1_000_000), &["[UNK]"]);
    }

    #[test]
    fn shapes_tell_case_and_digits() {
        for (word, expected) in [
            ("2024", "digits"),
            ("G20", "with-digit"),
            ("peace", "lower"),
            ("UN", "upper"),
            ("A", "one-upper"),
            ("Bahrain", "title"),
            ("Al-Sisi", "mixed"),
            ("McDonald", "mixed"),
            ("iPhone", "mixed"),
            ("...", "sign"),
            ("$", "sign"),
            ("سلام", "other-script"),
            ("中国", "other-script"),
            ("U.S.", "upper"),
            ("n't", "lower"),
        ] {
            assert_eq!(SHAPES[shape(word)], expected, "{word:?}");
        }
    }
}
