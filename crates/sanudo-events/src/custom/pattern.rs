//! Patterns over dependency trees, and where they match.

use std::ops::Range;

use sanudo_text::Upos;

use super::path::Path;
use crate::parties::same_actor;
use crate::reading::Reading;

/// Confidence of an act that a pattern alone has found, where the pattern gives none.
pub(super) const CONFIDENCE: f64 = 0.5;
/// The words that name an act: never more than so many.
const TRIGGER: usize = 6;

/// What a word must be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WordTest {
    /// In small letters; any lemma if empty.
    pub(super) lemmas: Vec<String>,
    pub(super) upos: Option<Upos>,
}

impl WordTest {
    fn fits(&self, reading: &Reading<'_>, word: usize) -> bool {
        let is_one = self.lemmas.is_empty() || self.lemmas.iter().any(|lemma| lemma == reading.lemma(word));
        is_one && self.upos.is_none_or(|upos| reading.upos(word) == Some(upos))
    }
}

/// A word that must or must not stand at the end of a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dependent {
    pub(super) path: Path,
    pub(super) test: WordTest,
}

impl Dependent {
    fn words(&self, reading: &Reading<'_>, head: usize) -> impl Iterator<Item = usize> {
        self.path.walk(reading, head).into_iter().filter(|&word| self.test.fits(reading, word))
    }
}

/// One pattern of a type.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// Its line in the codebook, from 1.
    pub(super) line: usize,
    pub(super) trigger: WordTest,
    pub(super) with: Vec<Dependent>,
    pub(super) without: Vec<Dependent>,
    /// Of several paths the first that leads to somebody counts.
    pub(super) actor: Vec<Path>,
    pub(super) recipient: Vec<Path>,
    pub(super) needs_actor: bool,
    pub(super) needs_recipient: bool,
    pub(super) confidence: f64,
}

/// What a pattern found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The words that name the act.
    pub(super) words: Range<usize>,
    /// Mentions.
    pub(super) actors: Vec<usize>,
    /// Mentions.
    pub(super) recipients: Vec<usize>,
}

impl Pattern {
    /// Reads the word at `head` as the head of the trigger.
    pub(super) fn find(&self, reading: &Reading<'_>, head: usize) -> Option<Found> {
        if !self.trigger.fits(reading, head) {
            return None;
        }
        let mut words = head..head + 1;
        for with in &self.with {
            let named = with.words(reading, head).next()?;
            // Words that the pattern spells out below the head belong to the act's name.
            let whole = words.start.min(named)..words.end.max(named + 1);
            if !with.test.lemmas.is_empty() && !with.path.goes_up() && whole.len() <= TRIGGER {
                words = whole;
            }
        }
        if self.without.iter().any(|without| without.words(reading, head).next().is_some()) {
            return None;
        }
        let actors = parties(reading, head, &self.actor, &[]);
        let recipients = parties(reading, head, &self.recipient, &actors);
        let is_whole = !(self.needs_actor && actors.is_empty() || self.needs_recipient && recipients.is_empty());
        is_whole.then_some(Found { words, actors, recipients })
    }
}

/// Who stands at the end of the first path that leads to anybody but `others`, with those joined to them.
fn parties(reading: &Reading<'_>, head: usize, paths: &[Path], others: &[usize]) -> Vec<usize> {
    let all = &reading.mentions.all;
    for path in paths {
        let mut found: Vec<usize> = Vec::new();
        for word in path.walk(reading, head) {
            let joined = reading.children(word).filter(|&child| reading.relation(child) == "conj");
            for mention in [word].into_iter().chain(joined).filter_map(|word| reading.mention_index(word)) {
                let known = |&other: &usize| other == mention || same_actor(&all[other], &all[mention]);
                let is_party = all[mention].acts() || all[mention].place.is_some();
                if is_party && !found.iter().any(known) && !others.iter().any(known) {
                    found.push(mention);
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
