//! What a custom codebook makes of a document: acts that were found get its types, acts that were missed are added.

use sanudo_text::Evidence;

use super::pattern::{Found, Pattern};
use super::status::status;
use super::{CustomCodebook, CustomType};
use crate::acts::Act;
use crate::claims::Claims;
use crate::codebook::Status;
use crate::reading::Reading;
use crate::rules::wraps;

/// A pattern and where it matched.
struct Match<'c> {
    custom: &'c CustomType,
    pattern: &'c Pattern,
    /// Of the type's patterns, from 1.
    number: usize,
    head: usize,
    found: Found,
}

impl CustomCodebook {
    /// Refines `acts` and adds those of at least `least` confidence that nobody had found; they stay in the order of
    /// their heads.
    pub(crate) fn apply(&self, reading: &Reading<'_>, acts: &mut Vec<Act>, least: f64) {
        for matched in self.matches(reading) {
            let names = |act: &Act| act.trigger.contains(&matched.head) || matched.found.words.contains(&act.head);
            let at = acts.iter().position(|act| act.head == matched.head).or_else(|| acts.iter().position(names));
            match at {
                // "Refused to recognise": the refusal is the act.
                Some(at) if wraps(reading, &acts[at], matched.head) => {}
                Some(at) => {
                    matched.refine(reading, &mut acts[at]);
                    // What else was found among the words of one name is the same act.
                    let kept = acts[at].head;
                    acts.retain(|act| act.head == kept || !matched.found.words.contains(&act.head));
                }
                None if matched.pattern.confidence >= least => acts.push(matched.act(reading)),
                None => {}
            }
        }
        acts.sort_by_key(|act| act.head);
    }

    /// All matches that share no word; of two that do, that of the type, then of the pattern, that stands first in the
    /// codebook.
    fn matches(&self, reading: &Reading<'_>) -> Vec<Match<'_>> {
        let mut all: Vec<((usize, usize), Match<'_>)> = Vec::new();
        for head in reading.doc.sentences.iter().flat_map(sanudo_text::Sentence::range) {
            let Some(candidates) = self.by_lemma.get(reading.lemma(head)) else { continue };
            all.extend(candidates.iter().filter_map(|&(at, number)| {
                let custom = &self.types[at];
                let pattern = &custom.patterns[number];
                let found = pattern.find(reading, head)?;
                Some(((at, number), Match { custom, pattern, number: number + 1, head, found }))
            }));
        }
        all.sort_by_key(|(rank, matched)| (*rank, matched.head));
        let mut claims = Claims::new(reading);
        let all = all.into_iter().map(|(_, matched)| matched);
        let mut kept: Vec<Match<'_>> =
            all.filter(|matched| claims.take(matched.head, matched.found.words.clone())).collect();
        kept.sort_by_key(|matched| matched.head);
        kept
    }
}

impl Match<'_> {
    /// A reason for `field`: the words, the pattern, and what the type is.
    fn reason(&self, reading: &Reading<'_>, field: &'static str) -> Evidence {
        let Self { custom, pattern, number, .. } = self;
        let detail = format!("{} (pattern {number}, line {} of the codebook)", custom.what, pattern.line);
        Evidence::new(field, self.rule(), Some(reading.span(self.found.words.clone())), detail)
    }

    fn rule(&self) -> String {
        format!("custom/{}", self.custom.name)
    }

    /// Gives an act that was found this type.
    fn refine(&self, reading: &Reading<'_>, act: &mut Act) {
        if act.event_type != self.custom.folds_into {
            act.retype(self.custom.folds_into, self.reason(reading, "type"));
            // The status was that of another act.
            self.read_status(reading, act);
        }
        self.name(reading, act);
    }

    /// An act that nobody had found.
    fn act(&self, reading: &Reading<'_>) -> Act {
        let confidence = self.pattern.confidence;
        let detail = format!("{confidence} as the codebook gives this pattern; no report was counted for it");
        let span = Some(reading.span(self.found.words.clone()));
        let mut act = Act {
            event_type: self.custom.folds_into,
            certainty: 1.0,
            mode: None,
            subtype: None,
            status: Status::Actual,
            head: self.head,
            trigger: self.found.words.clone(),
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            confidence,
            evidence: vec![self.reason(reading, "type"), Evidence::new("confidence", self.rule(), span, detail)],
        };
        self.read_status(reading, &mut act);
        self.name(reading, &mut act);
        act
    }

    fn read_status(&self, reading: &Reading<'_>, act: &mut Act) {
        let (status, word) = status(reading, self.head);
        act.status = status;
        act.evidence.retain(|reason| reason.field != "status");
        if let Some(word) = word {
            let detail = format!("the word tells that the act is {}", status.as_str());
            let span = Some(reading.span(word..word + 1));
            act.evidence.push(Evidence::new("status", "custom/status", span, detail));
        }
    }

    /// Puts subtype, mode and parties into an act of this type.
    fn name(&self, reading: &Reading<'_>, act: &mut Act) {
        act.subtype = Some(self.custom.name.clone());
        act.evidence.push(self.reason(reading, "subtype"));
        if let Some(mode) = &self.custom.mode {
            act.forget_mode();
            act.mode = Some(mode.clone());
            act.evidence.push(self.reason(reading, "mode"));
        }
        let all = &reading.mentions.all;
        for (field, found, list) in [
            ("actors", &self.found.actors, &mut act.actors),
            ("recipients", &self.found.recipients, &mut act.recipients),
        ] {
            if found.is_empty() {
                continue;
            }
            list.clone_from(found);
            act.evidence.retain(|reason| reason.field != field);
            act.evidence.extend(found.iter().map(|&mention| {
                let detail = format!("pattern {} leads to these words", self.number);
                Evidence::new(field, self.rule(), Some(all[mention].span), detail)
            }));
        }
    }
}
