//! Acts: triggers in their sentences, who does them to whom.

use std::ops::Range;

use sanudo_actors::MentionKind;
use sanudo_text::{Evidence, PartKind};

use crate::clause::{is_preposition, same_actor};
use crate::codebook::{EventType, Status};
use crate::inflect::Form;
use crate::lexicon::{Frame, Hit, Lexicon, Word};
use crate::reading::Reading;
use crate::roles::{Roles, frame, noun_roles, verb_roles};
use crate::status::{fold_future, noun_status, status};
use crate::words::{is_determiner, is_subject_pronoun, takes_base};

/// An act by tokens, before date, place and attribution are added.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) event_type: EventType,
    pub(crate) mode: Option<String>,
    pub(crate) status: Status,
    pub(crate) trigger: Range<usize>,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    /// Whether it is the speaker of the statement it stands in who acts.
    pub(crate) spoken: bool,
    pub(crate) confidence: f64,
    pub(crate) evidence: Vec<Evidence>,
}

/// Types whose words wrap another act: what they govern is their content, not an act of its own.
const WRAPPERS: &[EventType] = &[
    EventType::Request,
    EventType::Accuse,
    EventType::Agree,
    EventType::Threaten,
    EventType::Reject,
    EventType::Concede,
    EventType::Support,
    EventType::Sanction,
    EventType::Coerce,
];

