//! The extractor: which words name acts, of what type, who has which role; which words attribute what to whom.
//!
//! It reads on where the language engine has found sentences, with an encoder of its own that shares the engine's table of word
//! pieces (`training/extractor` makes it). Case and clues enter before the first layer. For each trigger and cue it reads the
//! words around once more, the anchor marked.

mod anchors;
mod parts;

use std::ops::Range;

use sanudo_kernels::{Level, Norm, Packed, Quantized, product, product_gelu};
use sanudo_text::{ActLabels, CLUES, Clues, Document, Extraction, FoundAct, Sentence, largest};

use crate::engine::encoder::Portion;
use crate::engine::layers::{Layers, MOST_LAYERS, Room, WIDTH};
use crate::engine::pieces::SHAPES;
use crate::engine::weights::{Kind, Table, Weights};
use crate::engine::window::{Batch, Cut, Group, MOST_ROWS, groups};
use crate::{Engine, WeightsError};

use anchors::{Anchor, Surroundings};
use parts::PARTS;

/// Pieces of a window in which more than one sentence stands.
const CAP: usize = 192;
/// Rows that are worked on at once, unless one window has more.
const ROWS: usize = 512;
/// Words of a trigger before and after its head, at most, and one more for none.
const EXTENT: usize = 8;

/// Whose conventions a text is read by: those that train the extractor differ in what they annotate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Convention {
    /// Sanudo's guidelines.
    #[default]
    Sanudo,
    /// `PolNeAR`'s: attributions of any kind, quotation marks part of the content.
    Polnear,
    /// Sentences with a marked pair.
    Pairs,
}

/// Sizes as the header lists them.
#[derive(Debug, serde::Deserialize)]
struct Sizes {
    layers: usize,
    role_layers: usize,
}

/// Labels as the header lists them.
#[derive(Debug, serde::Deserialize)]
struct Labels {
    types: Vec<String>,
    statuses: Vec<String>,
    modes: Vec<(String, Option<String>)>,
    /// Values of each kind of clue.
    clues: Vec<usize>,
}

/// Numbers chosen on the dev parts, as the header lists them.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
struct Thresholds {
    /// Least probability of a cue.
    cue: f32,
    /// Least probability that a word names an act, for it to be told at all.
    act: f32,
    /// Least confidence of an event, where F1 is best.
    confidence: f32,
    /// Slope and offset that turn the log-odds of a type into those of the confidence (Platt 1999).
    calibration: [f32; 2],
}

/// Finds acts and attributions. Made once from a file of weights, shared by all threads.
#[derive(Debug)]
pub struct Extractor {
    weights: Weights,
    level: Level,
    position: Table,
    norm: Norm,
    shape: Table,
    layers: Layers,
    role_layers: Layers,
    clues: Vec<Table>,
    domain: Table,
    pair_mark: Table,
    anchor: Table,
    heads: Packed,
    trigger: Range<usize>,
    cue: usize,
    status: Range<usize>,
    mode: Range<usize>,
    left: Range<usize>,
    right: Range<usize>,
    role_heads: Packed,
    pair_inner: Packed,
    pair: Packed,
    labels: ActLabels,
    clue_values: Vec<usize>,
    /// The type of each mode.
    type_of_mode: Vec<usize>,
    thresholds: Thresholds,
}

