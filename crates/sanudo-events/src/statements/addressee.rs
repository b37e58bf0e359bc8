//! To whom something is said: "told reporters", "said to the king".

use std::ops::Range;

use crate::reading::Reading;

/// The mention that hangs from the cue's head as its object, or behind "to", and is not the source.
pub(super) fn addressee(reading: &Reading<'_>, cue: usize, source: &[Range<usize>]) -> Option<usize> {
    let all = &reading.mentions.all;
    reading.children(cue).find_map(|child| {
        let object = matches!(reading.relation(child), "iobj" | "obj");
        let to = reading.relation(child) == "obl" && reading.children(child).any(|case| reading.word(case) == "to");
        let mention = reading.mention_index(child).filter(|_| object || to)?;
        let said = source.iter().any(|words| words.contains(&child));
        (all[mention].acts() && !said).then_some(mention)
    })
}
