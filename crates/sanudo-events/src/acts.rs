//! Acts: what the extractor found, as the codebook names it, with who does it to whom.

use std::ops::Range;

use sanudo_text::{Evidence, FoundAct, largest};

use crate::claims::Claims;
use crate::codebook::{EventType, Status};
use crate::odds::told;
use crate::reading::Reading;
use crate::roles::roles;

/// An act by tokens, before date and attribution are added.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) event_type: EventType,
    /// Probability of that type, given that there is an act.
    pub(crate) certainty: f32,
    pub(crate) mode: Option<String>,
    /// The name of a custom codebook's type.
    pub(crate) subtype: Option<String>,
    pub(crate) status: Status,
    /// The word that names it, and the words around it that belong to its name.
    pub(crate) head: usize,
    pub(crate) trigger: Range<usize>,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    pub(crate) place: Option<usize>,
    pub(crate) confidence: f64,
    pub(crate) evidence: Vec<Evidence>,
}

impl Act {
    /// Another type by a rule; the mode goes with the old one.
    pub(crate) fn retype(&mut self, event_type: EventType, reason: Evidence) {
        if self.event_type != event_type {
            self.event_type = event_type;
            self.forget_mode();
        }
        self.evidence.push(reason);
    }

    /// No mode, and no reason for one.
    pub(crate) fn forget_mode(&mut self) {
        self.mode = None;
        self.evidence.retain(|reason| reason.field != "mode");
    }
}

/// A mode of a type, or none of that type: what a number among a found act's modes means.
pub(crate) type Moded = (EventType, Option<String>);

/// All acts of at least `least` confidence, in the order of their triggers. Of two that share words the more certain stays.
pub(crate) fn acts(reading: &Reading<'_>, found: &[FoundAct], modes: &[Moded], least: f64) -> Vec<Act> {
    let mut order: Vec<&FoundAct> = found.iter().filter(|act| f64::from(act.confidence) >= least).collect();
    order.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.head.cmp(&b.head)));
    let mut claims = Claims::new(reading);
    let mut kept: Vec<&FoundAct> =
        order.into_iter().filter(|act| claims.take(act.head as usize, words_of(act))).collect();
    kept.sort_by_key(|act| act.head);
    kept.into_iter().map(|found| act(reading, found, modes)).collect()
}

/// The words of an act's name.
const fn words_of(found: &FoundAct) -> Range<usize> {
    found.words.start as usize..found.words.end as usize
}

fn act(reading: &Reading<'_>, found: &FoundAct, modes: &[Moded]) -> Act {
    let trigger = words_of(found);
    let span = Some(reading.span(trigger.clone()));
    let (best, certainty) = found.best_type();
    let event_type = EventType::ALL[best];
    let mut evidence = Vec::new();
    let given: Vec<f32> = found.types[1..].iter().map(|p| p / (1.0 - found.types[0]).max(f32::MIN_POSITIVE)).collect();
    let words = reading.doc.slice(reading.span(trigger.clone()));
    let names = told(&given, |at| EventType::ALL[at].as_str());
    evidence.push(Evidence::new(
        "type",
        "model/type",
        span,
        format!("\"{words}\" is read as an act that {}: {names}", event_type.explain()),
    ));
    let told_status = largest(&found.statuses);
    let statuses = told(&found.statuses, |at| Status::ALL[at].as_str());
    evidence.push(Evidence::new("status", "model/status", span, statuses));
    let mode = largest(&found.modes);
    let mode_names = told(&found.modes, |at| modes[at].1.as_deref().unwrap_or("no mode"));
    if modes[mode].1.is_some() {
        evidence.push(Evidence::new("mode", "model/mode", span, mode_names));
    }
    let detail = format!(
        "{:.0} % that an expert finds such an act here, by the reports it was measured on",
        100.0 * found.confidence
    );
    evidence.push(Evidence::new("confidence", "model/confidence", span, detail));
    let mut act = Act {
        event_type,
        certainty,
        mode: modes[mode].1.clone(),
        subtype: None,
        status: Status::ALL[told_status],
        head: found.head as usize,
        trigger,
        actors: Vec::new(),
        recipients: Vec::new(),
        place: None,
        // Three digits are more than it is measured to.
        confidence: (f64::from(found.confidence) * 1e3).round() / 1e3,
        evidence,
    };
    roles(reading, found, &mut act);
    act
}
