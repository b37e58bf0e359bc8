//! The language engine: one encoder reads a document once, and heads on it find its sentences, tags, trees and
//! entities.

pub(crate) mod encoder;
mod entities;
mod heads;
pub(crate) mod layers;
mod lemmas;
pub(crate) mod pieces;
mod spanning;
mod trees;
pub(crate) mod weights;
pub(crate) mod window;

use std::ops::Range;

use sanudo_kernels::Level;
use sanudo_text::{Diagnostic, Document, Entity, Layers, Report, Sentence};

use encoder::Encoder;
use heads::{Heads, Labels};
use layers::{MOST_LAYERS, Room, WIDTH};
use pieces::{Pieces, SHAPES};
use trees::Trees;
use weights::Weights;
pub use weights::{Kind, WeightsError};
use window::{Batch, CAP, Cut, Group, groups};

use crate::sentences::has_blank_line;

/// Rows of pieces that are worked on at once: enough to read each weight seldom, few enough to stay near the processor.
const ROWS: usize = 256;

/// Reads documents. Made once from a file of weights, shared by all threads; reading needs no lock.
///
/// The same text and weights give the same document whatever the processor, the number of threads or the other
/// documents.
#[derive(Debug)]
pub struct Engine {
    pub(crate) weights: Weights,
    level: Level,
    pub(crate) pieces: Pieces,
    pub(crate) encoder: Encoder,
    heads: Heads,
    trees: Trees,
}

/// Sizes as the header lists them.
#[derive(Debug, serde::Deserialize)]
struct Sizes {
    layers: usize,
}

impl Engine {
    /// An engine from weights that are part of the program; their checksum was compared when it was built.
    ///
    /// # Errors
    /// When the bytes are no weights of this version.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        Self::new(Weights::embedded(bytes, Kind::Engine)?)
    }

    /// An engine from weights that came from elsewhere.
    ///
    /// # Errors
    /// When the bytes are no weights of this version, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        Self::new(Weights::foreign(bytes, Kind::Engine)?)
    }

    fn new(weights: Weights) -> Result<Self, WeightsError> {
        let content = |what: String| Err(WeightsError::Content(what));
        let labels: Labels = weights.json("labels")?;
        let sizes: Sizes = weights.json("sizes")?;
        if sizes.layers > MOST_LAYERS {
            return content(format!("{} layers, expected at most {MOST_LAYERS}", sizes.layers));
        }
        if labels.shape != SHAPES {
            return content(format!("shapes are {:?}, expected {SHAPES:?}", labels.shape));
        }
        let encoder = Encoder::new(&weights, sizes.layers)?;
        let lines = weights.lines("pieces")?.count();
        let [table, positions, shapes] = encoder.sizes();
        if lines != table || positions < window::MOST_ROWS || shapes != SHAPES.len() + 1 {
            return content(format!(
                "tables of {table} pieces, {positions} positions and {shapes} shapes for {lines} pieces, {} positions and {} \
                 shapes",
                window::MOST_ROWS,
                SHAPES.len() + 1
            ));
        }
        let Some(pieces) = Pieces::new(weights.lines("pieces")?) else {
            return content("[UNK], [CLS] or [SEP] is not among the pieces".to_owned());
        };
        let (heads, trees) = (Heads::new(&weights, &labels)?, Trees::new(&weights, &labels.deprel)?);
        Ok(Self { weights, level: Level::detect(), pieces, encoder, heads, trees })
    }

    /// The same engine with other instructions: slower ones, to compare. What it reads stays the same.
    #[must_use]
    pub fn at(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// An entry of the weights' header, such as `data`, `licence` or `dev`.
    #[must_use]
    pub fn about(&self, key: &str) -> Option<&str> {
        self.weights.entry(key).ok()
    }

    /// Rows of word pieces that reading `doc` takes, what opens, parts and closes windows among them: the size of the
    /// work.
    #[must_use]
    pub fn rows(&self, doc: &Document) -> usize {
        let (cut, groups) = self.groups(doc, &known(doc));
        let mut batch = Batch::default();
        groups.iter().for_each(|group| batch.push(group, &cut, &self.pieces));
        batch.inputs.len()
    }

    /// Reads a report: its sentences and words, and all layers.
    ///
    /// # Panics
    /// When a part does not lie inside the body on character borders.
    #[must_use]
    pub fn document(&self, report: Report) -> Document {
        let mut doc = crate::document(report);
        let inside = inner_words(&doc);
        let known = known(&doc);
        let begins = |word: usize, outputs: &[f32]| !inside[word] && self.heads.begins(outputs);
        let found = Reading { known: &known, begins: &begins, longest: trees::MOST }.read(self, &doc);
        let mut given = doc.sentences.iter().peekable();
        let sentences = found.sentences.iter().filter_map(|range| {
            let holds = |sent: &Sentence| sent.range().contains(&range.start);
            while given.next_if(|sent| !holds(sent)).is_some() {}
            let Sentence { part, paragraph, .. } = *given.peek()?;
            Some(Sentence {
                span: doc.span_of(range.clone()),
                tokens: range.start as u32..range.end as u32,
                part: *part,
                paragraph: *paragraph,
            })
        });
        let sentences: Vec<Sentence> = sentences.collect();
        if let Some(sent) = sentences.iter().find(|sent| sent.tokens.len() == trees::MOST) {
            let message = format!("no sentence ends within {} words; it was cut there", trees::MOST);
            doc.report.notes.push(Diagnostic::note("long-sentence", message).at(sent.span));
        }
        doc.sentences = sentences;
        doc.layers = found.layers;
        doc
    }

    /// Reads a document whose sentences and words are given and stay as they are; its layers are made anew.
    pub fn annotate(&self, doc: &mut Document) {
        let known = vec![true; doc.sentences.len()];
        let found = Reading { known: &known, begins: &|_, _| false, longest: usize::MAX }.read(self, doc);
        if let Some(sent) = doc.sentences.iter().find(|sent| sent.tokens.len() > trees::MOST) {
            let message = format!("a sentence of {} words was parsed in parts of {}", sent.tokens.len(), trees::MOST);
            doc.report.notes.push(Diagnostic::note("long-sentence", message).at(sent.span));
        }
        doc.layers = found.layers;
    }

    /// The pieces of all words, and the groups in which they are read.
    fn groups(&self, doc: &Document, known: &[bool]) -> (Cut, Vec<Group>) {
        let cut = Cut::of(doc, &self.pieces);
        let given: Vec<Range<usize>> = doc.sentences.iter().map(Sentence::range).collect();
        let groups = groups(&given, |index| known[index], CAP, &cut);
        (cut, groups)
    }
}

