//! What is read from the states of words: tags, lemmas, entities, where sentences begin, and what trees are made of.

use std::ops::Range;

use sanudo_kernels::{Level, Packed, Quantized, product};
use sanudo_text::{Features, Tag, Upos};

use crate::engine::entities::EntityTags;
use crate::engine::layers::WIDTH;
use crate::engine::lemmas::Lemmas;
use crate::engine::weights::{Weights, WeightsError};

/// Values of an arc state and of a label state.
pub(crate) const ARC: usize = 256;
pub(crate) const LABEL: usize = 64;

/// Labels as the header lists them.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Labels {
    upos: Vec<String>,
    feats: Vec<String>,
    lemma: Vec<String>,
    pub(crate) deprel: Vec<String>,
    entity: Vec<String>,
    pub(crate) shape: Vec<String>,
}

/// All heads that read single words, as one layer.
#[derive(Debug)]
pub(crate) struct Heads {
    all: Packed,
    upos: Range<usize>,
    feats: Range<usize>,
    lemma: Range<usize>,
    entity: Range<usize>,
    start: usize,
    pub(crate) arc_head: Range<usize>,
    pub(crate) arc_word: Range<usize>,
    pub(crate) label_head: Range<usize>,
    pub(crate) label_word: Range<usize>,
    tags: Vec<Upos>,
    /// Parts of speech and features that go together, by place among the outputs.
    pairs: Vec<(u16, u16)>,
    features: Vec<String>,
    lemmas: Lemmas,
    entities: EntityTags,
}

impl Heads {
    pub(crate) fn new(weights: &Weights, labels: &Labels) -> Result<Self, WeightsError> {
        let Labels { upos, feats, lemma, entity, .. } = labels;
        let sizes = [
            ("heads.upos", upos.len()),
            ("heads.feats", feats.len()),
            ("heads.lemma", lemma.len()),
            ("heads.entity", entity.len()),
            ("heads.start", 1),
            ("heads.arc_head", ARC),
            ("heads.arc_word", ARC),
            ("heads.label_head", LABEL),
            ("heads.label_word", LABEL),
        ];
        let mut end = 0;
        let mut next = |size: usize| {
            end += size;
            end - size..end
        };
        let content = WeightsError::Content;
        let tags = upos
            .iter()
            .map(|tag| tag.parse().map_err(|()| content(format!("{tag:?} is no UPOS"))))
            .collect::<Result<_, WeightsError>>()?;
        let pairs = weights.pairs("pairs")?;
        if pairs.is_empty() || pairs.iter().any(|&(u, f)| usize::from(u) >= upos.len() || usize::from(f) >= feats.len())
        {
            return Err(content("a pair of tags that are not among the labels".to_owned()));
        }
        if lemma.is_empty() {
            return Err(content("no edit scripts".to_owned()));
        }
        Ok(Self {
            all: weights.stacked(&sizes, WIDTH)?,
            upos: next(upos.len()),
            feats: next(feats.len()),
            lemma: next(lemma.len()),
            entity: next(entity.len()),
            start: next(1).start,
            arc_head: next(ARC),
            arc_word: next(ARC),
            label_head: next(LABEL),
            label_word: next(LABEL),
            tags,
            pairs,
            features: feats.iter().map(|feats| if feats == "_" { String::new() } else { feats.clone() }).collect(),
            lemmas: Lemmas::new(lemma, weights.lines("lemma.words")?).map_err(content)?,
            entities: EntityTags::new(entity).map_err(content)?,
        })
    }

    /// The outputs for some states, [`Heads::width`] for each word.
    pub(crate) fn read(&self, level: Level, states: &[f32], out: &mut Vec<f32>) {
        let states = Quantized::of(level, states, WIDTH);
        out.resize(states.rows() * self.width(), 0.0);
        product(level, &states, &self.all, out);
    }

    /// Outputs of a word.
    pub(crate) const fn width(&self) -> usize {
        self.all.columns()
    }

    /// Whether a sentence begins with the word of these outputs.
    pub(crate) fn begins(&self, outputs: &[f32]) -> bool {
        outputs[self.start] > 0.0
    }

    /// Part of speech, features and lemma of the word of these outputs: the best pair of tags that go together.
    pub(crate) fn tag(&self, form: &str, outputs: &[f32]) -> Tag {
        let (upos, feats) = (&outputs[self.upos.clone()], &outputs[self.feats.clone()]);
        let score = |&(u, f): &(u16, u16)| upos[usize::from(u)] + feats[usize::from(f)];
        let mut best = &self.pairs[0];
        for pair in &self.pairs {
            if score(pair) > score(best) {
                best = pair;
            }
        }
        let upos = self.tags[usize::from(best.0)];
        let mut script = 0;
        let scripts = &outputs[self.lemma.clone()];
        for (index, score) in scripts.iter().enumerate() {
            if *score > scripts[script] {
                script = index;
            }
        }
        Tag {
            upos,
            xpos: String::new(),
            feats: Features(self.features[usize::from(best.1)].clone()),
            lemma: self.lemmas.lemma(form, upos, script),
        }
    }

    /// The entities of a sentence, given the outputs of its words: first word, end, class.
    pub(crate) fn entities(&self, outputs: &[f32]) -> Vec<(usize, usize, &str)> {
        let rows = outputs.chunks_exact(self.width()).map(|row| &row[self.entity.clone()]);
        let found = self.entities.decode(rows);
        found.into_iter().map(|(start, end, class)| (start, end, self.entities.classes[class].as_str())).collect()
    }
}
