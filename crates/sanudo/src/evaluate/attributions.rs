//! Attributions scored against PolNeAR's: exact F1 of source, cue and content.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;

use super::Count;

/// A text with its attributions, a line of PolNeAR's JSON. Offsets are Unicode scalar values into `text`, half-open.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AttributedText {
    /// Its name.
    pub id: String,
    /// The text.
    pub text: String,
    /// What is attributed in it.
    pub attributions: Vec<AttributionSpans>,
}

/// One attribution: the stretches of each of its parts, none where it has none.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AttributionSpans {
    /// Who says it.
    pub source: Vec<(u32, u32)>,
    /// The words that attribute.
    pub cue: Vec<(u32, u32)>,
    /// What is said.
    pub content: Vec<(u32, u32)>,
}

/// The figures of many texts. A part of a found attribution is right if an annotated one has exactly its stretches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct AttributionFigures {
    /// Who says it.
    pub source: Count,
    /// The words that attribute.
    pub cue: Count,
    /// What is said.
    pub content: Count,
}

/// One part of an attribution.
type Part = fn(&AttributionSpans) -> &Vec<(u32, u32)>;

impl AttributionFigures {
    /// Adds a text: its annotation and what was found in it.
    pub fn add(&mut self, gold: &AttributedText, found: &[AttributionSpans]) {
        let letters: Vec<char> = gold.text.chars().collect();
        let parts: [(&mut Count, Part); 3] = [
            (&mut self.source, |spans| &spans.source),
            (&mut self.cue, |spans| &spans.cue),
            (&mut self.content, |spans| &spans.content),
        ];
        for (count, part) in parts {
            let mut wanted: HashMap<Vec<Range<u32>>, usize> = HashMap::new();
            let gold_spans = gold.attributions.iter().map(|spans| tidy(part(spans), &letters));
            let (mut told, mut right, mut all) = (0, 0, 0);
            for spans in gold_spans.filter(|spans| !spans.is_empty()) {
                *wanted.entry(spans).or_default() += 1;
                told += 1;
            }
            for spans in found.iter().map(|spans| tidy(part(spans), &letters)).filter(|spans| !spans.is_empty()) {
                all += 1;
                if let Some(left) = wanted.get_mut(&spans).filter(|left| **left > 0) {
                    *left -= 1;
                    right += 1;
                }
            }
            count.add(right, all, told);
        }
    }
}

/// Stretches in order without white space at their ends, those with nothing but white space between them as one.
fn tidy(spans: &[(u32, u32)], letters: &[char]) -> Vec<Range<u32>> {
    let blank = |at: u32| letters.get(at as usize).is_none_or(|letter| letter.is_whitespace());
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<Range<u32>> = Vec::new();
    for (mut start, mut end) in sorted {
        end = end.min(letters.len() as u32);
        while start < end && blank(start) {
            start += 1;
        }
        while end > start && blank(end - 1) {
            end -= 1;
        }
        match out.last_mut() {
            _ if start >= end => {}
            Some(last) if (last.end..start).all(blank) => last.end = last.end.max(end),
            _ => out.push(start..end),
        }
    }
    out
}

impl fmt::Display for AttributionFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = [self.source.line("source"), self.cue.line("cue"), self.content.line("content")];
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::{AttributedText, AttributionFigures, AttributionSpans};

    #[test]
    fn a_part_is_right_with_exactly_its_stretches_and_white_space_does_not_count() {
        let gold = AttributedText {
            id: "x".to_owned(),
            text: "He said it rains.".to_owned(),
            attributions: vec![AttributionSpans {
                source: vec![(0, 2)],
                cue: vec![(3, 7)],
                content: vec![(8, 10), (11, 16)],
            }],
        };
        let found = AttributionSpans { source: vec![(0, 3)], cue: vec![(3, 7)], content: vec![(8, 17)] };
        let mut figures = AttributionFigures::default();
        figures.add(&gold, &[found.clone(), found]);
        assert_eq!((figures.source.matched, figures.source.predicted, figures.source.gold), (1, 2, 1));
        assert_eq!((figures.cue.matched, figures.content.matched), (1, 0));
        let same = AttributionSpans { content: vec![(8, 16)], ..AttributionSpans::default() };
        figures.add(&gold, &[same]);
        assert_eq!(figures.content.matched, 1);
        assert!(figures.to_string().starts_with("source     P 0.500  R 0.500  F1 0.500   (1 of 2 predicted, 2 gold)"));
    }
}