/// Of each sentence, whether the page shows that it begins where it does: a new part, or an empty line.
fn known(doc: &Document) -> Vec<bool> {
    let mut known = vec![true; doc.sentences.len()];
    for (pair, known) in doc.sentences.windows(2).zip(known.iter_mut().skip(1)) {
        let gap = &doc.report.body[pair[0].span.end as usize..pair[1].span.start as usize];
        *known = pair[0].paragraph != pair[1].paragraph || has_blank_line(gap);
    }
    known
}

/// Words that go on with a multiword token, as "n't" in "don't"; no sentence begins with them.
fn inner_words(doc: &Document) -> Vec<bool> {
    let mut inside = vec![false; doc.tokens.len()];
    for multiword in &doc.multiwords {
        inside[multiword.tokens.start as usize + 1..multiword.tokens.end as usize].fill(true);
    }
    inside
}

/// How to read one document.
struct Reading<'a> {
    /// Of each sentence, whether it surely begins where it does; the others are cut anew.
    known: &'a [bool],
    /// Whether a sentence begins with a word, given its outputs.
    begins: &'a dyn Fn(usize, &[f32]) -> bool,
    /// Words after which a sentence is cut.
    longest: usize,
}

/// What was read.
struct Found {
    sentences: Vec<Range<usize>>,
    layers: Layers,
}

impl Reading<'_> {
    fn read(&self, engine: &Engine, doc: &Document) -> Found {
        let (cut, groups) = engine.groups(doc, self.known);
        let (mut room, mut tree_room, mut batch) = (Room::default(), trees::Room::default(), Batch::default());
        let (mut states, mut outputs) = (Vec::new(), Vec::new());
        let mut sentences: Vec<Range<usize>> = Vec::new();
        let (mut tags, mut trees, mut entities) = (Vec::new(), Vec::new(), Vec::new());
        let mut rest = groups.as_slice();
        while let Some(first) = rest.first() {
            let now;
            (now, rest) = batch.fill(rest, ROWS, &cut, &engine.pieces);
            let start = first.words.start;
            let words = now.last().map_or(0, |group| group.words.end - start);
            states.resize(words * WIDTH, 0.0);
            engine.encoder.read(engine.level, &engine.weights, &batch, start, &mut room, &mut states);
            engine.heads.read(engine.level, &states, &mut outputs);
            let width = engine.heads.width();
            let outputs_of =
                |words: &Range<usize>| &outputs[(words.start - start) * width..(words.end - start) * width];
            for sent in now.iter().flat_map(|group| self.sentences(group, outputs_of(&group.words), width)) {
                let outputs = outputs_of(&sent);
                tags.extend(
                    sent.clone()
                        .zip(outputs.chunks_exact(width))
                        .map(|(word, row)| engine.heads.tag(doc.form(word), row)),
                );
                trees.extend(engine.trees.parse(engine.level, &engine.heads, outputs, &mut tree_room));
                entities.extend(engine.heads.entities(outputs).into_iter().map(|(first, end, class)| Entity {
                    tokens: (sent.start + first) as u32..(sent.start + end) as u32,
                    label: class.to_owned(),
                }));
                sentences.push(sent);
            }
        }
        Found { sentences, layers: Layers { tags: Some(tags), trees: Some(trees), entities: Some(entities) } }
    }

    /// The sentences of a group, given the outputs of its words.
    fn sentences(&self, group: &Group, outputs: &[f32], width: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = group.words.start;
        for (word, row) in group.words.clone().zip(outputs.chunks_exact(width)).skip(1) {
            if group.breaks.binary_search(&word).is_ok() || word - start >= self.longest || (self.begins)(word, row) {
                found.push(start..word);
                start = word;
            }
        }
        found.push(start..group.words.end);
        found
    }
}
