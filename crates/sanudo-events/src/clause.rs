//! Who stands before a verb and who after it, without a parser: the nearest noun phrases that are free to be its subject and
//! object.

use std::ops::Range;

use sanudo_actors::{Mention, MentionKind};

use crate::reading::Reading;

/// Forms of "be" and "get", which make a participle passive.
#[rustfmt::skip]
const PASSIVE_AUXILIARIES: &[&str] =
    &[
    "am", "are", "be", "been", "being", "get", "gets", "getting", "got", "is", "was", "were", "'re", "’re",
];

/// Auxiliaries, and the small words that stand between subject and verb.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "'d", "'ll", "'re", "'ve", "allegedly", "already", "also", "am", "are", "be", "been", "being", "both", "can",
    "could", "did", "do", "does", "earlier", "even", "ever", "finally", "further", "had", "has", "have", "having",
    "however", "is", "jointly", "just", "later", "may", "might", "must", "n't", "never", "not", "now", "n’t", "often",
    "once", "only", "reportedly", "repeatedly", "shall", "should", "soon", "still", "then", "therefore", "thus",
    "today", "too", "very", "was", "were", "will", "would", "yesterday", "’d", "’ll", "’re", "’ve",
];

/// Words that open a clause of its own.
#[rustfmt::skip]
const CLAUSE_OPENERS: &[&str] = &[
    "although", "because", "but", "if", "since", "so", "that", "though", "unless", "until", "when", "where",
    "whereas", "whether", "while", "after", "before", "as",
];

/// Prepositions: a noun phrase right after one is not a subject.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "about", "across", "after", "against", "alongside", "amid", "among", "around", "at", "before", "behind",
    "between", "by", "despite", "during", "for", "from", "in", "including", "inside", "into", "like", "near", "of",
    "off", "on", "onto", "outside", "over", "per", "since", "than", "through", "throughout", "to", "toward",
    "towards", "under", "until", "upon", "via", "with", "within", "without",
];

/// Prepositions of place and time, whose noun phrase receives nothing.
#[rustfmt::skip]
const CIRCUMSTANCE: &[&str] = &[
    "in", "at", "during", "near", "since", "after", "before", "amid", "within", "inside", "outside", "until", "under",
    "around", "across",
];

/// Whether the word is an auxiliary or an adverb between subject and verb.
pub(crate) fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
        || (word.len() > 4
            && word.ends_with("ly")
            && !matches!(word, "reply" | "supply" | "apply" | "family" | "assembly" | "italy" | "july"))
}

pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a participle at `verb` is passive by an auxiliary before it.
pub(crate) fn has_passive_auxiliary(reading: &Reading<'_>, verb: usize) -> bool {
    let start = reading.sentence(verb).start;
    let mut index = verb;
    while index > start && verb - index < 4 {
        index -= 1;
        let word = reading.word(index);
        if PASSIVE_AUXILIARIES.contains(&word) {
            return true;
        }
        // "was sacked and expelled": the second participle shares the first one's auxiliary.
        if matches!(word, "and" | "or")
            && index > start + 1
            && (reading.word(index - 1).ends_with("ed") || reading.word(index - 1).ends_with("en"))
        {
            return has_passive_auxiliary(reading, index - 1);
        }
        if !is_between(word) {
            return false;
        }
    }
    false
}

/// Whether "to" stands right before the verb, adverbs aside.
pub(crate) fn is_infinitive(reading: &Reading<'_>, verb: usize) -> bool {
    let start = reading.sentence(verb).start;
    (start..verb)
        .rev()
        .take(3)
        .find(|&index| !is_between(reading.word(index)))
        .is_some_and(|index| reading.word(index) == "to")
}

