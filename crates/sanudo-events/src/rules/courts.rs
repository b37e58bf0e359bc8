//! A verdict of guilt is SANCTION convict, an arrest COERCE arrest, an acquittal CONCEDE (guidelines, decision 8).

use sanudo_text::Evidence;

use super::lemma_in;
use crate::acts::Act;
use crate::codebook::EventType;
use crate::reading::Reading;

pub(super) fn apply(reading: &Reading<'_>, act: &mut Act) {
    let verdict = lemma_in(reading, act, &["convict", "sentence", "conviction"])
        .or_else(|| lemma_in(reading, act, &["guilty"]).filter(|_| lemma_in(reading, act, &["find"]).is_some()));
    let found = [
        (verdict, EventType::Sanction, Some("convict"), "rules/verdict", "a verdict of guilt is SANCTION convict"),
        (
            lemma_in(reading, act, &["arrest", "detain"]).filter(|_| lemma_in(reading, act, &["warrant"]).is_none()),
            EventType::Coerce,
            Some("arrest"),
            "rules/arrest",
            "an arrest is COERCE arrest",
        ),
        (
            lemma_in(reading, act, &["acquit", "acquittal"]),
            EventType::Concede,
            None,
            "rules/acquittal",
            "an acquittal is CONCEDE",
        ),
    ];
    for (at, event_type, mode, rule, detail) in found {
        // Only what the act is called by: "demanded the arrest of" is REQUEST.
        let Some(at) = at.filter(|&at| at == act.head || act.head + 1 == at) else { continue };
        if act.event_type == event_type && act.mode.as_deref() == mode {
            return;
        }
        let span = Some(reading.span(at..at + 1));
        act.retype(event_type, Evidence::new("type", rule, span, detail));
        act.forget_mode();
        if let Some(mode) = mode {
            act.mode = Some(mode.to_owned());
            act.evidence.push(Evidence::new("mode", rule, span, detail));
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::codebook::{EventType, Status};
    use crate::made::Made;

    fn typed(words: &str, trigger: std::ops::Range<usize>) -> (EventType, Option<String>, Option<String>) {
        let mut act = Made::act(EventType::Accuse, Status::Actual, trigger, &[], &[]);
        apply(&Made::new(words).reading(), &mut act);
        (act.event_type, act.mode, act.evidence.first().map(|reason| reason.rule.clone().into_owned()))
    }

    #[test]
    fn verdicts_arrests_and_acquittals_have_their_types() {
        let found =
            |event_type, mode: Option<&str>, rule: &str| (event_type, mode.map(str::to_owned), Some(rule.to_owned()));
        let convicted = "Judges/judge/NOUN/2/nsubj convicted/convict/VERB/0/root him/he/PRON/2/obj";
        assert_eq!(typed(convicted, 1..2), found(EventType::Sanction, Some("convict"), "rules/verdict"));
        let guilty = "Judges/judge/NOUN/2/nsubj found/find/VERB/0/root guilty/guilty/ADJ/2/xcomp";
        assert_eq!(typed(guilty, 1..3), found(EventType::Sanction, Some("convict"), "rules/verdict"));
        let held = "Police/police/NOUN/2/nsubj detained/detain/VERB/0/root him/he/PRON/2/obj";
        assert_eq!(typed(held, 1..2), found(EventType::Coerce, Some("arrest"), "rules/arrest"));
        let freed = "Judges/judge/NOUN/2/nsubj acquitted/acquit/VERB/0/root him/he/PRON/2/obj";
        assert_eq!(typed(freed, 1..2), found(EventType::Concede, None, "rules/acquittal"));
    }

    #[test]
    fn what_is_only_asked_for_is_left_alone() {
        let asked = "They/they/PRON/2/nsubj sought/seek/VERB/0/root his/he/PRON/5/nmod swift/swift/ADJ/5/amod arrest/arrest/NOUN/2/obj";
        assert_eq!(typed(asked, 1..5), (EventType::Accuse, None, None));
        let warrant = "Arrest/arrest/NOUN/2/compound warrant/warrant/NOUN/0/root";
        assert_eq!(typed(warrant, 0..2), (EventType::Accuse, None, None));
    }
}
