//! Who is at war and calls for its end shows intent: AGREE. Anybody else who calls for it asks: REQUEST yield.

use sanudo_actors::Code;
use sanudo_text::Evidence;

use super::lemma_in;
use crate::acts::Act;
use crate::codebook::EventType;
use crate::reading::Reading;

const CALLING: &[&str] = &["call", "appeal", "urge", "want", "demand", "seek"];
const ENDING: &[&str] = &["ceasefire", "cease-fire", "truce", "peace", "end"];

/// Judges calls for an end of fighting by whether their actor fights in this report.
pub(crate) fn parties(reading: &Reading<'_>, acts: &mut [Act]) {
    let all = &reading.mentions.all;
    let codes = |act: &Act| -> Vec<Option<Code>> { act.actors.iter().map(|&actor| all[actor].actor.code).collect() };
    let fighting: Vec<Code> = acts
        .iter()
        .filter(|act| act.event_type == EventType::Assault)
        .flat_map(|act| act.actors.iter().chain(&act.recipients))
        .filter_map(|&party| all[party].actor.code)
        .collect();
    for act in acts {
        if act.subtype.is_some() || !matches!(act.event_type, EventType::Request | EventType::Agree) {
            continue;
        }
        let Some(call) = lemma_in(reading, act, CALLING) else { continue };
        let Some(end) = reading.children(act.head).find(|&at| ENDING.contains(&reading.lemma(at))) else { continue };
        let fights = codes(act).iter().flatten().any(|code| fighting.contains(code));
        let span = Some(reading.span(call.min(end)..call.max(end) + 1));
        if fights {
            let detail = "a party to the fighting that calls for its end shows intent: AGREE";
            act.retype(EventType::Agree, Evidence::new("type", "rules/party", span, detail));
        } else if !act.actors.is_empty() {
            let detail = "who is no party and calls for an end of fighting asks: REQUEST yield";
            act.retype(EventType::Request, Evidence::new("type", "rules/no-party", span, detail));
            act.forget_mode();
            act.mode = Some("yield".to_owned());
            act.evidence.push(Evidence::new("mode", "rules/no-party", span, detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parties;
    use crate::acts::Act;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    /// "Irq called for peace. Irn shelled Irq" as one tree, the caller being one of the two or a third.
    fn called(caller: usize, event_type: EventType) -> Act {
        let made = Made::new(
            "Irq/Irq/PROPN/2/nsubj called/call/VERB/0/root for/for/ADP/4/case peace/peace/NOUN/2/obl Irn/Irn/PROPN/6/nsubj \
             shelled/shell/VERB/2/parataxis Omn/Omn/PROPN/6/obj",
        );
        let mut acts = vec![
            Made::act(event_type, Status::Actual, 1..2, &[caller], &[]),
            Made::act(EventType::Assault, Status::Actual, 5..6, &[1], &[2]),
        ];
        parties(&made.reading(), &mut acts);
        acts.swap_remove(0)
    }

    #[test]
    fn who_fights_and_calls_for_peace_shows_intent() {
        let act = called(1, EventType::Request);
        assert_eq!((act.event_type, &*act.evidence[0].rule), (EventType::Agree, "rules/party"));
    }

    #[test]
    fn anybody_else_who_calls_for_peace_asks() {
        let act = called(0, EventType::Agree);
        assert_eq!((act.event_type, act.mode.as_deref()), (EventType::Request, Some("yield")));
        assert_eq!(act.evidence[0].rule, "rules/no-party");
    }

    #[test]
    fn other_calls_and_other_acts_are_left_alone() {
        let made = Made::new("Irq/Irq/PROPN/2/nsubj called/call/VERB/0/root for/for/ADP/4/case calm/calm/NOUN/2/obl");
        let mut acts = vec![Made::act(EventType::Agree, Status::Actual, 1..2, &[0], &[])];
        parties(&made.reading(), &mut acts);
        assert_eq!(acts[0].event_type, EventType::Agree);
        assert_eq!(called(1, EventType::Support).event_type, EventType::Support);
    }
}
