//! Who does what to whom: subject and object, the agent of a passive, the parties of a nominal act.

use std::ops::Range;

use sanudo_actors::{MentionKind, Pronoun};
use sanudo_text::{Evidence, PartKind, Span};

use crate::clause::{
    agent, compound, has_passive_auxiliary, is_infinitive, is_preposition, object, same_actor, subject,
};
use crate::codebook::EventType;
use crate::inflect::Form;
use crate::lexicon::{Frame, Hit};
use crate::reading::Reading;

/// Who does what to whom.
#[derive(Default)]
pub(crate) struct Roles {
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    pub(crate) evidence: Vec<Evidence>,
}

impl Roles {
    pub(crate) fn set(
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

/// Subject and object, or agent and patient of a passive.
pub(crate) fn verb_roles(reading: &Reading<'_>, trigger: &Range<usize>, hit: &Hit<'_>, part: PartKind) -> Roles {
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
    let addresses = matches!(
        hit.trigger.event_type,
        EventType::Request | EventType::Accuse | EventType::Coerce | EventType::Assault | EventType::Threaten
    );
    let inside = (trigger.start + 1..trigger.end)
        .find_map(|at| reading.mention_index(at))
        .filter(|&found| reading.mentions.all[found].acts() && (reading.mentions.all[found].named || addresses));
    let whom = inside.or_else(|| object(reading, trigger.end, who)).or_else(|| antecedent(reading, who?));
    if !whom.is_some_and(|whom| roles.actors.contains(&whom)) {
        roles.set(reading, "recipients", "roles/object", whom, "the object receives the act");
    }
    roles
}

/// "Russia was the country which Bahrain turned to": the object of a relative clause stands before its pronoun.
fn antecedent(reading: &Reading<'_>, subject: usize) -> Option<usize> {
    let all = &reading.mentions.all;
    let before = all[subject].range().start.checked_sub(1)?;
    let start = reading.sentence(all[subject].range().start).start;
    if before < start || !matches!(reading.word(before), "which" | "whom" | "that") {
        return None;
    }
    let mention = subject.checked_sub(1).filter(|&mention| all[mention].range().start >= start)?;
    let clear = (all[mention].range().end..before)
        .all(|at| !matches!(reading.word(at), "," | ";" | ":" | "“" | "”" | "\"" | "said" | "says" | "added"));
    (all[mention].acts() && clear).then_some(mention)
}

/// "Russia's invasion of Ukraine", "talks between A and B", "an attack by A on B", "the US strike against C".
pub(crate) fn noun_roles(reading: &Reading<'_>, trigger: &Range<usize>) -> Roles {
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
    // "invasion of" with its preposition inside the trigger: what follows at once is the complement.
    if is_preposition(reading.word(trigger.end - 1)) && trigger.end < range.end {
        let next = trigger.end + usize::from(reading.mention_index(trigger.end).is_none());
        let found = reading.mention_index(next).filter(|_| next < range.end);
        let found = found.filter(|&found| {
            reading.mentions.all[found].acts() || reading.mentions.all[found].kind == MentionKind::Place
        });
        roles.set(reading, "recipients", "roles/noun-complement", found, "the complement of a nominal act receives it");
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
                    roles.set(reading, "actors", "roles/by", Some(found), "\"by\" names who acts");
                }
                "between" | "among" if acts => {
                    roles.set(reading, "actors", "roles/between", Some(found), "\"between\" names the parties");
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
pub(crate) fn frame(reading: &Reading<'_>, frame: Frame, roles: &mut Roles) {
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
        Frame::Addressed => {
            roles.recipients = std::mem::take(&mut roles.actors);
            for reason in &mut roles.evidence {
                reason.field = "recipients";
            }
        }
    }
}
