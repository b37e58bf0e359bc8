//! Where an act takes place, where the extractor names no place.

use std::ops::Range;

use sanudo_actors::MentionKind;
use sanudo_text::Evidence;

use crate::reading::Reading;

/// Where, and why: the first place behind the trigger that "in", "at" or "near" governs, else one before it, else where one of
/// the parties is placed ("police in Lima arrested").
pub(crate) fn place(
    reading: &Reading<'_>,
    trigger: &Range<usize>,
    sentence: Range<usize>,
    mut parties: impl Iterator<Item = usize>,
) -> Option<(usize, Evidence)> {
    let all = &reading.mentions.all;
    let reason = |place: usize, rule: &'static str, detail: &'static str| {
        (place, Evidence::new("place", rule, Some(all[place].span), detail))
    };
    let is_place = |index: usize| {
        let governed = index > sentence.start
            && matches!(reading.word(index - 1), "in" | "at" | "near" | "outside" | "inside" | "around" | "across");
        let found = reading.mention_index(index).filter(|_| governed)?;
        (all[found].range().start == index && all[found].place.is_some()).then_some(found)
    };
    let governed = (trigger.end..sentence.end)
        .find_map(is_place)
        .or_else(|| (sentence.start..trigger.start).rev().find_map(is_place));
    if let Some(place) = governed {
        return Some(reason(place, "place/preposition", "a preposition of place stands before it"));
    }
    let placed =
        |&party: &usize| all[party].place.is_some() && all[party].kind != MentionKind::Country && all[party].acts();
    let party = parties.find(placed)?;
    Some(reason(party, "place/of-a-party", "a party of the act is placed there"))
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::made::Made;
    use sanudo_actors::MentionKind;

    const HELD: &str =
        "Police/police/PROPN/2/nsubj held/hold/VERB/0/root them/they/PRON/2/obj in/in/ADP/5/case Lima/Lima/PROPN/2/obl";
    const FROM: &str = "Police/police/PROPN/2/nsubj held/hold/VERB/0/root them/they/PRON/2/obj from/from/ADP/5/case Lima/Lima/PROPN/2/obl";

    fn found(words: &str, placed: usize, kind: MentionKind) -> Option<(usize, String)> {
        let made = Made::new(words).placed(placed, kind);
        let found = place(&made.reading(), &(1..2), 0..5, [0].into_iter());
        found.map(|(mention, reason)| (mention, reason.rule.into_owned()))
    }

    #[test]
    fn a_place_behind_in_is_where_it_happens_and_one_behind_from_is_not() {
        assert_eq!(found(HELD, 1, MentionKind::Place), Some((1, "place/preposition".to_owned())));
        assert_eq!(found(FROM, 1, MentionKind::Place), None);
    }

    #[test]
    fn where_a_party_is_placed_the_act_is_and_a_country_is_no_place_of_its_own_acts() {
        assert_eq!(found(FROM, 0, MentionKind::Body), Some((0, "place/of-a-party".to_owned())));
        assert_eq!(found(FROM, 0, MentionKind::Country), None);
    }
}