/// The mention that is the subject of the verb at `verb`, if one stands free before it.
pub(crate) fn subject(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let range = reading.sentence(verb);
    let inside = reading.quote_index(verb);
    let start = inside.map_or(range.start, |quote| reading.quotes[quote].start.max(range.start));
    let mut index = verb;
    // What stands right before the verb.
    while index > start && is_between(reading.word(index - 1)) {
        index -= 1;
    }
    if index == start {
        return None;
    }
    let before = reading.word(index - 1);
    if matches!(before, "who" | "which" | "that") {
        // A relative clause: its subject is the noun phrase before the pronoun, over a comma.
        let mut end = index - 1;
        while end > start && matches!(reading.word(end - 1), "," | "those" | "of") {
            end -= 1;
        }
        if let Some(found) = (end > start).then(|| reading.mention_index(end - 1)).flatten() {
            return Some(found);
        }
        if before != "that" {
            return None;
        }
    }
    // A second verb of the same subject: "met X and condemned", ", accusing Y", "decided to leave".
    let shared = matches!(before, "and" | "," | "or" | "by" | "for" | "in" | "after" | "before" | "while" | "without");
    // "did not say how many but said": the second verb has the first one's subject.
    if before == "but" {
        return first_subject(reading, start..index - 1);
    }
    if shared {
        // "denied that its troops had fired, and called on": after a comma the main clause goes on.
        if before == "and" && index > start + 1 && reading.word(index - 2) == "," {
            return first_subject(reading, start..index - 1);
        }
        return first_subject(reading, clause_start(reading, index - 1, start)..index - 1)
            .or_else(|| first_subject(reading, start..index - 1));
    }
    let mut nearest = None;
    while index > start {
        index -= 1;
        let word = reading.word(index);
        if let Some(found) = reading.mention_index(index) {
            let mention = &reading.mentions.all[found];
            let first = mention.range().start;
            if is_subject(reading, mention, start) {
                return Some(found);
            }
            nearest = nearest.or(Some(found).filter(|_| mention.acts()));
            index = first;
        } else if CLAUSE_OPENERS.contains(&word) || matches!(word, ";" | ":" | "“" | "”" | "\"") {
            break;
        }
    }
    nearest
}

/// Where the clause that holds `index` begins: after the last word that opens one, but never inside a relative clause.
fn clause_start(reading: &Reading<'_>, index: usize, start: usize) -> usize {
    (start..index)
        .rev()
        .find(|&at| {
            matches!(
                reading.word(at),
                "that" | ";" | ":" | "“" | "\"" | "because" | "although" | "if" | "when" | "while" | "but"
            )
        })
        .map_or(start, |at| at + 1)
}

/// The first mention in `range` that no preposition governs.
fn first_subject(reading: &Reading<'_>, range: Range<usize>) -> Option<usize> {
    let mut any = None;
    for index in range.clone() {
        let Some(found) = reading.mention_index(index) else { continue };
        let mention = &reading.mentions.all[found];
        if mention.range().start != index {
            continue;
        }
        if is_subject(reading, mention, range.start) {
            return Some(found);
        }
        any = any.or(Some(found).filter(|_| mention.acts()));
    }
    any
}

/// Whether a mention can be a subject: it acts, no preposition governs it, no possessive makes it a modifier.
fn is_subject(reading: &Reading<'_>, mention: &Mention, start: usize) -> bool {
    let first = mention.range().start;
    mention.acts() && !mention.possessive && (first == start || !is_preposition(reading.word(first - 1)))
}

/// The mention that is the object of the trigger that ends before `after`: the first one that can receive before the clause
/// ends. Places receive only when nothing else does.
pub(crate) fn object(reading: &Reading<'_>, after: usize, not: Option<usize>) -> Option<usize> {
    let end = reading.sentence(after - 1).end;
    let mut place = None;
    let mut index = after;
    let mut steps = 0;
    while index < end && steps < 14 {
        let word = reading.word(index);
        if let Some(found) = reading.mention_index(index) {
            let mention = &reading.mentions.all[found];
            let governed = reading.word(index.wrapping_sub(1));
            let circumstance = CIRCUMSTANCE.contains(&governed);
            let own = index > after && reading.word(index - 1) == "that" && belongs(reading, mention, not);
            if Some(found) == not || own || mention.pronoun == Some(sanudo_actors::Pronoun::Speaker) {
                // An actor is not its own recipient.
            } else if mention.kind == MentionKind::Place || (mention.kind == MentionKind::Country && circumstance) {
                place = place.or(Some(found).filter(|_| !circumstance || mention.kind == MentionKind::Place));
            } else if mention.acts() && !circumstance {
                return Some(found);
            }
            index = mention.range().end;
            steps += 1;
            continue;
        }
        let ends = matches!(word, ";" | ":" | "“" | "\"" | "who" | "which" | "said" | "says" | "added")
            || (CLAUSE_OPENERS.contains(&word) && index > after)
            || (word == ","
                && !continues_list(reading, index, end)
                && !matches!(reading.word(index + 1), "such" | "including"));
        if ends {
            break;
        }
        index += 1;
        steps += 1;
    }
    place
}

