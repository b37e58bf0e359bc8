//! States to dependency trees: deep biaffine attention (Dozat and Manning 2017).

use std::ops::Range;

use sanudo_kernels::{Level, Packed, Quantized, product};
use sanudo_text::Arc;

use crate::engine::heads::{ARC, Heads, LABEL};
use crate::engine::spanning::heads;
use crate::engine::weights::{Weights, WeightsError};

/// Words that are parsed as one tree. A longer sentence is parsed in parts, the roots of the later ones hung on the
/// first's: scores grow with the square of the words.
pub(crate) const MOST: usize = crate::sentences::LONGEST;

/// The relation by which the parts of such a sentence hang together.
const LOOSELY: &str = "parataxis";

/// Words whose relations are scored at once.
const AT_ONCE: usize = 36;

/// Room to work in, kept between sentences.
#[derive(Debug)]
pub(crate) struct Room {
    states: Vec<f32>,
    arcs: Quantized,
    labels: Quantized,
    wanted: Vec<f32>,
    scores: Vec<f32>,
    mixed: Vec<f32>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            states: Vec::new(),
            arcs: Quantized::new(ARC),
            labels: Quantized::new(LABEL),
            wanted: Vec::new(),
            scores: Vec::new(),
            mixed: Vec::new(),
        }
    }
}

/// What turns outputs of words into arcs.
#[derive(Debug)]
pub(crate) struct Trees {
    arc: Packed,
    label: Packed,
    root_arc: Vec<f32>,
    relations: Vec<String>,
    /// Which of the relations is the root's.
    root: usize,
}

impl Trees {
    pub(crate) fn new(weights: &Weights, relations: &[String]) -> Result<Self, WeightsError> {
        let root = relations.iter().position(|relation| relation == "root");
        let root = root.filter(|_| relations.len() > 1);
        Ok(Self {
            arc: weights.linear("tree.arc", ARC, ARC)?,
            label: weights.linear("tree.label", LABEL, (LABEL + 1) * relations.len())?,
            root_arc: weights.floats("tree.root.arc", ARC)?,
            relations: relations.to_vec(),
            root: root.ok_or_else(|| WeightsError::Content("the relations are not root and others".to_owned()))?,
        })
    }

    /// The tree of a sentence, given the outputs of its words.
    pub(crate) fn parse(&self, level: Level, layer: &Heads, outputs: &[f32], room: &mut Room) -> Vec<Arc> {
        let mut arcs: Vec<Arc> = Vec::with_capacity(outputs.len() / layer.width());
        let mut first_root = None;
        for part in outputs.chunks(MOST * layer.width()) {
            let start = arcs.len() as u32;
            for (word, (head, relation)) in self.part(level, layer, part, room).into_iter().enumerate() {
                let arc = match (head, first_root) {
                    (Some(head), _) => Arc { head: Some(start + head), deprel: self.relations[relation].clone() },
                    (None, None) => {
                        first_root = Some(word as u32);
                        Arc { head: None, deprel: self.relations[self.root].clone() }
                    }
                    (None, root) => Arc { head: root, deprel: LOOSELY.to_owned() },
                };
                arcs.push(arc);
            }
        }
        arcs
    }

    /// Head (none for the root) and relation of each word of at most [`MOST`].
    fn part(&self, level: Level, layer: &Heads, outputs: &[f32], room: &mut Room) -> Vec<(Option<u32>, usize)> {
        let words = outputs.len() / layer.width();
        let Room { states, arcs, labels, wanted, scores, mixed } = room;
        let take = |range: &Range<usize>, first: &[f32], states: &mut Vec<f32>| {
            states.clear();
            states.extend_from_slice(first);
            for row in outputs.chunks_exact(layer.width()) {
                states.extend(row[range.clone()].iter().map(|&value| leaky(value)));
            }
        };
        take(&layer.arc_word, &[], states);
        arcs.set(level, states);
        wanted.resize(words * ARC, 0.0);
        product(level, arcs, &self.arc, wanted);
        take(&layer.arc_head, &self.root_arc, states);
        let offered = Packed::of_rows(states, ARC);
        arcs.set(level, wanted);
        scores.resize(words * (words + 1), 0.0);
        product(level, arcs, &offered, scores);
        let heads = heads(scores, words);

        take(&layer.label_word, &[], states);
        let mut found = Vec::with_capacity(words);
        let mut best = vec![0.0; self.relations.len()];
        // A few words at a time: each has thousands of values here.
        for (heads, states) in heads.chunks(AT_ONCE).zip(states.chunks(AT_ONCE * LABEL)) {
            labels.set(level, states);
            mixed.resize(heads.len() * self.label.columns(), 0.0);
            product(level, labels, &self.label, mixed);
            for (head, mixed) in heads.iter().zip(mixed.chunks_exact(self.label.columns())) {
                found.push(match head.checked_sub(1) {
                    None => (None, self.root),
                    Some(head) => {
                        let head_outputs = &outputs[head * layer.width()..(head + 1) * layer.width()];
                        (Some(head as u32), self.relation(&head_outputs[layer.label_head.clone()], mixed, &mut best))
                    }
                });
            }
        }
        found
    }

    /// The relation of a word, given its head's label outputs and what it multiplies them with.
    fn relation(&self, head: &[f32], mixed: &[f32], scores: &mut [f32]) -> usize {
        let (mixed, bias) = mixed.split_at(LABEL * scores.len());
        scores.copy_from_slice(bias);
        for (value, row) in head.iter().zip(mixed.chunks_exact(scores.len())) {
            let value = leaky(*value);
            for (score, mixed) in scores.iter_mut().zip(row) {
                *score += mixed * value;
            }
        }
        self.best_relation(scores)
    }

    /// The first of the best relations of a word that is not the root.
    fn best_relation(&self, scores: &[f32]) -> usize {
        let mut best = usize::from(self.root == 0);
        for (relation, score) in scores.iter().enumerate() {
            if relation != self.root && *score > scores[best] {
                best = relation;
            }
        }
        best
    }
}

/// The activation that was trained with.
fn leaky(value: f32) -> f32 {
    if value < 0.0 { value * 0.1 } else { value }
}
