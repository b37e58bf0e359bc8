//! What the tables and the page tell of each word before anything is learned: clues that the reader weighs with the words.

use sanudo_actors::MentionKind;
use sanudo_text::{CLUES, Clues, PartKind};

use crate::codebook::EventType;
use crate::lexicon::Lexicon;
use crate::reading::Reading;

/// Values of each kind of clue, 0 for "nothing told" among them: the type that the trigger lexicon has for the word, what kind
/// of mention it belongs to, how it stands to quotation marks, what part of the page it is in.
pub const CLUE_VALUES: [usize; CLUES] = [EventType::ALL.len() + 1, 10, 3, 6];

/// The clues of each word.
pub(crate) fn clues(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Clues> {
    let mut found: Vec<Clues> = vec![[0; CLUES]; reading.words.len()];
    for sentence in &reading.doc.sentences {
        let range = sentence.range();
        for index in range.clone() {
            if found[index][0] == 0
                && let Some(hit) = lexicon.hits(&reading.words, index, range.end).next()
            {
                let value = hit.trigger.event_type as u8 + 1;
                for clue in &mut found[index..index + hit.length] {
                    clue[0] = if clue[0] == 0 { value } else { clue[0] };
                }
            }
            found[index][1] = mention(reading, index);
            found[index][2] = quotation(reading, index);
            found[index][3] = part(sentence.part);
        }
    }
    found
}

fn mention(reading: &Reading<'_>, index: usize) -> u8 {
    let Some(mention) = reading.mention(index) else { return 0 };
    if mention.pronoun.is_some() {
        return 9;
    }
    match mention.kind {
        MentionKind::Person if mention.named => 1,
        MentionKind::Person => 2,
        MentionKind::Group if mention.named => 3,
        MentionKind::Group => 4,
        MentionKind::Body => 5,
        MentionKind::Country => 6,
        MentionKind::Place => 7,
        MentionKind::Thing => 8,
    }
}

fn quotation(reading: &Reading<'_>, index: usize) -> u8 {
    match reading.quote_index(index) {
        None => 0,
        Some(quote) if reading.quotes[quote].inside().contains(&index) => 1,
        Some(_) => 2,
    }
}

const fn part(part: PartKind) -> u8 {
    match part {
        PartKind::Title => 1,
        PartKind::Lead => 2,
        PartKind::Caption => 3,
        PartKind::Heading => 4,
        PartKind::Body => 5,
        _ => 0,
    }
}
