//! Roles: the words that the extractor gives to an act, as mentions.

use sanudo_text::{Evidence, FoundAct, ROLES, role_of};

use crate::acts::Act;
use crate::odds::told;
use crate::parties::same_actor;
use crate::reading::Reading;

/// What the numbers of a role mean.
const NAMES: [&str; ROLES] = ["none", "actor", "recipient", "place"];

/// Puts the mentions that have a role into `act`.
pub(crate) fn roles(reading: &Reading<'_>, found: &FoundAct, act: &mut Act) {
    let all = &reading.mentions.all;
    for (word, odds) in &found.roles {
        let role = role_of(odds);
        let Some(mention) = reading.mention_index(*word as usize).filter(|_| role > 0) else { continue };
        let (field, list) = match role {
            1 => ("actors", &mut act.actors),
            2 => ("recipients", &mut act.recipients),
            _ => {
                if all[mention].place.is_some() && act.place.is_none() {
                    act.place = Some(mention);
                    let detail = told(odds, |at| NAMES[at]);
                    act.evidence.push(Evidence::new("place", "model/place", Some(all[mention].span), detail));
                }
                continue;
            }
        };
        if !all[mention].acts() && all[mention].place.is_none() {
            continue;
        }
        if list.iter().any(|&other| other == mention || same_actor(&all[other], &all[mention])) {
            continue;
        }
        list.push(mention);
        let detail = told(odds, |at| NAMES[at]);
        act.evidence.push(Evidence::new(
            field,
            if role == 1 { "model/actor" } else { "model/recipient" },
            Some(all[mention].span),
            detail,
        ));
    }
    let actors = act.actors.clone();
    act.recipients.retain(|&recipient| {
        !actors.iter().any(|&actor| actor == recipient || same_actor(&all[actor], &all[recipient]))
    });
}
