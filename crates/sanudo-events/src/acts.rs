//! Acts: triggers in their sentences, who does them to whom.

use std::ops::Range;

use sanudo_actors::{MentionKind, Pronoun};
use sanudo_text::{Evidence, PartKind, Span};

use crate::clause::{
    agent, compound, has_passive_auxiliary, is_infinitive, is_preposition, object, same_actor, subject,
};
use crate::codebook::{EventType, Status};
use crate::inflect::Form;
use crate::lexicon::{Frame, Hit, Lexicon, Word};
use crate::reading::Reading;
use crate::status::{fold_future, noun_status, status};

/// An act by tokens, before date, place and attribution are added.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) event_type: EventType,
    pub(crate) mode: Option<String>,
    pub(crate) status: Status,
    pub(crate) trigger: Range<usize>,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
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
            let verbal = matches!(
                before,
                "to" | "will"
                    | "would"
                    | "can"
                    | "could"
                    | "may"
                    | "might"
                    | "must"
                    | "should"
                    | "did"
                    | "not"
                    | "he"
                    | "she"
                    | "they"
                    | "it"
                    | "we"
                    | "who"
            );
            let follows_subject = index > range.start
                && reading
                    .mention(index - 1)
                    .is_some_and(|mention| !mention.possessive && mention.range().end == index);
            let next = reading.word(index + hit.length);
            let takes_object = follows_subject && matches!(next, "the" | "a" | "an" | "his" | "her" | "their" | "its");
            !verbal && !takes_object
        }
        Word::Verb => {
            let nominal = matches!(
                before,
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "his"
                    | "her"
                    | "their"
                    | "our"
                    | "my"
                    | "your"
                    | "this"
                    | "these"
                    | "those"
                    | "no"
                    | "any"
                    | "some"
                    | "such"
                    | "'s"
                    | "’s"
                    | "of"
                    | "every"
                    | "each"
                    | "another"
            );
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
    matches!(
        before,
        "to" | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "did"
            | "do"
            | "does"
            | "not"
            | "n't"
            | "n’t"
            | "and"
            | "they"
            | "we"
            | "i"
            | "you"
            | "who"
            | "never"
            | "also"
            | "'ll"
            | "’ll"
    ) || before.ends_with("ly")
        || (index > 0
            && reading.mention(index - 1).is_some_and(|mention| {
                !mention.possessive
                    && matches!(mention.kind, MentionKind::Group | MentionKind::Body | MentionKind::Country)
            }))
}

/// Who does what to whom.
#[derive(Default)]
struct Roles {
    actors: Vec<usize>,
    recipients: Vec<usize>,
    evidence: Vec<Evidence>,
}

impl Roles {
    fn set(
        &mut self,
        reading: &Reading<'_>,
        field: &'static str,
        rule: &'static str,
        mention: Option<usize>,
        detail: &'static str,
    ) {
        let Some(mention) = mention else { return };
        let members = compound(reading, mention);
        let span: Span = reading.mentions.all[mention].span;
        self.evidence.push(Evidence::new(field, rule, Some(span), detail));
        match field {
            "actors" => self.actors = members,
            _ => self.recipients = members,
        }
    }
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
    let mode = hit.trigger.mode.clone().filter(|_| event_type == hit.trigger.event_type);
    Some(Act {
        event_type,
        mode,
        status: told,
        trigger,
        actors: roles.actors,
        recipients: roles.recipients,
        confidence: hit.trigger.confidence,
        evidence,
    })
}

