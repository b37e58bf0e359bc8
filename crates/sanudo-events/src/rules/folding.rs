//! One code an act, never a wrapper and its content: announced cooperation is AGREE, an announced retreat CONCEDE, and what
//! somebody agreed, asked or refused to do is not coded once more.

use std::collections::HashMap;

use sanudo_text::{Evidence, Upos};

use crate::acts::Act;
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

/// Announced cooperation and retreats are acts of their own.
pub(super) fn apply(act: &mut Act) {
    if act.status != Status::Future {
        return;
    }
    let (folded, detail) = match act.event_type {
        EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid | EventType::Agree => {
            (EventType::Agree, "announced cooperation is AGREE")
        }
        EventType::Retreat | EventType::Concede => (EventType::Concede, "an announced retreat is CONCEDE"),
        _ => return,
    };
    act.retype(folded, Evidence::new("type", "fold/future", None, detail));
    act.status = Status::Actual;
    act.evidence.retain(|reason| reason.field != "status");
    act.evidence.push(Evidence::new("status", "fold/future", None, "the commitment itself is actual"));
}

/// Types whose words wrap another act.
const WRAPPERS: &[EventType] = &[
    EventType::Agree,
    EventType::Concede,
    EventType::Request,
    EventType::Accuse,
    EventType::Reject,
    EventType::Threaten,
];

/// Drops the acts that are the content of another, and nouns that name once more what their verb names ("held talks").
pub(crate) fn contents(reading: &Reading<'_>, acts: &mut Vec<Act>) {
    let by_word: HashMap<usize, &Act> =
        acts.iter().flat_map(|act| act.trigger.clone().map(move |word| (word, act))).collect();
    let stays = |act: &Act| {
        let above = reading.head(act.head).and_then(|above| by_word.get(&above));
        !above.is_some_and(|above| wraps(reading, above, act.head) || repeats(reading, above, act))
    };
    let mut stay = acts.iter().map(stays).collect::<Vec<_>>().into_iter();
    acts.retain(|_| stay.next().unwrap_or(true));
}

/// Whether what the word at `head` names is the content of `wrapper`: its infinitive or object; what somebody is accused of; what
/// somebody denies.
pub(crate) fn wraps(reading: &Reading<'_>, wrapper: &Act, head: usize) -> bool {
    let hangs = wrapper.head != head && reading.head(head).is_some_and(|above| wrapper.trigger.contains(&above));
    if !hangs || !WRAPPERS.contains(&wrapper.event_type) {
        return false;
    }
    let marked = |word: &str| reading.children(head).any(|child| reading.word(child) == word);
    let relation = reading.relation(head);
    match wrapper.event_type {
        EventType::Accuse => matches!(relation, "advcl" | "obl" | "xcomp") && (marked("of") || marked("with")),
        EventType::Reject => {
            matches!(relation, "xcomp" | "obj" | "obl") || relation == "ccomp" && reading.lemma(wrapper.head) == "deny"
        }
        EventType::Threaten => matches!(relation, "xcomp" | "obj"),
        _ => matches!(relation, "xcomp" | "obj" | "obl"),
    }
}

/// Whether a noun only takes up the act of the verb that governs it: "held talks", "imposed sanctions", "arrived for a meeting".
fn repeats(reading: &Reading<'_>, verb: &Act, noun: &Act) -> bool {
    let relation = reading.relation(noun.head);
    let object = matches!(relation, "obj" | "nsubj") && reading.upos(verb.head) == Some(Upos::Verb);
    let meeting = relation == "obl" && verb.event_type == EventType::Consult;
    verb.head != noun.head && verb.event_type == noun.event_type && (object || meeting)
}

