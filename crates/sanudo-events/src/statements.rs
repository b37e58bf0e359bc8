//! Statements: contents, their cues and their speakers.
//!
//! Four ways of attributing are read: a cue verb with a speaker ([`cued`]), "according to" and a headline's colon
//! ([`sourced`]), and a quotation that goes on without a cue of its own ([`quotation`]).

mod clausal;
mod content;
mod cued;
mod finish;
mod quotation;
mod sourced;
mod speaker;

use std::ops::Range;

use crate::cue::Cues;
use crate::event::{Speaker, Statement};
use crate::reading::Reading;
use cued::{cue_verb, is_verb};
use finish::finish;
use quotation::{SHORTEST_QUOTATION, quotations_that_go_on};
use sourced::{according_to, colon};

/// A statement by tokens, before it is checked and sorted.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) content: Range<usize>,
    pub(crate) cue: Range<usize>,
    pub(crate) speaker: Speaker,
    pub(crate) addressee: Option<usize>,
    pub(crate) rule: &'static str,
    pub(crate) detail: &'static str,
}

/// All statements of a document, in the order of their contents.
pub(crate) fn statements(reading: &Reading<'_>, cues: &Cues) -> Vec<(Draft, Statement)> {
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in &reading.doc.sentences {
        let range = sentence.range();
        if let Some(draft) = colon(reading, range.clone(), sentence.part) {
            drafts.push(draft);
        }
        for index in range.clone() {
            if let Some(draft) = according_to(reading, index) {
                drafts.push(draft);
                continue;
            }
            // What stands inside a quotation belongs to its speaker.
            if reading.quote_index(index).is_some_and(|quote| reading.quotes[quote].len() >= SHORTEST_QUOTATION) {
                continue;
            }
            if let Some(hit) = cues.at(&reading.words, index)
                && is_verb(reading, index, hit)
            {
                cue_verb(reading, cues, index, hit, &mut drafts);
            }
        }
    }
    quotations_that_go_on(reading, &mut drafts);
    finish(reading, drafts)
}
