//! An announced hostile act keeps its type, with status future (guidelines, decision 9).

use sanudo_text::Evidence;

use crate::acts::Act;
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

const ANNOUNCING: &[&str] = &["plan", "intend", "prepare", "vow", "schedule", "set", "go"];

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    let hostile = matches!(
        act.event_type,
        EventType::Protest | EventType::Sanction | EventType::Mobilize | EventType::Coerce | EventType::Assault
    );
    if !hostile || act.status != Status::Actual {
        return;
    }
    let will = reading.children(act.head).find(|&child| {
        reading.relation(child) == "aux" && matches!(reading.word(child), "will" | "'ll" | "’ll" | "shall")
    });
    let governed = reading
        .head(act.head)
        .filter(|&head| reading.relation(act.head) == "xcomp" && ANNOUNCING.contains(&reading.lemma(head)));
    if let Some(at) = will.or(governed) {
        act.status = Status::Future;
        let span = Some(reading.span(at..at + 1));
        let detail = "a hostile act that is announced keeps its type and is future";
        act.evidence.push(Evidence::new("status", "rules/announced", span, detail));
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    #[test]
    fn hostile_acts_to_come_are_future() {
        let will = "Oman/Oman/PROPN/3/nsubj will/will/AUX/3/aux expel/expel/VERB/0/root envoys/envoy/NOUN/3/obj";
        let mut act = Made::act(EventType::Sanction, Status::Actual, 2..3, &[0], &[]);
        apply(&Made::new(will).reading(), &mut act);
        assert_eq!((act.status, &*act.evidence[0].rule), (Status::Future, "rules/announced"));
        let plans = "Oman/Oman/PROPN/2/nsubj plans/plan/VERB/0/root to/to/PART/4/mark strike/strike/VERB/2/xcomp";
        let mut act = Made::act(EventType::Assault, Status::Actual, 3..4, &[0], &[]);
        apply(&Made::new(plans).reading(), &mut act);
        assert_eq!(act.status, Status::Future);
    }

    #[test]
    fn what_has_happened_and_what_is_friendly_stays() {
        let did = "Oman/Oman/PROPN/2/nsubj expelled/expel/VERB/0/root envoys/envoy/NOUN/2/obj";
        let mut act = Made::act(EventType::Sanction, Status::Actual, 1..2, &[0], &[]);
        apply(&Made::new(did).reading(), &mut act);
        assert_eq!(act.status, Status::Actual);
        let will = "Oman/Oman/PROPN/3/nsubj will/will/AUX/3/aux help/help/VERB/0/root Iraq/Iraq/PROPN/3/obj";
        let mut act = Made::act(EventType::Aid, Status::Actual, 2..3, &[0], &[1]);
        apply(&Made::new(will).reading(), &mut act);
        assert_eq!(act.status, Status::Actual);
    }
}