#[cfg(test)]
mod tests {
    use super::{apply, contents};
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    #[test]
    fn cooperation_to_come_is_a_promise_and_hostility_to_come_is_not() {
        for (before, after) in [
            (EventType::Aid, EventType::Agree),
            (EventType::Retreat, EventType::Concede),
            (EventType::Sanction, EventType::Sanction),
        ] {
            let mut act = Made::act(before, Status::Future, 0..1, &[], &[]);
            apply(&mut act);
            assert_eq!(act.event_type, after);
            assert_eq!(act.status == Status::Future, before == after);
            assert_eq!(act.evidence.iter().any(|reason| reason.rule == "fold/future"), before != after);
        }
        let mut happened = Made::act(EventType::Aid, Status::Actual, 0..1, &[], &[]);
        apply(&mut happened);
        assert_eq!(happened.event_type, EventType::Aid);
    }

    #[test]
    fn a_wrapper_and_its_content_are_one_act() {
        let made = Made::new(
            "Oman/Oman/PROPN/2/nsubj agreed/agree/VERB/0/root to/to/PART/4/mark send/send/VERB/2/xcomp aid/aid/NOUN/4/obj",
        );
        let mut acts = vec![
            Made::act(EventType::Agree, Status::Actual, 1..2, &[0], &[]),
            Made::act(EventType::Aid, Status::Actual, 3..5, &[0], &[]),
        ];
        contents(&made.reading(), &mut acts);
        assert_eq!(acts.len(), 1);
        assert_eq!(acts[0].event_type, EventType::Agree);
    }

    #[test]
    fn what_somebody_denies_or_is_accused_of_is_no_act_of_its_own_and_what_follows_an_accusation_is() {
        let denied = "Oman/Oman/PROPN/2/nsubj denied/deny/VERB/0/root that/that/SCONJ/5/mark it/it/PRON/5/nsubj \
                      fired/fire/VERB/2/ccomp";
        let accused = "Oman/Oman/PROPN/2/nsubj accused/accuse/VERB/0/root Iraq/Iraq/PROPN/2/obj of/of/SCONJ/5/mark \
                       firing/fire/VERB/2/advcl";
        let after = "Oman/Oman/PROPN/2/nsubj accused/accuse/VERB/0/root Iraq/Iraq/PROPN/2/obj after/after/SCONJ/5/mark \
                     firing/fire/VERB/2/advcl";
        for (words, wrapper, left) in
            [(denied, EventType::Reject, 1), (accused, EventType::Accuse, 1), (after, EventType::Accuse, 2)]
        {
            let mut acts = vec![
                Made::act(wrapper, Status::Actual, 1..2, &[0], &[]),
                Made::act(EventType::Assault, Status::Actual, 4..5, &[], &[]),
            ];
            contents(&Made::new(words).reading(), &mut acts);
            assert_eq!(acts.len(), left, "{words}");
        }
    }

    #[test]
    fn a_noun_that_takes_up_its_verb_is_no_act_of_its_own() {
        let held = "Oman/Oman/PROPN/2/nsubj held/hold/VERB/0/root talks/talk/NOUN/2/obj";
        let mut acts = vec![
            Made::act(EventType::Consult, Status::Actual, 1..2, &[0], &[]),
            Made::act(EventType::Consult, Status::Actual, 2..3, &[0], &[]),
        ];
        contents(&Made::new(held).reading(), &mut acts);
        assert_eq!(acts.len(), 1);
        let mut acts = vec![
            Made::act(EventType::Support, Status::Actual, 1..2, &[0], &[]),
            Made::act(EventType::Consult, Status::Actual, 2..3, &[0], &[]),
        ];
        contents(&Made::new(held).reading(), &mut acts);
        assert_eq!(acts.len(), 2);
    }

    #[test]
    fn two_acts_side_by_side_are_two() {
        let made = Made::new(
            "Oman/Oman/PROPN/2/nsubj agreed/agree/VERB/0/root and/and/CCONJ/4/cc sent/send/VERB/2/conj aid/aid/NOUN/4/obj",
        );
        let mut acts = vec![
            Made::act(EventType::Agree, Status::Actual, 1..2, &[0], &[]),
            Made::act(EventType::Aid, Status::Actual, 3..5, &[0], &[]),
        ];
        contents(&made.reading(), &mut acts);
        assert_eq!(acts.len(), 2);
    }
}
