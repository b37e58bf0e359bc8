//! Meetings and talks have no recipient: every party acts. A guest acts towards the host, a caller towards the called (guidelines,
//! decision 3).

use sanudo_text::Evidence;

use crate::acts::Act;
use crate::codebook::EventType;
use crate::reading::Reading;

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    // A visit to come is a promise to visit.
    if act.event_type == EventType::Agree {
        return host(reading, act);
    }
    if act.event_type != EventType::Consult {
        return;
    }
    if matches!(act.mode.as_deref(), Some("visit" | "phone")) {
        return host(reading, act);
    }
    if act.recipients.is_empty() || act.mode.as_deref() == Some("third-party") {
        return;
    }
    let detail = "in a meeting every party acts";
    let all = &reading.mentions.all;
    for recipient in std::mem::take(&mut act.recipients) {
        act.evidence.push(Evidence::new("actors", "rules/symmetric", Some(all[recipient].span), detail));
        act.actors.push(recipient);
    }
    act.evidence.retain(|reason| reason.field != "recipients");
}

/// In a visit or a call whose parties were all found to act, those who are neither the subject nor joined to it by "and" receive it.
fn host(reading: &Reading<'_>, act: &mut Act) {
    // "Will visit Jordan": the country that is the place of a visit is its host.
    if act.recipients.is_empty()
        && act.actors.len() == 1
        && reading.lemma(act.head) == "visit"
        && let Some(place) = act.place.filter(|&place| reading.mentions.all[place].acts())
    {
        let span = reading.mentions.all[place].span;
        act.evidence.push(Evidence::new(
            "recipients",
            "rules/host",
            Some(span),
            "who is visited or called receives it",
        ));
        act.recipients.push(place);
    }
    if act.actors.len() < 2 || !act.recipients.is_empty() || act.event_type == EventType::Agree {
        return;
    }
    let Some(subject) = reading.children(act.head).find(|&child| reading.relation(child) == "nsubj") else { return };
    let mut own: Vec<usize> = reading.mention_index(subject).into_iter().collect();
    let joined = reading.children(subject).filter(|&child| reading.relation(child) == "conj");
    own.extend(joined.filter_map(|child| reading.mention_index(child)));
    let (guests, hosts): (Vec<usize>, Vec<usize>) = act.actors.iter().partition(|actor| own.contains(actor));
    if guests.is_empty() || hosts.is_empty() {
        return;
    }
    let all = &reading.mentions.all;
    for &host in &hosts {
        let detail = "who is visited or called receives it";
        act.evidence.push(Evidence::new("recipients", "rules/host", Some(all[host].span), detail));
    }
    (act.actors, act.recipients) = (guests, hosts);
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    const MET: &str = "Oman/Oman/PROPN/2/nsubj met/meet/VERB/0/root Iraq/Iraq/PROPN/2/obj";

    #[test]
    fn in_a_meeting_all_act() {
        let mut act = Made::act(EventType::Consult, Status::Actual, 1..2, &[0], &[1]);
        apply(&Made::new(MET).reading(), &mut act);
        assert_eq!((act.actors, act.recipients), (vec![0, 1], vec![]));
        assert_eq!(act.evidence[0].rule, "rules/symmetric");
    }

    #[test]
    fn a_guest_who_was_found_to_act_with_the_host_visits_the_host_and_two_guests_visit_together() {
        let mut act = Made::act(EventType::Consult, Status::Actual, 1..2, &[0, 1], &[]);
        act.mode = Some("visit".to_owned());
        apply(&Made::new(MET).reading(), &mut act);
        assert_eq!((act.actors, act.recipients), (vec![0], vec![1]));
        assert_eq!(act.evidence[0].rule, "rules/host");
        let both = "Oman/Oman/PROPN/3/nsubj Iraq/Iraq/PROPN/1/conj flew/fly/VERB/0/root in/in/ADV/3/advmod";
        let mut act = Made::act(EventType::Consult, Status::Actual, 2..3, &[0, 1], &[]);
        act.mode = Some("visit".to_owned());
        apply(&Made::new(both).reading(), &mut act);
        assert_eq!(act.actors, [0, 1]);
    }

    #[test]
    fn a_guest_and_a_caller_have_a_host_and_a_called() {
        for mode in ["visit", "phone"] {
            let mut act = Made::act(EventType::Consult, Status::Actual, 1..2, &[0], &[1]);
            act.mode = Some(mode.to_owned());
            apply(&Made::new(MET).reading(), &mut act);
            assert_eq!((act.actors, act.recipients), (vec![0], vec![1]));
        }
        let mut other = Made::act(EventType::Accuse, Status::Actual, 1..2, &[0], &[1]);
        apply(&Made::new(MET).reading(), &mut other);
        assert_eq!(other.recipients, [1]);
    }
}
