//! Actors that a report names once for several acts: "The agency raided his house. Seventeen items were seized." An act without an
//! actor takes that of the act of its type before it with which it shares a recipient; else what only courts or police do is done by
//! the one last named. Recipients are not carried on: that was measured, and cost three points of report F1.

use sanudo_actors::MentionKind;
use sanudo_text::Evidence;

use crate::acts::Act;
use crate::codebook::EventType;
use crate::reading::Reading;

/// Sentences that an actor is carried on.
const REACH: usize = 8;

/// Completes acts in the order of the text.
pub(crate) fn carry_on(reading: &Reading<'_>, acts: &mut [Act]) {
    for at in 0..acts.len() {
        let (before, rest) = acts.split_at_mut(at);
        let Some(act) = rest.first_mut().filter(|act| act.actors.is_empty() && !act.recipients.is_empty()) else {
            continue;
        };
        let sentence = reading.sentence_index(act.head);
        let near = |other: &&Act| reading.sentence_index(other.head) + REACH >= sentence;
        let alike = before.iter().rev().take_while(near).find(|other| {
            other.event_type == act.event_type
                && !other.actors.is_empty()
                && shares(reading, &act.recipients, &other.recipients)
        });
        let found = match alike {
            Some(other) => Some((other.actors.clone(), "rules/carried-actor", CARRIED)),
            None => institution(reading, act).map(|found| (vec![found], "rules/institution-before", LAST_NAMED)),
        };
        if let Some((actors, rule, detail)) = found {
            let span = reading.mentions.all[actors[0]].span;
            act.evidence.push(Evidence::new("actors", rule, Some(span), detail));
            act.actors = actors;
        }
    }
}

const CARRIED: &str = "the act goes on from one of its type before it, with which it shares a recipient";
const LAST_NAMED: &str = "what such an institution does is done by the one last named";

/// Whether two lists have a party of the same name or country in common.
fn shares(reading: &Reading<'_>, a: &[usize], b: &[usize]) -> bool {
    let all = &reading.mentions.all;
    a.iter()
        .any(|&a| b.iter().any(|&b| a == b || all[a].actor.code.is_some() && all[a].actor.code == all[b].actor.code))
}

/// "He was sentenced": the institution last named whose business the act is.
fn institution(reading: &Reading<'_>, act: &Act) -> Option<usize> {
    let sectors: &[&str] = match act.event_type {
        EventType::Sanction if act.mode.as_deref() == Some("convict") => &["JUD"],
        EventType::Concede => &["JUD"],
        EventType::Accuse if act.mode.as_deref() != Some("disapprove") => &["JUD", "COP"],
        EventType::Coerce => &["COP", "MIL", "JUD"],
        _ => return None,
    };
    let all = &reading.mentions.all;
    let sentence = reading.sentence_index(act.head);
    let before = all.partition_point(|mention| mention.range().start < act.head);
    (0..before).rev().take_while(|&at| all[at].sentence as usize + REACH >= sentence).find(|&at| {
        matches!(all[at].kind, MentionKind::Body | MentionKind::Group | MentionKind::Person)
            && all[at].actor.sector.as_deref().is_some_and(|sector| sectors.contains(&sector))
            && !act.recipients.contains(&at)
    })
}

#[cfg(test)]
mod tests {
    use super::carry_on;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    const TWO: &str = "Police/police/PROPN/2/nsubj raided/raid/VERB/0/root Omn/Omn/PROPN/2/obj and/and/CCONJ/5/cc \
                       seized/seize/VERB/2/conj papers/paper/NOUN/5/obj";

    #[test]
    fn an_act_without_an_actor_goes_on_with_that_of_the_one_before_it() {
        let made = Made::new(TWO);
        let mut acts = vec![
            Made::act(EventType::Coerce, Status::Actual, 1..2, &[0], &[1]),
            Made::act(EventType::Coerce, Status::Actual, 4..5, &[], &[1]),
        ];
        carry_on(&made.reading(), &mut acts);
        assert_eq!((acts[1].actors.as_slice(), &*acts[1].evidence[0].rule), (&[0][..], "rules/carried-actor"));
    }

    #[test]
    fn another_type_or_another_party_carries_nothing_on() {
        let made = Made::new(TWO);
        let mut acts = vec![
            Made::act(EventType::Coerce, Status::Actual, 1..2, &[0], &[1]),
            Made::act(EventType::Accuse, Status::Actual, 4..5, &[], &[1]),
            Made::act(EventType::Coerce, Status::Actual, 5..6, &[], &[0]),
        ];
        carry_on(&made.reading(), &mut acts);
        assert!(acts[1].actors.is_empty() && acts[2].actors.is_empty());
    }

    #[test]
    fn what_only_police_do_is_done_by_the_police_last_named() {
        let made = Made::new(TWO).placed(0, sanudo_actors::MentionKind::Body).of_sector(0, "COP");
        let mut acts = vec![Made::act(EventType::Coerce, Status::Actual, 4..5, &[], &[1])];
        carry_on(&made.reading(), &mut acts);
        assert_eq!((acts[0].actors.as_slice(), &*acts[0].evidence[0].rule), (&[0][..], "rules/institution-before"));
        let mut acts = vec![Made::act(EventType::Assault, Status::Actual, 4..5, &[], &[1])];
        carry_on(&made.reading(), &mut acts);
        assert!(acts[0].actors.is_empty());
    }
}
