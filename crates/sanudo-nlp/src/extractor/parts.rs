//! Scores of the words around a cue to stretches of source, cue and content.

use std::ops::Range;

/// Labels of a word: none, then begin and inside of each part.
pub(super) const PARTS: usize = 7;

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Source,
    Cue,
    Content,
}

/// The stretches of the best row of labels in which an inside follows its own begin or inside only (Viterbi 1967).
pub(super) fn decode(scores: &[&[f32]]) -> Vec<(Part, Range<usize>)> {
    let Some(first) = scores.first() else { return Vec::new() };
    let inside = |label: usize| label != 0 && label.is_multiple_of(2);
    let follows = |before: usize, label: usize| !inside(label) || before == label || before + 1 == label;
    let mut best: [f32; PARTS] =
        std::array::from_fn(|label| if inside(label) { f32::NEG_INFINITY } else { first[label] });
    let mut back: Vec<[u8; PARTS]> = Vec::with_capacity(scores.len());
    for row in &scores[1..] {
        let (mut now, mut from) = ([f32::NEG_INFINITY; PARTS], [0; PARTS]);
        for label in 0..PARTS {
            for before in (0..PARTS).filter(|&before| follows(before, label)) {
                if best[before] > now[label] {
                    (now[label], from[label]) = (best[before], before as u8);
                }
            }
            now[label] += row[label];
        }
        best = now;
        back.push(from);
    }
    let mut label = sanudo_text::largest(&best);
    let mut path = vec![label];
    for from in back.iter().rev() {
        label = usize::from(from[label]);
        path.push(label);
    }
    path.reverse();
    let mut found: Vec<(Part, Range<usize>)> = Vec::new();
    for (word, &label) in path.iter().enumerate() {
        match label {
            0 => {}
            _ if inside(label) => {
                if let Some((_, words)) = found.last_mut() {
                    words.end = word + 1;
                }
            }
            _ => {
                let part = [Part::Source, Part::Cue, Part::Content][label / 2];
                found.push((part, word..word + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{PARTS, Part, decode};

    fn rows(labels: &[usize]) -> Vec<[f32; PARTS]> {
        labels.iter().map(|&best| std::array::from_fn(|label| if label == best { 2.0 } else { 0.0 })).collect()
    }

    #[test]
    fn stretches_begin_with_a_begin() {
        let found = rows(&[1, 2, 3, 5, 6, 6, 0, 5]);
        let found = decode(&found.iter().map(<[f32; PARTS]>::as_slice).collect::<Vec<_>>());
        assert_eq!(found, [(Part::Source, 0..2), (Part::Cue, 2..3), (Part::Content, 3..6), (Part::Content, 7..8)]);
    }

    #[test]
    fn an_inside_without_its_begin_gives_way_to_what_scores_next() {
        let mut scores = rows(&[0, 6, 0]);
        scores[1][5] = 1.5;
        let found = decode(&scores.iter().map(<[f32; PARTS]>::as_slice).collect::<Vec<_>>());
        assert_eq!(found, [(Part::Content, 1..2)]);
        assert!(decode(&[]).is_empty());
    }
}
