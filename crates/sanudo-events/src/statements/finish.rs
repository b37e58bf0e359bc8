//! From drafts to statements: trimmed, sorted, told apart, documents given their issuers.

use std::ops::Range;

use sanudo_actors::Pronoun;
use sanudo_text::Evidence;

use super::Draft;
use crate::event::{Speaker, Statement, StatementKind};
use crate::reading::Reading;

/// Sorts, drops what another statement covers, and tells direct, mixed and indirect apart.
pub(super) fn finish(reading: &Reading<'_>, mut drafts: Vec<Draft>) -> Vec<(Draft, Statement)> {
    for draft in &mut drafts {
        trim(reading, &mut draft.content);
    }
    drafts.retain(|draft| !draft.content.is_empty());
    drafts.sort_by_key(|draft| (draft.content.start, std::cmp::Reverse(draft.content.end), draft.cue.start));
    drafts.dedup_by(|b, a| a.content == b.content);
    documents(reading, &mut drafts);
    drafts
        .into_iter()
        .map(|draft| {
            let content = reading.span(draft.content.clone());
            let evidence = vec![Evidence::new("text", draft.rule, Some(reading.span(draft.cue.clone())), draft.detail)];
            let statement = Statement {
                content,
                kind: kind(reading, &draft.content),
                cue: reading.span(draft.cue.clone()),
                speaker: draft.speaker,
                addressee: draft.addressee,
                evidence,
            };
            (draft, statement)
        })
        .collect()
}

/// Nouns of documents that speak for whoever issued them.
pub(super) const DOCUMENTS: &[&str] = &[
    "affidavit",
    "communique",
    "communiqué",
    "complaint",
    "declaration",
    "document",
    "letter",
    "note",
    "notice",
    "post",
    "release",
    "report",
    "statement",
    "tweet",
];

/// "The statement said": a document takes up the speaker before it, who issued it.
pub(super) fn documents(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let mut last = None;
    for draft in drafts {
        match draft.speaker {
            Speaker::Mention(mention) => {
                if !matches!(reading.mentions.all[mention].pronoun, Some(Pronoun::It | Pronoun::They)) {
                    last = Some(mention);
                }
            }
            Speaker::Words(words) => {
                let text = reading.doc.slice(words).to_lowercase();
                let document = text.starts_with("the ") && DOCUMENTS.iter().any(|noun| text.ends_with(noun));
                if let Some(of) = last.filter(|_| document) {
                    draft.speaker = Speaker::Document { words, of };
                }
            }
            Speaker::Document { .. } => {}
        }
    }
}

/// Takes marks that enclose the whole content, and stray punctuation, off its ends.
pub(super) fn trim(reading: &Reading<'_>, content: &mut Range<usize>) {
    content.end = content.end.min(reading.words.len());
    if content.start < content.end
        && let Some(quote) = reading.quote_index(content.start)
    {
        let found = reading.quotes[quote];
        if content.start + 1 == found.start && content.end >= found.end && content.end <= found.with_marks().end {
            *content = found.inside();
        }
    }
    while content.start < content.end && matches!(reading.word(content.start), "," | ":" | "." | ";" | "”") {
        content.start += 1;
    }
    while content.start < content.end && matches!(reading.word(content.end - 1), "," | ":" | ";" | "“") {
        content.end -= 1;
    }
}

pub(super) fn kind(reading: &Reading<'_>, content: &Range<usize>) -> StatementKind {
    let quoted = |index: usize| reading.quote_index(index).is_some();
    let inside = reading.quote_index(content.start).is_some_and(|quote| {
        let found = &reading.quotes[quote];
        found.start <= content.start && content.end <= found.end
    });
    if inside {
        StatementKind::Direct
    } else if content.clone().any(quoted) {
        StatementKind::Mixed
    } else {
        StatementKind::Indirect
    }
}
