//! The words around triggers and cues, read once more with the anchor marked.

use std::ops::Range;

use sanudo_kernels::{Quantized, product};
use sanudo_text::{Extraction, FoundAct, FoundAttribution, ROLES, Sentence};

use super::parts::{PARTS, Part, decode};
use super::{Extractor, ROWS, softmax};
use crate::engine::layers::{Room, WIDTH};

/// Words around an anchor, unless its own sentence has more.
const MOST: usize = 96;
/// Probability of no role at all above which a word is not told.
const NO_ROLE: f32 = 0.9;

/// A word whose surroundings are to be read.
pub(super) struct Anchor<'d> {
    pub(super) word: usize,
    /// What it is marked with: its type counted from 1, or one more for a cue.
    pub(super) mark: usize,
    /// The sentences of its window, and which of them is its own.
    pub(super) sentences: &'d [Sentence],
    pub(super) sentence: usize,
    /// The act that it names; none for a cue.
    pub(super) act: Option<FoundAct>,
}

impl Anchor<'_> {
    /// Its sentence, the one before, for a cue the one after, as many as fit and its window holds.
    fn surroundings(&self) -> Range<usize> {
        let mut words = self.sentences[self.sentence].range();
        if let Some(before) = self.sentence.checked_sub(1).map(|at| self.sentences[at].range())
            && words.end - before.start <= MOST
        {
            words.start = before.start;
        }
        if self.act.is_none()
            && let Some(after) = self.sentences.get(self.sentence + 1).map(Sentence::range)
            && after.end - words.start <= MOST
        {
            words.end = after.end;
        }
        words
    }
}

/// Reads surroundings: `states` of words, [`WIDTH`] values for each from the word `start` on.
pub(super) struct Surroundings<'a> {
    pub(super) extractor: &'a Extractor,
    pub(super) states: &'a [f32],
    pub(super) start: usize,
    pub(super) room: &'a mut Room,
}

impl Surroundings<'_> {
    /// Reads those of all anchors, some at a time, and adds what they tell.
    pub(super) fn read(&mut self, anchors: Vec<Anchor<'_>>, found: &mut Extraction) {
        let mut some: Vec<(Anchor<'_>, Range<usize>)> = Vec::new();
        let mut rows = 0;
        for anchor in anchors {
            let words = anchor.surroundings();
            if rows + words.len() > ROWS && !some.is_empty() {
                self.together(std::mem::take(&mut some), found);
                rows = 0;
            }
            rows += words.len();
            some.push((anchor, words));
        }
        if !some.is_empty() {
            self.together(some, found);
        }
    }

    fn together(&mut self, some: Vec<(Anchor<'_>, Range<usize>)>, found: &mut Extraction) {
        let Self { extractor, states, start, room } = self;
        let total: usize = some.iter().map(|(_, words)| words.len()).sum();
        room.resize(total);
        let mut windows = Vec::with_capacity(some.len());
        let mut row = 0;
        for (anchor, words) in &some {
            room.rows[row * WIDTH..(row + words.len()) * WIDTH]
                .copy_from_slice(&states[(words.start - *start) * WIDTH..(words.end - *start) * WIDTH]);
            let own = row + anchor.word - words.start;
            extractor.weights.add_row(&extractor.anchor, anchor.mark, &mut room.rows[own * WIDTH..(own + 1) * WIDTH]);
            windows.push(row..row + words.len());
            row += words.len();
        }
        room.narrow.set(extractor.level, &room.rows);
        extractor.role_layers.run(extractor.level, &windows, room);
        let width = extractor.role_heads.columns();
        let mut outputs = vec![0.0; total * width];
        let narrow = Quantized::of(extractor.level, &room.rows[..total * WIDTH], WIDTH);
        product(extractor.level, &narrow, &extractor.role_heads, &mut outputs);
        for ((anchor, words), window) in some.into_iter().zip(windows) {
            let rows = outputs[window.start * width..window.end * width].chunks_exact(width);
            match anchor.act {
                Some(mut act) => {
                    for (word, row) in words.zip(rows) {
                        let odds = softmax(&row[..ROLES]);
                        if odds[0] < NO_ROLE {
                            act.roles.push((word as u32, std::array::from_fn(|at| odds[at])));
                        }
                    }
                    found.acts.push(act);
                }
                None => {
                    let scores: Vec<&[f32]> = rows.map(|row| &row[ROLES..ROLES + PARTS]).collect();
                    found.attributions.push(attribution(anchor.word, words.start, &scores));
                }
            }
        }
    }
}

fn attribution(head: usize, first: usize, scores: &[&[f32]]) -> FoundAttribution {
    let mut found = FoundAttribution { head: head as u32, source: Vec::new(), cue: Vec::new(), content: Vec::new() };
    for (part, words) in decode(scores) {
        let spans = match part {
            Part::Source => &mut found.source,
            Part::Cue => &mut found.cue,
            Part::Content => &mut found.content,
        };
        spans.push((first + words.start) as u32..(first + words.end) as u32);
    }
    found
}
