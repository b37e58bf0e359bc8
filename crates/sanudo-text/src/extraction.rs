//! What an extractor is told and what it finds: acts with their roles, attributions with source, cue and content.
//!
//! The types stand here because two stages meet over them: one that runs a model and knows no politics, one that knows the
//! codebook and no model. Labels are numbers whose order both agree on when they are put together.

use std::ops::Range;

/// Kinds of clue that a word carries.
pub const CLUES: usize = 4;

/// What is known of a word besides its letters, one small number for each kind of clue, 0 for nothing.
pub type Clues = [u8; CLUES];

/// What a word is to an act: nothing, who acts, to whom, where.
pub const ROLES: usize = 4;

/// What the numbers of an extraction mean.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ActLabels {
    /// Types of acts.
    pub types: Vec<String>,
    /// Statuses.
    pub statuses: Vec<String>,
    /// Type and mode, none for no mode of that type.
    pub modes: Vec<(String, Option<String>)>,
}

/// All that an extractor found in a document. Words are indices into [`Document::tokens`](crate::Document::tokens).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Extraction {
    /// Acts, in the order of their heads; several may name the same thing.
    pub acts: Vec<FoundAct>,
    /// Attributions, in the order of their cues.
    pub attributions: Vec<FoundAttribution>,
}

impl Extraction {
    /// The words that act or are acted upon in acts of at least `least` confidence, in order, each once.
    #[must_use]
    pub fn parties(&self, least: f64) -> Vec<usize> {
        let acts = self.acts.iter().filter(|act| f64::from(act.confidence) >= least);
        let roles = acts.flat_map(|act| &act.roles).filter(|(_, odds)| matches!(role_of(odds), 1 | 2));
        let mut words: Vec<usize> = roles.map(|&(word, _)| word as usize).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// A word that names an act, with what may be said of it. Probabilities are 0 to 1 and sum up to 1 over their labels.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundAct {
    /// The word.
    pub head: u32,
    /// The words around it that belong to the name of the act.
    pub words: Range<u32>,
    /// Probability that it names no act, then of each type.
    pub types: Vec<f32>,
    /// Probability of each status.
    pub statuses: Vec<f32>,
    /// Probability of each mode if the act is of the most probable type; 0 for modes of other types.
    pub modes: Vec<f32>,
    /// Probability that an expert would find an act of the most probable type here, as calibrated on the dev reports.
    pub confidence: f32,
    /// Words that may have a role, each with the probabilities of none, actor, recipient and place.
    pub roles: Vec<(u32, [f32; ROLES])>,
}

impl FoundAct {
    /// The most probable type, counted from 0, and its probability given that there is an act.
    #[must_use]
    pub fn best_type(&self) -> (usize, f32) {
        let best = largest(&self.types[1..]);
        (best, self.types[best + 1] / (1.0 - self.types[0]).max(f32::MIN_POSITIVE))
    }
}

/// Least probability of an actor, a recipient and a place: where precision and recall of who did what to whom balance best on the
/// dev reports.
const LEAST_ROLE: [f32; ROLES - 1] = [0.35, 0.2, 0.35];

/// The role that a word has by its probabilities of none, actor, recipient and place: the most probable one, 0 for none that is
/// probable enough.
#[must_use]
pub fn role_of(odds: &[f32; ROLES]) -> usize {
    let best = 1 + largest(&odds[1..]);
    if odds[best] >= LEAST_ROLE[best - 1] { best } else { 0 }
}

/// Index of the largest value, the first of equals.
#[must_use]
pub fn largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}

/// An attribution: words that say that somebody says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAttribution {
    /// The head of the cue.
    pub head: u32,
    /// Who says it; none or several stretches.
    pub source: Vec<Range<u32>>,
    /// The words that attribute.
    pub cue: Vec<Range<u32>>,
    /// What is said.
    pub content: Vec<Range<u32>>,
}
