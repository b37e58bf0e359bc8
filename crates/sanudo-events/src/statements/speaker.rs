//! Who speaks: the mention in the words of the source.

use std::ops::Range;

use sanudo_actors::{MentionKind, Pronoun};

use super::Draft;
use crate::event::Speaker;
use crate::reading::Reading;

/// The speaker that the words of `source` name: a person's name before a description, a description before an institution; the
/// words themselves where no mention is among them. Without a source, the speaker of the cue before it in its sentence.
pub(super) fn speaker(
    reading: &Reading<'_>,
    source: &[Range<usize>],
    cue: &Range<usize>,
    drafts: &[Draft],
) -> Option<Speaker> {
    let Some(words) = source.first() else {
        let range = reading.sentence(cue.start);
        let last = drafts.iter().rfind(|draft| range.contains(&draft.cue.start) && draft.cue.start < cue.start);
        return last.map(|draft| draft.speaker);
    };
    let all = &reading.mentions.all;
    let mut mentions: Vec<usize> =
        source.iter().flat_map(Clone::clone).filter_map(|word| reading.mention_index(word)).collect();
    mentions.dedup();
    let rank = |&mention: &usize| {
        let found = &all[mention];
        match found.kind {
            _ if !found.acts() || found.pronoun == Some(Pronoun::Speaker) => 0,
            MentionKind::Person if found.named => 4,
            MentionKind::Person => 3,
            _ if found.pronoun.is_some() => 3,
            MentionKind::Group | MentionKind::Body => 2,
            _ => 1,
        }
    };
    // The head of the source, if it is a mention, unless a person's name stands beside it.
    let best = mentions.iter().copied().map(|mention| (rank(&mention), mention)).filter(|&(rank, _)| rank > 0);
    let best = best.max_by_key(|&(rank, mention)| (rank, std::cmp::Reverse(mention)));
    match best {
        Some((_, mention)) => Some(Speaker::Mention(mention)),
        None => Some(Speaker::Words(reading.span(words.clone()))),
    }
}