/// All acts of a document, in the order of their triggers.
pub(crate) fn acts(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Act> {
    let mut found = Vec::new();
    for sentence in &reading.doc.sentences {
        sentence_acts(reading, lexicon, sentence.range(), sentence.part, &mut found);
    }
    found
}

fn sentence_acts(reading: &Reading<'_>, lexicon: &Lexicon, range: Range<usize>, part: PartKind, found: &mut Vec<Act>) {
    // The wrapper that is open, and the token up to which it governs.
    let mut governed: Option<(Range<usize>, EventType)> = None;
    let mut index = range.start;
    while index < range.end {
        let Some(hit) = lexicon.hits(&reading.words, index, range.end).find(|hit| fits(reading, index, hit, part))
        else {
            index += 1;
            continue;
        };
        let trigger = index..index + hit.length;
        if governed.as_ref().is_some_and(|(reach, _)| reach.contains(&index)) {
            index = trigger.end;
            continue;
        }
        if let Some(act) =
            act(reading, index, &hit, part).filter(|act| !repeats(reading, act, &hit, found, range.start))
        {
            if WRAPPERS.contains(&hit.trigger.event_type) {
                governed = Some((trigger.end..reach(reading, trigger.end, range.end, &hit), hit.trigger.event_type));
            }
            found.push(act);
        }
        index = trigger.end;
    }
}

/// Whether a noun only takes up a meeting that the sentence has told: "arrived in Moscow for talks with", "met during the visit".
fn repeats(reading: &Reading<'_>, act: &Act, hit: &Hit<'_>, found: &[Act], sentence: usize) -> bool {
    let all = &reading.mentions.all;
    let parties =
        |act: &Act| act.actors.iter().chain(&act.recipients).map(|&party| all[party].actor.code).collect::<Vec<_>>();
    let own = parties(act);
    (hit.trigger.word != Word::Verb || hit.form == Some(Form::Gerund))
        && act.event_type == EventType::Consult
        && found.iter().rev().take_while(|earlier| earlier.trigger.start >= sentence).any(|earlier| {
            let told = parties(earlier);
            earlier.event_type == EventType::Consult && own.iter().all(|party| told.contains(party))
        })
}

/// Sentences that an institution named before is still the one that acts.
const INSTITUTION_REACH: u32 = 8;

/// "He was sentenced": an act that only one kind of institution does is done by the one last named.
fn institution(reading: &Reading<'_>, index: usize, event_type: EventType, roles: &mut Roles) {
    let sectors: &[&str] = match event_type {
        EventType::Sanction | EventType::Concede => &["JUD"],
        EventType::Accuse => &["JUD", "COP"],
        EventType::Coerce => &["COP", "MIL", "JUD"],
        _ => return,
    };
    let all = &reading.mentions.all;
    let sentence = reading.sentence_index(index) as u32;
    let before = all.partition_point(|mention| (mention.tokens.start as usize) < index);
    let named = (0..before).rev().take_while(|&at| all[at].sentence + INSTITUTION_REACH >= sentence).find(|&at| {
        matches!(all[at].kind, MentionKind::Body | MentionKind::Group | MentionKind::Person)
            && all[at].actor.sector.as_deref().is_some_and(|sector| sectors.contains(&sector))
    });
    roles.set(
        reading,
        "actors",
        "roles/institution-before",
        named,
        "an act that such an institution does is done by the one last named",
    );
}

/// How far a wrapper governs: over "to" and its verb, or over the noun phrase that is its object.
fn reach(reading: &Reading<'_>, from: usize, end: usize, hit: &Hit<'_>) -> usize {
    let mut index = from;
    let mut infinitive = hit.trigger.pattern.ends_with(" to");
    while index < end && index < from + 16 {
        let word = reading.word(index);
        if matches!(
            word,
            ";" | ":"
                | "."
                | "“"
                | "”"
                | "\""
                | "who"
                | "which"
                | "after"
                | "when"
                | "while"
                | "because"
                | "as"
                | "but"
                | "during"
                | "following"
                | "since"
                | "before"
        ) || (word == "and" && !infinitive)
        {
            break;
        }
        if word == "," && reading.mention_index(index + 1).is_none() {
            break;
        }
        if word == "to" {
            infinitive = true;
        }
        index += 1;
    }
    index
}

/// Whether the words around a hit allow its reading as a verb or a noun.
fn fits(reading: &Reading<'_>, index: usize, hit: &Hit<'_>, part: PartKind) -> bool {
    let range = reading.sentence(index);
    let before = if index > range.start { reading.word(index - 1) } else { "" };
    // Inside a name ("Strike Force", "Accord Party") nothing is a trigger.
    if reading.mention(index).is_some_and(|mention| mention.range().len() > 1 || mention.kind != MentionKind::Group) {
        return false;
    }
    match hit.trigger.word {
        Word::Fixed => true,
        Word::Noun => {
            // "to protest", "they attack", and "police raid the offices" are verbs.
            let verbal = takes_base(before) || is_subject_pronoun(before);
            let follows_subject = index > range.start
                && reading
                    .mention(index - 1)
                    .is_some_and(|mention| !mention.possessive && mention.range().end == index);
            let next = reading.word(index + hit.length);
            let takes_object = follows_subject && matches!(next, "the" | "a" | "an" | "his" | "her" | "their" | "its");
            !verbal && !takes_object
        }
        Word::Verb => {
            let nominal = is_determiner(before) || before == "of";
            match hit.form {
                Some(Form::Base) => !nominal && (part == PartKind::Title || is_verbal(reading, index, before)),
                Some(Form::ThirdPerson) => !nominal && !is_preposition(before) && before != "and",
                Some(Form::Gerund) => !nominal || hit.length > 1,
                Some(_) | None => {
                    !nominal || hit.form.is_some_and(Form::is_participle) && reading.word(index + 1) == "by"
                }
            }
        }
    }
}

/// Whether a base form can be a verb here: after "to", an auxiliary, a plural subject or a pronoun.
fn is_verbal(reading: &Reading<'_>, index: usize, before: &str) -> bool {
    takes_base(before)
        || (is_subject_pronoun(before) && !matches!(before, "he" | "she" | "it"))
        || matches!(before, "and" | "also")
        || before.ends_with("ly")
        || (index > 0
            && reading.mention(index - 1).is_some_and(|mention| {
                !mention.possessive
                    && matches!(mention.kind, MentionKind::Group | MentionKind::Body | MentionKind::Country)
            }))
}

fn act(reading: &Reading<'_>, index: usize, hit: &Hit<'_>, part: PartKind) -> Option<Act> {
    let trigger = index..index + hit.length;
    let span = reading.span(trigger.clone());
    let mut event_type = hit.trigger.event_type;
    let mut evidence = vec![Evidence::new(
        "type",
        format!("trigger/{}", hit.trigger.pattern.replace(' ', "-")),
        Some(span),
        format!("\"{}\" {}", hit.trigger.pattern, event_type.explain()),
    )];
    if let Some(mode) = &hit.trigger.mode {
        evidence.push(Evidence::new("mode", "mode/trigger", Some(span), format!("the trigger tells the mode {mode}")));
    }
    let mut roles = match hit.trigger.word {
        Word::Noun => noun_roles(reading, &trigger),
        Word::Verb | Word::Fixed => verb_roles(reading, &trigger, hit, part),
    };
    frame(reading, hit.trigger.frame, &mut roles);
    if roles.actors.is_empty() && !roles.recipients.is_empty() {
        institution(reading, index, event_type, &mut roles);
    }
    // Nobody does anything to nobody: without a political party on either side a word is no event.
    if roles.actors.is_empty() && roles.recipients.is_empty() {
        return None;
    }
    roles.recipients.retain(|&recipient| {
        let all = &reading.mentions.all;
        !roles.actors.iter().any(|&actor| actor == recipient || same_actor(&all[actor], &all[recipient]))
    });
    evidence.append(&mut roles.evidence);
    let (mut told, why) = match hit.trigger.word {
        Word::Noun => noun_status(reading, index),
        Word::Verb | Word::Fixed => status(reading, index),
    };
    evidence.extend(why);
    if let Some((folded, why)) = fold_future(event_type, told) {
        event_type = folded;
        told = Status::Actual;
        evidence.push(why);
    }
    let estimate = "how often this trigger named such an act in annotated reports; 0.33 where it did not occur there";
    evidence.push(Evidence::new("confidence", "confidence/trigger", Some(span), estimate));
    let mode = hit.trigger.mode.clone().filter(|_| event_type == hit.trigger.event_type);
    Some(Act {
        event_type,
        mode,
        status: told,
        trigger,
        actors: roles.actors,
        recipients: roles.recipients,
        spoken: hit.trigger.frame == Frame::Addressed,
        confidence: hit.trigger.confidence,
        evidence,
    })
}
