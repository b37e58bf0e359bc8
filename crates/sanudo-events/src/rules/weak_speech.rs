//! Praise, thanks and welcome are SUPPORT; concern and regret are ACCUSE disapprove (guidelines, decision 6). The rule speaks where
//! the extractor is in two minds.

use sanudo_text::Evidence;

use super::lemma_in;
use crate::acts::Act;
use crate::codebook::EventType;
use crate::reading::Reading;

#[rustfmt::skip]
const PRAISE: &[&str] = &[
    "praise", "thank", "congratulate", "congratulation", "condolence", "applaud", "commend", "hail", "laud", "salute", "gratitude",
];
#[rustfmt::skip]
const CONCERN: &[&str] = &["deplore", "lament", "regret", "decry", "bemoan", "concern", "dismay", "alarm"];
/// Verbs that make concern an utterance: "voiced concern", "raised the alarm".
const UTTERING: &[&str] = &["express", "voice", "raise", "share", "convey"];

/// Certainty above which the extractor knows better than a list of words.
const SURE: f32 = 0.7;

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    if act.certainty >= SURE {
        return;
    }
    if let Some(at) = lemma_in(reading, act, PRAISE) {
        if act.event_type != EventType::Support {
            let span = Some(reading.span(at..at + 1));
            act.retype(
                EventType::Support,
                Evidence::new("type", "rules/praise", span, "praise and thanks are SUPPORT"),
            );
        }
    } else if let Some(at) = lemma_in(reading, act, CONCERN) {
        let uttered = matches!(reading.lemma(at), "deplore" | "lament" | "regret" | "decry" | "bemoan")
            || lemma_in(reading, act, UTTERING).is_some();
        if uttered && act.event_type != EventType::Accuse {
            let span = Some(reading.span(at..at + 1));
            act.retype(
                EventType::Accuse,
                Evidence::new("type", "rules/concern", span, "concern and regret are ACCUSE"),
            );
            let detail = "concern and regret disapprove";
            act.mode = Some("disapprove".to_owned());
            act.evidence.push(Evidence::new("mode", "rules/concern", span, detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    #[test]
    fn praise_is_support() {
        let made = Made::new("Oman/Oman/PROPN/2/nsubj lauded/laud/VERB/0/root Iraq/Iraq/PROPN/2/obj");
        let mut act = Made::act(EventType::Agree, Status::Actual, 1..2, &[0], &[1]);
        apply(&made.reading(), &mut act);
        assert_eq!((act.event_type, &*act.evidence[0].rule), (EventType::Support, "rules/praise"));
    }

    #[test]
    fn concern_that_is_voiced_is_an_accusation_and_concern_that_is_felt_is_not() {
        let voiced = "Oman/Oman/PROPN/2/nsubj voiced/voice/VERB/0/root concern/concern/NOUN/2/obj";
        let mut act = Made::act(EventType::Request, Status::Actual, 1..3, &[0], &[]);
        apply(&Made::new(voiced).reading(), &mut act);
        assert_eq!((act.event_type, act.mode.as_deref()), (EventType::Accuse, Some("disapprove")));
        assert_eq!(act.evidence[0].rule, "rules/concern");
        let felt = "Debts/debt/NOUN/2/nsubj concern/concern/VERB/0/root Oman/Oman/PROPN/2/obj";
        let mut act = Made::act(EventType::Request, Status::Actual, 1..2, &[], &[0]);
        apply(&Made::new(felt).reading(), &mut act);
        assert_eq!(act.event_type, EventType::Request);
    }

    #[test]
    fn the_extractor_that_is_sure_keeps_its_type() {
        let made = Made::new("Oman/Oman/PROPN/2/nsubj thanked/thank/VERB/0/root Iraq/Iraq/PROPN/2/obj");
        let mut act = Made::act(EventType::Agree, Status::Actual, 1..2, &[0], &[1]);
        act.certainty = 0.9;
        apply(&made.reading(), &mut act);
        assert_eq!(act.event_type, EventType::Agree);
    }
}
