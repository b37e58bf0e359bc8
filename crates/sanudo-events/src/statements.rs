//! Statements: what the extractor found attributed, with its speaker; quotations that go on without a cue of their own.

mod addressee;
mod finish;
mod goes_on;
mod speaker;

use std::ops::Range;

use sanudo_text::{FoundAttribution, Upos};

use crate::event::{Speaker, Statement};
use crate::reading::Reading;
use addressee::addressee;
use finish::finish;
use goes_on::quotations_that_go_on;
use speaker::speaker;

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
pub(crate) fn statements(reading: &Reading<'_>, found: &[FoundAttribution]) -> Vec<(Draft, Statement)> {
    let mut drafts: Vec<Draft> = Vec::new();
    for attribution in found {
        let usual = |range: &Range<u32>| range.start as usize..range.end as usize;
        let head = attribution.head as usize;
        let cue = attribution.cue.iter().map(usual).find(|cue| cue.contains(&head)).unwrap_or(head..head + 1);
        let source: Vec<Range<usize>> = attribution.source.iter().map(usual).collect();
        let Some(speaker) = speaker(reading, &source, &cue, &drafts) else { continue };
        let mut contents: Vec<Range<usize>> = Vec::new();
        for content in attribution.content.iter().map(usual) {
            match contents.last_mut() {
                Some(last) if is_punctuation(reading, last.end..content.start) => last.end = content.end,
                _ => contents.push(content),
            }
        }
        contents.iter_mut().for_each(|content| widen(reading, content));
        contents.retain(|content| says_something(reading, content));
        for content in contents {
            drafts.push(Draft {
                content,
                cue: cue.clone(),
                speaker,
                addressee: addressee(reading, head, &source),
                rule: "model/attribution",
                detail: "these words attribute it",
            });
        }
    }
    quotations_that_go_on(reading, &mut drafts);
    finish(reading, drafts)
}

/// Whether nothing but punctuation stands between two stretches: they are one.
fn is_punctuation(reading: &Reading<'_>, mut between: Range<usize>) -> bool {
    between.all(|at| !reading.word(at).chars().any(char::is_alphanumeric))
}

/// A content that begins a quotation is all of it, however many sentences that has.
fn widen(reading: &Reading<'_>, content: &mut Range<usize>) {
    if let Some(quote) = reading.quote_index(content.start).map(|quote| &reading.quotes[quote])
        && content.start <= quote.start
        && (quote.start..quote.end).contains(&(content.end - 1))
    {
        content.end = quote.end;
    }
}

/// Whether somebody can have said it: it has a verb, or words of it stand in quotation marks. "Criticised the plan" tells a
/// topic (guidelines, decision 10).
fn says_something(reading: &Reading<'_>, content: &Range<usize>) -> bool {
    let verbal = |at: usize| reading.upos(at).is_none_or(|upos| matches!(upos, Upos::Verb | Upos::Aux));
    let words = content.clone().filter(|&at| reading.word(at).chars().any(char::is_alphanumeric)).count();
    words >= 2 && content.clone().any(|at| verbal(at) || reading.quote_index(at).is_some())
}
