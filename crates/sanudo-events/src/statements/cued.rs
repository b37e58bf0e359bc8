//! Statements by a cue verb with its speaker.

use std::ops::Range;

use super::Draft;
use super::content::{content_after, content_before, content_end, has_that, infinitive};
use super::finish::DOCUMENTS;
use super::quotation::{SHORTEST_QUOTATION, quotation_after, quotation_before, widen_left};
use super::speaker::{apposed_speaker, speaker};
use crate::clause::{has_passive_auxiliary, is_between, is_preposition};
use crate::cue::{CueHit, Cues, Takes};
use crate::inflect::Form;
use crate::reading::Reading;
use crate::words::is_determiner;

/// Whether a cue's form is the verb: not a noun ("the reports"), not an adjective ("the alleged plot"), not a passive ("was
/// told"), not denied ("did not say").
pub(super) fn is_verb(reading: &Reading<'_>, index: usize, hit: CueHit) -> bool {
    let range = reading.sentence(index);
    // "The judge said": the present tense of "judge" is the noun in the speaker's own name.
    let noun = |named: bool| named || matches!(hit.form, Form::Base | Form::ThirdPerson);
    if reading.mention(index).is_some_and(|mention| noun(mention.named)) {
        return false;
    }
    let mut at = index;
    while at > range.start && is_between(reading.word(at - 1)) {
        if matches!(reading.word(at - 1), "not" | "n't" | "n’t" | "never") {
            return false;
        }
        at -= 1;
    }
    let before = if at > range.start { reading.word(at - 1) } else { "" };
    let named = at > range.start && reading.mention_index(at - 1).is_some();
    let nominal = !named && (is_preposition(before) || is_determiner(before));
    match hit.form {
        // "went on to say"
        Form::Base if before == "to" => {
            at > range.start + 1 && matches!(reading.word(at - 2), "on" | "continued" | "used")
        }
        // "the two state parties", "member states": only the other forms of this verb are never a noun.
        Form::Base | Form::ThirdPerson if matches!(reading.word(index), "state" | "states") => false,
        Form::Base | Form::ThirdPerson => {
            let subject = at > range.start
                && reading.mention(at - 1).is_some_and(|mention| !mention.possessive && mention.acts());
            let closes = matches!(before, "," | "”" | "\"" | "»");
            let document = DOCUMENTS.contains(&before);
            subject || document || matches!(before, "who" | "which") || (closes && hit.form == Form::ThirdPerson)
        }
        Form::Past => !nominal && !has_passive_auxiliary(reading, index),
        Form::Participle => at < index && !has_passive_auxiliary(reading, index),
        Form::PastOnly => true,
        Form::Gerund => !matches!(before, "the" | "a" | "an" | "of" | "for" | "in" | "from"),
    }
}

/// A cue verb: finds its speaker and its contents on either side.
pub(super) fn cue_verb(reading: &Reading<'_>, cues: &Cues, index: usize, hit: CueHit, drafts: &mut Vec<Draft>) {
    let range = reading.sentence(index);
    let Some(found) = speaker(reading, index, hit, &range, drafts) else { return };
    let cue = index..index + hit.length;
    let found = match apposed_speaker(reading, cues, index, range.start) {
        Some(speaker) if !found.inverted => speaker,
        _ => found,
    };
    let draft = |content: Range<usize>, rule: &'static str, detail: &'static str, addressee: Option<usize>| Draft {
        content,
        cue: cue.clone(),
        speaker: found.speaker,
        addressee,
        rule,
        detail,
    };
    let left_edge = if found.inverted { index } else { found.tokens.start.min(index) };
    let right_edge = if found.inverted { found.tokens.end } else { cue.end };
    let attached = found.inverted || found.tokens.end <= index;
    // A quotation that ends right before: "…," he said.
    let before = quotation_before(reading, left_edge, range.start);
    if let Some(quote) = before.filter(|_| attached) {
        let inside = reading.quotes[quote].inside();
        let content = widen_left(reading, inside, range.start);
        drafts.push(draft(
            content,
            "statement/quotation-before-cue",
            "the quotation ends where the speaker and cue begin",
            None,
        ));
    }
    match hit.takes {
        Takes::Infinitive => {
            if let Some(to) = infinitive(reading, cue.end, range.end) {
                let addressee = (cue.end..to).find_map(|at| reading.mention_index(at));
                let content = to..content_end(reading, cues, to, range.end);
                drafts.push(draft(
                    content,
                    "statement/infinitive",
                    "the cue's infinitive tells what is asked",
                    addressee,
                ));
                return;
            }
        }
        Takes::Accusation => {
            // "activists accused of plotting" is a passive without its auxiliary.
            if reading.word(cue.end) == "of" && hit.form == Form::Past {
                return;
            }
            if let Some(of) = (cue.end..range.end.min(cue.end + 14)).find(|&at| reading.word(at) == "of") {
                let content = of + 1..content_end(reading, cues, of + 1, range.end);
                if content.len() >= 2 {
                    let addressee = (cue.end..of).find_map(|at| reading.mention_index(at));
                    drafts.push(draft(
                        content,
                        "statement/accusation",
                        "what stands behind \"of\" is what is alleged",
                        addressee,
                    ));
                }
                return;
            }
            return;
        }
        _ => {}
    }
    // A quotation that follows: he said: "…".
    if let Some((quote, colon)) = quotation_after(reading, right_edge, range.end) {
        let inside = reading.quotes[quote].inside();
        if inside.len() >= SHORTEST_QUOTATION || colon {
            drafts.push(draft(
                inside,
                "statement/quotation-after-cue",
                "the quotation begins where the cue ends",
                None,
            ));
            return;
        }
    }
    if hit.takes == Takes::Quotation {
        return;
    }
    if before.is_some() && !has_that(reading, right_edge, range.end) {
        return;
    }
    // Content before the speaker, closed by a comma: "…, the minister said on Monday."
    if let Some(content) = content_before(reading, left_edge, right_edge, &range, found.inverted)
        && attached
    {
        drafts.push(draft(
            content,
            "statement/content-before-cue",
            "a comma closes the content before speaker and cue",
            None,
        ));
        return;
    }
    if found.inverted {
        return;
    }
    if let Some((content, addressee)) = content_after(reading, cues, cue.end, hit, &range) {
        drafts.push(draft(content, "statement/content-after-cue", "the content follows speaker and cue", addressee));
    }
}
