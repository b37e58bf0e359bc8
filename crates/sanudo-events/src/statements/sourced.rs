//! Statements without a verb: "according to", and a headline's colon.

use std::ops::Range;

use sanudo_text::PartKind;

use super::Draft;
use super::speaker::{appositions_end, speaks};
use crate::event::Speaker;
use crate::reading::Reading;

/// What an act accords with, rather than who says so.
const MEASURES: &[&str] = &[
    "constitution",
    "law",
    "laws",
    "mechanism",
    "need",
    "plan",
    "procedure",
    "protocol",
    "rule",
    "rules",
    "schedule",
    "size",
];

/// "According to X, …" and "…, according to X".
pub(super) fn according_to(reading: &Reading<'_>, index: usize) -> Option<Draft> {
    if reading.word(index) != "according" || reading.word(index + 1) != "to" {
        return None;
    }
    let range = reading.sentence(index);
    let source = index + 2;
    // "According to plan" and "according to the law" name nobody.
    let noun = source + usize::from(matches!(reading.word(source), "the" | "a" | "an" | "its" | "their"));
    if source >= range.end || MEASURES.contains(&reading.word(noun)) {
        return None;
    }
    let (speaker, end) = match reading.mention_index(source) {
        Some(mention) if speaks(reading, mention) => {
            (Speaker::Mention(mention), appositions_end(reading, mention, range.end))
        }
        _ => {
            let end = (source..range.end)
                .find(|&at| matches!(reading.word(at), "," | "." | ";" | "“" | "\""))
                .unwrap_or(range.end);
            let end = end.min(source + 8);
            (Speaker::Words(reading.span(source..end)), end)
        }
    };
    let opens = index == range.start
        || (index == range.start + 1 && !reading.word(range.start).chars().all(char::is_alphanumeric));
    let content = if opens {
        let comma = (end..range.end).find(|&at| reading.word(at) == ",")?;
        let mut last = range.end;
        while last > comma + 1 && matches!(reading.word(last - 1), "." | "!" | "?") {
            last -= 1;
        }
        comma + 1..last
    } else {
        let mut last = index;
        while last > range.start && matches!(reading.word(last - 1), "," | "-" | "–" | "—") {
            last -= 1;
        }
        range.start..last
    };
    let (rule, detail) = ("statement/according-to", "\"according to\" names the source of the sentence");
    (content.len() >= 3).then_some(Draft { content, cue: index..index + 2, speaker, addressee: None, rule, detail })
}

/// A headline "Speaker: content".
pub(super) fn colon(reading: &Reading<'_>, range: Range<usize>, part: PartKind) -> Option<Draft> {
    if !matches!(part, PartKind::Title | PartKind::Heading) {
        return None;
    }
    let colon = range.clone().take(8).find(|&at| reading.word(at) == ":")?;
    let mention = reading.mention_index(colon.checked_sub(1)?).filter(|&mention| speaks(reading, mention))?;
    if reading.mentions.all[mention].range().start != range.start || range.end - colon < 4 {
        return None;
    }
    let (rule, detail) = ("statement/headline-colon", "in a headline a colon stands between speaker and content");
    let content = colon + 1..range.end;
    Some(Draft { content, cue: colon..colon + 1, speaker: Speaker::Mention(mention), addressee: None, rule, detail })
}
