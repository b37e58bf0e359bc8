//! Which mentions of an event are of the same event.

use std::collections::HashMap;

use sanudo_text::Evidence;

use crate::codebook::EventType;
use crate::event::Event;
use crate::reading::Reading;

/// Links later mentions of an event to its first: same type and subtype, same actors and recipients by name and code.
pub(crate) fn same_events(reading: &Reading<'_>, events: &mut [Event]) {
    let all = &reading.mentions.all;
    let key = |list: &[usize]| {
        let mut names: Vec<_> =
            list.iter().map(|&mention| (&all[mention].actor.code, &all[mention].actor.name)).collect();
        names.sort();
        names
    };
    // First mentions by what makes events the same.
    let mut firsts: HashMap<_, Vec<usize>> = HashMap::new();
    for later in 0..events.len() {
        let (before, rest) = events.split_at_mut(later);
        let event = &mut rest[0];
        let date = event.date.as_ref().map(|date| date.start);
        let alike = firsts
            .entry((event.event_type, event.subtype.clone(), key(&event.actors), key(&event.recipients), date))
            .or_default();
        let named = event.actors.iter().chain(&event.recipients).any(|&mention| all[mention].actor.code.is_some());
        let same = alike
            .iter()
            .copied()
            .find(|&earlier| event.event_type != EventType::Request && before[earlier].sentence != event.sentence);
        if same.is_none() || !named {
            alike.push(later);
        }
        if let Some(same) = same.filter(|_| named) {
            event.same_as = Some(same);
            let detail = "same type, same parties and same date as an earlier mention";
            event.evidence.push(Evidence::new("same_as", "same/parties", Some(before[same].trigger), detail));
        }
    }
}
