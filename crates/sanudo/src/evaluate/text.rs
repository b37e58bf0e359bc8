//! A report's text, addressed in Unicode scalar values.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::json::words;

/// A half-open stretch of scalar values. Signed, because foreign files may hold anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) start: i64,
    pub(super) end: i64,
}

impl Stretch {
    /// Scalar values that both share.
    pub(super) fn overlap(self, other: Self) -> i64 {
        (self.end.min(other.end) - self.start.max(other.start)).max(0)
    }

    pub(super) fn len(self) -> i64 {
        self.end - self.start
    }

    pub(super) fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A text whose scalar values can be counted both ways.
pub(super) struct Text<'a> {
    body: &'a str,
    /// The byte where each scalar value begins, and the text's length at the end.
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        let bytes = body.char_indices().map(|(byte, _)| byte).chain([body.len()]).collect();
        Self { body, bytes }
    }

    /// How many scalar values begin before `byte`.
    fn scalar(&self, byte: usize) -> i64 {
        self.bytes.partition_point(|&begin| begin < byte) as i64
    }

    /// The byte of a scalar value counted as Python slices count: from the end where negative, cut at both ends.
    fn byte(&self, scalar: i64) -> usize {
        let last = self.bytes.len() as i64 - 1;
        let scalar = if scalar < 0 { scalar + last } else { scalar };
        self.bytes[scalar.clamp(0, last) as usize]
    }

    /// The first place of `needle`, which is not empty, wholly inside `within`.
    fn find(&self, needle: &str, within: Stretch) -> Option<Stretch> {
        let (from, to) = (self.byte(within.start), self.byte(within.end));
        let byte = from + self.body.get(from..to)?.find(needle)?;
        Some(Stretch { start: self.scalar(byte), end: self.scalar(byte + needle.len()) })
    }

    /// Where a span stands: where it says itself, else where its words first stand inside `within`, else anywhere.
    pub(super) fn locate(&self, span: &Value, within: Option<Stretch>) -> Option<Stretch> {
        let offset = |name| span.get(name).and_then(Value::as_i64);
        if let (Some(start), Some(end)) = (offset("start"), offset("end")) {
            return Some(Stretch { start, end });
        }
        let needle = words(span);
        if needle.is_empty() {
            return None;
        }
        let everywhere = Stretch { start: 0, end: self.bytes.len() as i64 - 1 };
        within.and_then(|within| self.find(needle, within)).or_else(|| self.find(needle, everywhere))
    }

    /// Runs of letters, numbers and low lines, as Python's `\w+` finds them: no combining marks.
    pub(super) fn tokens(&self) -> Vec<Stretch> {
        static TOKEN: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("the pattern is a constant and compiles"));
        TOKEN
            .find_iter(self.body)
            .map(|token| Stretch { start: self.scalar(token.start()), end: self.scalar(token.end()) })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Stretch, Text};
    use serde_json::json;

    #[test]
    fn words_are_sought_inside_first_and_then_anywhere() {
        let text = Text::new("Élan met. Ö met Ü. End.");
        let at = |start, end| Some(Stretch { start, end });
        assert_eq!(text.locate(&json!("met"), None), at(5, 8));
        assert_eq!(text.locate(&json!("met"), at(10, 18)), at(12, 15));
        assert_eq!(text.locate(&json!({"text": "End"}), at(10, 18)), at(19, 22));
        assert_eq!(text.locate(&json!({"text": "met", "start": 12, "end": 15}), None), at(12, 15));
        assert_eq!(text.locate(&json!("gone"), None), None);
        assert_eq!(text.locate(&json!(""), None), None);
    }

    #[test]
    fn a_token_holds_no_combining_mark() {
        let tokens = Text::new("cafe\u{301}s ½_x 北京").tokens();
        let ends: Vec<_> = tokens.iter().map(|token| (token.start, token.end)).collect();
        assert_eq!(ends, [(0, 4), (5, 6), (7, 10), (11, 13)]);
    }
}
