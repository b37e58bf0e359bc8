//! Parties that no table knows: noun phrases that somebody else has found to act, or to be acted upon.

use sanudo_text::{Document, Evidence, Upos};

use crate::mention::{Actor, Mention, MentionKind, Mentions};

/// Words that open a phrase and are no part of a name.
const ARTICLES: &[&str] = &["the", "a", "an"];
/// Relations of what stands before a noun and belongs to it.
const MODIFIERS: &[&str] = &["det", "amod", "nmod", "compound", "nummod", "advmod", "case", "flat", "punct", "appos"];

/// Adds a mention for each of `heads`, in order, that none covers: the noun with what stands before it. Its country is that of a mention
/// among its modifiers ("Turkish artillery"), else the report's home, as for any role noun.
pub(crate) fn complete(doc: &Document, mentions: &mut Mentions, heads: &[usize]) {
    let Some(trees) = &doc.layers.trees else { return };
    let mut added: Vec<Mention> = Vec::new();
    for &head in heads {
        let upos = doc.layers.tags.as_ref().and_then(|tags| tags.get(head)).map(|tag| tag.upos);
        // Mentions are in order and do not overlap.
        let next = mentions.all.partition_point(|mention| mention.range().end <= head);
        let covered = mentions.all.get(next).is_some_and(|mention| mention.range().start <= head);
        if covered || !matches!(upos, Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)) {
            continue;
        }
        let sentence = doc.sentences.partition_point(|sentence| sentence.range().end <= head);
        let Some(first) = doc.sentences.get(sentence).map(|sentence| sentence.range().start) else { continue };
        let belongs = |word: usize| {
            let relation = trees[word].deprel.split(':').next().unwrap_or_default();
            let above = trees[word].head.map(|above| first + above as usize);
            MODIFIERS.contains(&relation) && above.is_some_and(|above| (word + 1..=head).contains(&above))
        };
        let mut start = head;
        while start > first && belongs(start - 1) {
            start -= 1;
        }
        // What is a mention of its own stays one; the phrase begins behind it and has its country.
        let before = next.checked_sub(1).map(|at| &mentions.all[at]).filter(|mention| mention.range().end > start);
        let owner = before.map(|mention| (mention.actor.code, mention.span));
        if let Some(mention) = before {
            start = mention.range().end;
        }
        while start < head && matches!(doc.form(start), "'s" | "’s" | "'" | "’" | "," | "-") {
            start += 1;
        }
        let span = doc.span_of(start..head + 1);
        let named =
            if start < head && ARTICLES.contains(&doc.form(start).to_lowercase().as_str()) { start + 1 } else { start };
        let (code, reason) = match (owner.and_then(|(code, span)| Some((code?, span))), &mentions.home) {
            (Some((code, span)), _) => {
                let detail = format!("belongs to {}", doc.slice(span));
                (Some(code), Some(Evidence::new("code", "actor/modifier", Some(span), detail)))
            }
            (None, Some((code, evidence))) => (Some(*code), Some(evidence.clone())),
            (None, None) => (None, None),
        };
        let mention = Mention {
            span,
            tokens: start as u32..head as u32 + 1,
            sentence: sentence as u32,
            kind: if upos == Some(Upos::Propn) { MentionKind::Body } else { MentionKind::Group },
            actor: Actor { name: Some(doc.slice(doc.span_of(named..head + 1)).to_owned()), code, ..Actor::default() },
            place: None,
            pronoun: None,
            named: upos == Some(Upos::Propn),
            possessive: false,
            evidence: reason.into_iter().collect(),
        };
        // Of two heads of one phrase the first has it.
        if added.last().is_none_or(|last| last.tokens.end <= mention.tokens.start) {
            added.push(mention);
        }
    }
    mentions.all.append(&mut added);
    mentions.all.sort_by_key(|mention| mention.tokens.start);
}
