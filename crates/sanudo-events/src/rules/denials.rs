//! A denial of an accusation is REJECT without a mode, by who denies (guidelines, decision 5).

use sanudo_text::Evidence;

use crate::acts::Act;
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

const DENYING: &[&str] = &["deny", "refute", "rebut", "denial"];

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    if !DENYING.contains(&reading.lemma(act.head)) || act.status == Status::Negated {
        return;
    }
    // "Was denied entry", "denied them visas": something is refused, not said to be untrue.
    let refused = reading.children(act.head).any(|child| {
        matches!(reading.relation(child), "iobj")
            || reading.relation(child) == "obj"
                && matches!(
                    reading.lemma(child),
                    "access" | "entry" | "visa" | "bail" | "permission" | "request" | "permit"
                )
    });
    if refused {
        return;
    }
    let span = Some(reading.span(act.head..act.head + 1));
    let reason = Evidence::new("type", "rules/denial", span, "a denial is REJECT without a mode");
    if act.event_type != EventType::Reject || act.mode.is_some() {
        act.retype(EventType::Reject, reason);
        act.forget_mode();
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    #[test]
    fn a_denial_is_a_rejection_without_a_mode() {
        let made =
            Made::new("Iran/Iran/PROPN/2/nsubj denied/deny/VERB/0/root the/the/DET/4/det charge/charge/NOUN/2/obj");
        let mut act = Made::act(EventType::Accuse, Status::Actual, 1..2, &[0], &[]);
        act.mode = Some("disapprove".to_owned());
        apply(&made.reading(), &mut act);
        assert_eq!((act.event_type, act.mode.as_deref()), (EventType::Reject, None));
        assert_eq!(act.evidence[0].rule, "rules/denial");
    }

    #[test]
    fn what_is_denied_to_somebody_is_refused_and_no_denial() {
        let made =
            Made::new("Iran/Iran/PROPN/2/nsubj denied/deny/VERB/0/root them/they/PRON/2/iobj visas/visa/NOUN/2/obj");
        let mut act = Made::act(EventType::Coerce, Status::Actual, 1..2, &[0], &[]);
        apply(&made.reading(), &mut act);
        assert_eq!(act.event_type, EventType::Coerce);
        let mut negated = Made::act(EventType::Accuse, Status::Negated, 1..2, &[0], &[]);
        let made = Made::new("Iran/Iran/PROPN/2/nsubj denied/deny/VERB/0/root it/it/PRON/2/obj");
        apply(&made.reading(), &mut negated);
        assert_eq!(negated.event_type, EventType::Accuse);
    }
}