impl Extractor {
    /// An extractor from weights that are part of the program; their checksum was compared when it was built.
    ///
    /// # Errors
    /// When the bytes are no weights of this version.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        Self::new(Weights::embedded(bytes, Kind::Extractor)?)
    }

    /// An extractor from weights that came from elsewhere.
    ///
    /// # Errors
    /// When the bytes are no weights of this version, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        Self::new(Weights::foreign(bytes, Kind::Extractor)?)
    }

    fn new(weights: Weights) -> Result<Self, WeightsError> {
        let content = |what: String| Err(WeightsError::Content(what));
        let labels: Labels = weights.json("labels")?;
        let sizes: Sizes = weights.json("sizes")?;
        if sizes.layers.saturating_add(sizes.role_layers) > MOST_LAYERS {
            return content(format!("{sizes:?}, expected at most {MOST_LAYERS} layers"));
        }
        if labels.clues.len() != CLUES || labels.clues.contains(&0) {
            return content(format!(
                "kinds of clue with {:?} values, expected {CLUES} with one at least",
                labels.clues
            ));
        }
        let table = |name: &str, rows: usize| -> Result<Table, WeightsError> {
            let found = weights.table(name, WIDTH)?;
            if found.rows() == rows {
                return Ok(found);
            }
            Err(WeightsError::Content(format!("table {name:?} has {} rows, expected {rows}", found.rows())))
        };
        let position = weights.table("position", WIDTH)?;
        if position.rows() < MOST_ROWS {
            return content(format!("{} positions, expected {MOST_ROWS} at least", position.rows()));
        }
        let clues = labels.clues.iter().enumerate().map(|(at, &values)| table(&format!("clues.{at}"), values));
        let clues = clues.collect::<Result<_, _>>()?;
        let (types, statuses, modes) = (labels.types.len(), labels.statuses.len(), labels.modes.len());
        let type_of = |(kind, _): &(String, Option<String>)| labels.types.iter().position(|name| name == kind);
        let type_of_mode: Option<Vec<usize>> = labels.modes.iter().map(type_of).collect();
        let Some(type_of_mode) = type_of_mode.filter(|_| types > 0 && statuses > 0) else {
            return content("no types, no statuses or a mode of no type".to_owned());
        };
        let sizes_of_heads = [
            ("heads.trigger", types + 1),
            ("heads.cue", 1),
            ("heads.status", statuses),
            ("heads.mode", modes),
            ("heads.left", EXTENT),
            ("heads.right", EXTENT),
        ];
        let mut end = 0;
        let mut next = |size: usize| {
            end += size;
            end - size..end
        };
        Ok(Self {
            level: Level::detect(),
            position,
            norm: weights.norm("norm", WIDTH)?,
            shape: table("shape", SHAPES.len() + 1)?,
            layers: Layers::new(&weights, "layers", sizes.layers)?,
            role_layers: Layers::new(&weights, "roles", sizes.role_layers)?,
            clues,
            domain: table("domain", DOMAINS)?,
            pair_mark: table("pair_mark", 3)?,
            anchor: table("anchor", types + 2)?,
            heads: weights.stacked(&sizes_of_heads, WIDTH)?,
            trigger: next(types + 1),
            cue: next(1).start,
            status: next(statuses),
            mode: next(modes),
            left: next(EXTENT),
            right: next(EXTENT),
            role_heads: weights.stacked(&[("heads.role", sanudo_text::ROLES), ("heads.part", PARTS)], WIDTH)?,
            pair_inner: weights.linear("pair_inner", 3 * WIDTH, WIDTH)?,
            pair: weights.linear("pair", WIDTH, types + 1)?,
            thresholds: weights.json("thresholds")?,
            type_of_mode,
            clue_values: labels.clues,
            labels: ActLabels { types: labels.types, statuses: labels.statuses, modes: labels.modes },
            weights,
        })
    }

    /// The same extractor with other instructions: slower ones, to compare. What it finds stays the same.
    #[must_use]
    pub const fn at(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// What its numbers mean.
    #[must_use]
    pub const fn labels(&self) -> &ActLabels {
        &self.labels
    }

    /// The least confidence of events that makes for the best F1 on the dev reports.
    #[must_use]
    pub const fn usual_confidence(&self) -> f32 {
        self.thresholds.confidence
    }

    /// An entry of the weights' header, such as `data`, `licence` or `dev`.
    #[must_use]
    pub fn about(&self, key: &str) -> Option<&str> {
        self.weights.entry(key).ok()
    }

    /// Whether `engine` has the table of word pieces that this extractor was trained on.
    ///
    /// # Errors
    /// When it was trained on another.
    pub fn check(&self, engine: &Engine) -> Result<(), WeightsError> {
        let (wanted, found) = (self.weights.entry("words")?, engine.weights.checksum("word.weight")?);
        if wanted == found {
            return Ok(());
        }
        Err(WeightsError::Content(format!(
            "the extractor was trained on a table of word pieces with SHA-256 {wanted}, the engine's has {found}; use the weights \
             that belong together"
        )))
    }

    /// Reads a document whose sentences are found. `clues` has an entry for each word.
    #[must_use]
    pub fn read(&self, engine: &Engine, doc: &Document, clues: &[Clues], convention: Convention) -> Extraction {
        let mut found = Extraction::default();
        let cut = Cut::of(doc, &engine.pieces);
        let sentences: Vec<Range<usize>> = doc.sentences.iter().map(Sentence::range).collect();
        let groups = groups(&sentences, |_| true, CAP, &cut);
        let (mut room, mut batch) = (Room::default(), Batch::default());
        let (mut states, mut outputs) = (Vec::new(), Vec::new());
        let mut rest = groups.as_slice();
        let mut sentence = 0;
        while let Some(first) = rest.first() {
            let now;
            (now, rest) = batch.fill(rest, ROWS, &cut, &engine.pieces);
            let start = first.words.start;
            let words = start..now.last().map_or(start, |group| group.words.end);
            states.resize(words.len() * WIDTH, 0.0);
            batch.each(ROWS, |some| {
                self.states(engine, some, clues, convention, &[], &mut room);
                some.settle(&room.rows, start, &mut states);
            });
            let narrow = Quantized::of(self.level, &states, WIDTH);
            outputs.resize(words.len() * self.heads.columns(), 0.0);
            product(self.level, &narrow, &self.heads, &mut outputs);
            let mut anchors = Vec::new();
            for group in now {
                let from = sentence;
                while sentence < doc.sentences.len() && doc.sentences[sentence].range().start < group.words.end {
                    sentence += 1;
                }
                let sentences = &doc.sentences[from..sentence];
                for (at, row) in group.words.clone().zip(
                    outputs[(group.words.start - start) * self.heads.columns()..].chunks_exact(self.heads.columns()),
                ) {
                    self.anchors_at(at, row, sentences, &mut anchors);
                }
            }
            let mut surroundings = Surroundings { extractor: self, states: &states, start, room: &mut room };
            surroundings.read(anchors, &mut found);
        }
        found.acts.sort_by_key(|act| act.head);
        found.attributions.sort_by_key(|attribution| attribution.head);
        found
    }

    /// The probabilities of no act and of each type for the pair of word ranges `sides` (actor, recipient) of a document of
    /// one sentence. Empty ranges ask for what happens in the sentence, whoever does it.
    #[must_use]
    pub fn relate(&self, engine: &Engine, doc: &Document, clues: &[Clues], sides: [&[Range<usize>]; 2]) -> Vec<f32> {
        let cut = Cut::of(doc, &engine.pieces);
        let mut batch = Batch::default();
        batch.push(&Group { words: 0..doc.tokens.len(), breaks: Vec::new() }, &cut, &engine.pieces);
        let mut room = Room::default();
        let marks: Vec<(Range<usize>, u8)> =
            (1..).zip(sides).flat_map(|(mark, side)| side.iter().map(move |words| (words.clone(), mark))).collect();
        let mut pooled = vec![0.0; 3 * WIDTH];
        // A sentence longer than a window is judged by its first window.
        let mut first = true;
        batch.each(1, |some| {
            if !std::mem::take(&mut first) {
                return;
            }
            self.states(engine, some, clues, Convention::Pairs, &marks, &mut room);
            for (at, side) in sides.iter().enumerate() {
                let of = |word: usize| side.iter().any(|words| words.contains(&word));
                let rows: Vec<usize> = some.words().filter(|(word, _)| of(*word)).flat_map(|(_, rows)| rows).collect();
                let rows = if rows.is_empty() { (0..some.inputs.len()).collect() } else { rows };
                let mean = &mut pooled[at * WIDTH..(at + 1) * WIDTH];
                for row in &rows {
                    for (value, state) in mean.iter_mut().zip(&room.rows[row * WIDTH..(row + 1) * WIDTH]) {
                        *value += state;
                    }
                }
                mean.iter_mut().for_each(|value| *value /= rows.len() as f32);
            }
            pooled[2 * WIDTH..].copy_from_slice(&room.rows[..WIDTH]);
        });
        let (mut inner, mut scores) = (vec![0.0; WIDTH], vec![0.0; self.pair.columns()]);
        product_gelu(self.level, &Quantized::of(self.level, &pooled, 3 * WIDTH), &self.pair_inner, &mut inner);
        product(self.level, &Quantized::of(self.level, &inner, WIDTH), &self.pair, &mut scores);
        softmax(&scores)
    }

    /// The states of the rows of some windows, in `room.rows`. `marks`: words with a mark of 1 or 2.
    fn states(
        &self,
        engine: &Engine,
        some: Portion<'_>,
        clues: &[Clues],
        convention: Convention,
        marks: &[(Range<usize>, u8)],
        room: &mut Room,
    ) {
        room.embed(self.level, some.inputs.len(), &self.norm, |index, row, more| {
            let input = some.inputs[index];
            engine.weights.add_row(engine.encoder.pieces(), input.piece as usize, row);
            self.weights.add_row(&self.position, usize::from(input.position), more);
        });
        let add = |table: &Table, value: usize, row: &mut [f32]| self.weights.add_row(table, value, row);
        let mut told = vec![[0; CLUES]; some.inputs.len()];
        let mut marked = vec![0; some.inputs.len()];
        for (word, rows) in some.words() {
            told[rows.clone()].fill(clues[word]);
            if let Some((_, mark)) = marks.iter().find(|(words, _)| words.contains(&word)) {
                marked[rows].fill(*mark);
            }
        }
        for (((row, input), told), mark) in room.rows.chunks_exact_mut(WIDTH).zip(some.inputs).zip(&told).zip(&marked) {
            add(&self.shape, usize::from(input.shape), row);
            add(&self.domain, convention as usize, row);
            for ((table, &value), &values) in self.clues.iter().zip(told).zip(&self.clue_values) {
                add(table, usize::from(value).min(values - 1), row);
            }
            if convention == Convention::Pairs {
                add(&self.pair_mark, usize::from(*mark), row);
            }
        }
        room.narrow.set(self.level, &room.rows);
        self.layers.run(self.level, some.windows, room);
    }

    /// The anchors that the outputs of a word tell of: an act, a cue, both or none.
    fn anchors_at<'d>(&self, word: usize, outputs: &[f32], sentences: &'d [Sentence], anchors: &mut Vec<Anchor<'d>>) {
        let types = softmax(&outputs[self.trigger.clone()]);
        let here = || sentences.partition_point(|sentence| sentence.range().end <= word);
        if 1.0 - types[0] > self.thresholds.act {
            let sentence = here();
            let best = largest(&types[1..]);
            let range = sentences[sentence].range();
            let first = word.saturating_sub(largest(&outputs[self.left.clone()])).max(range.start);
            let end = (word + largest(&outputs[self.right.clone()]) + 1).min(range.end);
            let all = &outputs[self.mode.clone()];
            let own: Vec<f32> = all
                .iter()
                .zip(&self.type_of_mode)
                .map(|(&score, &kind)| if kind == best { score } else { f32::NEG_INFINITY })
                .collect();
            let probability = types[best + 1].clamp(1e-6, 1.0 - 1e-6);
            let [slope, offset] = self.thresholds.calibration;
            let act = FoundAct {
                confidence: 1.0 / (1.0 + (-slope * logit(probability) - offset).exp()),
                head: word as u32,
                words: first as u32..end as u32,
                types,
                statuses: softmax(&outputs[self.status.clone()]),
                modes: softmax(&own),
                roles: Vec::new(),
            };
            anchors.push(Anchor { word, mark: best + 1, sentences, sentence, act: Some(act) });
        }
        if outputs[self.cue] > logit(self.thresholds.cue) {
            let mark = self.labels.types.len() + 1;
            anchors.push(Anchor { word, mark, sentences, sentence: here(), act: None });
        }
    }
}

/// Rows of the table of conventions; the last two only training sees: further annotations, and snippets written for it.
const DOMAINS: usize = 5;

fn logit(probability: f32) -> f32 {
    (probability / (1.0 - probability)).ln()
}

/// Scores to probabilities.
fn softmax(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let total: f32 = out.iter().sum();
    out.iter_mut().for_each(|value| *value /= total);
    out
}
