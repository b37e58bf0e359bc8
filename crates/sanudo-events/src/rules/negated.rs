//! "Did not do X", told by the narrator, is X with status negated (guidelines, decision 5).

use sanudo_text::Evidence;

use crate::acts::Act;
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    // "Did not accept" is a rejection that took place.
    if act.status != Status::Actual || act.event_type == EventType::Reject {
        return;
    }
    let said = |words: &[&str]| reading.children(act.head).find(|&child| words.contains(&reading.word(child)));
    let Some(not) = said(&["not", "n't", "n’t", "never"]) else { return };
    if said(&["did", "has", "have", "had", "was", "were"]).is_some() {
        act.status = Status::Negated;
        let span = Some(reading.span(not..not + 1));
        act.evidence.push(Evidence::new("status", "rules/negated", span, "the report says that it did not happen"));
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    const DID_NOT: &str = "Oman/Oman/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod expel/expel/VERB/0/root envoys/envoy/NOUN/4/obj";

    #[test]
    fn what_the_narrator_denies_is_negated() {
        let mut act = Made::act(EventType::Sanction, Status::Actual, 3..4, &[0], &[]);
        apply(&Made::new(DID_NOT).reading(), &mut act);
        assert_eq!((act.status, &*act.evidence[0].rule), (Status::Negated, "rules/negated"));
    }

    #[test]
    fn a_refusal_took_place_and_a_not_elsewhere_denies_nothing() {
        let mut refusal = Made::act(EventType::Reject, Status::Actual, 3..4, &[0], &[]);
        apply(&Made::new(DID_NOT).reading(), &mut refusal);
        assert_eq!(refusal.status, Status::Actual);
        let did = "Oman/Oman/PROPN/2/nsubj expelled/expel/VERB/0/root envoys/envoy/NOUN/2/obj not/not/PART/5/advmod consuls/consul/NOUN/3/conj";
        let mut act = Made::act(EventType::Sanction, Status::Actual, 1..2, &[0], &[]);
        apply(&Made::new(did).reading(), &mut act);
        assert_eq!(act.status, Status::Actual);
    }
}