/// Whether a mention is the subject's own: "Armenia denied that its troops".
fn belongs(reading: &Reading<'_>, mention: &Mention, subject: Option<usize>) -> bool {
    let possessive = matches!(reading.word(mention.range().start), "its" | "his" | "her" | "their");
    possessive && subject.is_some_and(|subject| reading.mentions.all[subject].actor.code == mention.actor.code)
}

/// Whether a comma only separates members of a list or an apposition: a mention follows at once.
fn continues_list(reading: &Reading<'_>, comma: usize, end: usize) -> bool {
    comma + 1 < end && reading.mention_index(comma + 1).is_some()
}

/// "by X" after a passive, within the clause.
pub(crate) fn agent(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let end = reading.sentence(after - 1).end;
    for index in after..end.min(after + 14) {
        let word = reading.word(index);
        if word == "by"
            && let Some(found) = reading.mention_index(index + 1).filter(|_| index + 1 < end)
        {
            return Some(found).filter(|&found| reading.mentions.all[found].acts());
        }
        if matches!(word, ";" | ":" | "“" | "\"" | "who" | "which") {
            break;
        }
    }
    None
}

/// All members of the list that a mention belongs to: "France, Germany and Italy".
pub(crate) fn compound(reading: &Reading<'_>, mention: usize) -> Vec<usize> {
    let all = &reading.mentions.all;
    let mut members = vec![mention];
    let sentence = all[mention].sentence;
    let mut last = mention;
    while last + 1 < all.len() && all[last + 1].sentence == sentence && joins(reading, last, last + 1) {
        last += 1;
        members.push(last);
    }
    let mut first = mention;
    while first > 0 && all[first - 1].sentence == sentence && joins(reading, first - 1, first) {
        first -= 1;
        members.insert(0, first);
    }
    // "X, the minister" is one person twice, not a list: only a list with "and" counts, and repeated actors fall out.
    let has_and =
        members.windows(2).any(|pair| between(reading, pair[0], pair[1]).any(|word| matches!(word, "and" | "&")));
    if !has_and {
        return vec![mention];
    }
    members.retain(|&index| all[index].acts() || index == mention);
    let mut kept: Vec<usize> = Vec::new();
    for index in members {
        if !kept.iter().any(|&other| same_actor(&all[other], &all[index])) {
            kept.push(index);
        }
    }
    kept
}

/// Whether two mentions stand for the same actor.
pub(crate) fn same_actor(a: &Mention, b: &Mention) -> bool {
    a.actor.name.is_some() && a.actor.name == b.actor.name && a.actor.code == b.actor.code
}

fn between<'r>(reading: &'r Reading<'_>, left: usize, right: usize) -> impl Iterator<Item = &'r str> {
    let all = &reading.mentions.all;
    (all[left].range().end..all[right].range().start).map(|index| reading.word(index))
}

/// Whether two neighbouring mentions belong to one list; a bracketed acronym belongs to the name before it.
fn joins(reading: &Reading<'_>, left: usize, right: usize) -> bool {
    let words: Vec<&str> = between(reading, left, right).filter(|word| *word != ")").collect();
    matches!(words[..], ["and" | "," | "&" | "("] | [",", "and"] | ["as", "well", "as"] | ["along", "with"])
}