/// Subject and object, or agent and patient of a passive.
fn verb_roles(reading: &Reading<'_>, trigger: &Range<usize>, hit: &Hit<'_>, part: PartKind) -> Roles {
    let mut roles = Roles::default();
    let participle = hit.form.is_some_and(Form::is_participle);
    let by = participle.then(|| agent(reading, trigger.end)).flatten();
    let auxiliary = participle && has_passive_auxiliary(reading, trigger.start);
    let reduced = participle && !auxiliary && reading.word(trigger.end) == "by";
    // In a headline "be" is left out: "Two held after protest".
    let headline = participle
        && part == PartKind::Title
        && matches!(hit.trigger.event_type, EventType::Coerce | EventType::Assault | EventType::Sanction)
        && !matches!(hit.form, Some(Form::PastOnly))
        && reading.mention_index(trigger.end).is_none()
        && matches!(reading.word(trigger.end), "in" | "after" | "over" | "for" | "on" | "at" | "" | "as" | "by");
    if auxiliary || reduced || headline {
        let patient = if reduced {
            (trigger.start > 0)
                .then(|| reading.mention_index(trigger.start - 1))
                .flatten()
                .or_else(|| subject(reading, trigger.start))
        } else {
            subject(reading, trigger.start)
        };
        roles.set(reading, "recipients", "roles/passive-subject", patient, "the subject of a passive receives the act");
        roles.set(reading, "actors", "roles/by", by, "\"by\" names who acts");
        if by.is_none() && hit.trigger.event_type == EventType::Consult {
            roles.actors = std::mem::take(&mut roles.recipients);
        }
        return roles;
    }
    let who = subject(reading, trigger.start);
    roles.set(
        reading,
        "actors",
        if is_infinitive(reading, trigger.start) { "roles/subject-of-infinitive" } else { "roles/subject" },
        who,
        "the subject acts",
    );
    // "seeks Russian support": the object may stand inside the trigger.
    let inside = (trigger.start + 1..trigger.end)
        .find_map(|at| reading.mention_index(at))
        .filter(|&found| reading.mentions.all[found].acts() && reading.mentions.all[found].named);
    let whom = inside.or_else(|| object(reading, trigger.end, who));
    if !whom.is_some_and(|whom| roles.actors.contains(&whom)) {
        roles.set(reading, "recipients", "roles/object", whom, "the object receives the act");
    }
    roles
}

/// "Russia's invasion of Ukraine", "talks between A and B", "an attack by A on B", "the US strike against C".
fn noun_roles(reading: &Reading<'_>, trigger: &Range<usize>) -> Roles {
    let mut roles = Roles::default();
    let range = reading.sentence(trigger.start);
    // Before the noun: a possessor, or a name that modifies it, over adjectives.
    let mut before = trigger.start;
    while before > range.start && trigger.start - before < 4 {
        let word = reading.word(before - 1);
        if let Some(found) = reading.mention_index(before - 1) {
            let mention = &reading.mentions.all[found];
            if mention.acts() && mention.pronoun.is_none_or(|pronoun| pronoun != Pronoun::Speaker) {
                roles.set(reading, "actors", "roles/possessor", Some(found), "the possessor of a nominal act does it");
            }
            break;
        }
        let adjective = word.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        let possessive = matches!(word, "'s" | "’s" | "'" | "’");
        if !possessive && (!adjective || is_preposition(word) || matches!(word, "and" | "the" | "a" | "an")) {
            break;
        }
        before -= 1;
    }
    // Behind it: "by A" acts; "between A and B" both; the first other one receives.
    let mut index = trigger.end;
    while index < range.end && index < trigger.end + 10 {
        let word = reading.word(index);
        if matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "“"
                | "”"
                | "\""
                | "that"
                | "who"
                | "which"
                | "and"
                | "was"
                | "were"
                | "is"
                | "are"
                | "has"
                | "have"
                | "will"
                | "said"
        ) {
            break;
        }
        let governed = word.to_owned();
        if is_preposition(&governed)
            && let Some(found) = reading.mention_index(index + 1).filter(|_| index + 1 < range.end)
        {
            let mention = &reading.mentions.all[found];
            let acts = mention.acts() || mention.kind == MentionKind::Place;
            match governed.as_str() {
                "by" | "from" if mention.acts() => {
                    roles.set(reading, "actors", "roles/by", Some(found), "\"by\" names who acts")
                }
                "between" | "among" if acts => {
                    roles.set(reading, "actors", "roles/between", Some(found), "\"between\" names the parties")
                }
                "of" | "on" | "against" | "to" | "with" | "for" | "into" | "over" | "towards" | "toward"
                    if acts && roles.recipients.is_empty() =>
                {
                    roles.set(
                        reading,
                        "recipients",
                        "roles/noun-complement",
                        Some(found),
                        "the complement of a nominal act receives it",
                    );
                }
                _ => {}
            }
            index = mention.range().end;
            continue;
        }
        index += 1;
    }
    roles
}

/// Turns subject and object into actors and recipients as the trigger's frame says.
fn frame(reading: &Reading<'_>, frame: Frame, roles: &mut Roles) {
    match frame {
        Frame::Object | Frame::Visit => {}
        Frame::Intransitive => roles.recipients.clear(),
        Frame::Symmetric => {
            let all = &reading.mentions.all;
            let others: Vec<usize> = std::mem::take(&mut roles.recipients);
            for other in others {
                if !roles.actors.iter().any(|&actor| actor == other || same_actor(&all[actor], &all[other])) {
                    roles.actors.push(other);
                }
            }
        }
        Frame::Host | Frame::Inverse => std::mem::swap(&mut roles.actors, &mut roles.recipients),
    }
}
