//! The coder: acts and statements, joined.

use std::ops::Range;

use sanudo_actors::{Mentions, Pronoun};
use sanudo_text::table::{Table, TableError};
use sanudo_text::{ActLabels, Clues, Document, Evidence, Extraction};

use crate::acts::{Act, Moded, acts};
use crate::clues::clues;
use crate::codebook::{Codebook, EventType, Status};
use crate::contexts::{ContextLexicon, Told};
use crate::crosswalk::Crosswalk;
use crate::custom::{CustomCodebook, CustomType};
use crate::event::{Coded, Event, Speaker, Statement};
use crate::lexicon::Lexicon;
use crate::parties::same_actor;
use crate::place::place;
use crate::reading::Reading;
use crate::rules;
use crate::same::same_events;
use crate::statements::{Draft, statements};
use crate::when::when;

/// The tables that the coder reads.
#[derive(Clone, Copy, Debug)]
pub struct CoderTables<'a> {
    /// `type mode quad score cameo`
    pub codebook: Table<'a>,
    /// `pattern word type`
    pub triggers: &'a [Table<'a>],
    /// `word context`
    pub contexts: Table<'a>,
    /// `type mode context lemma cameo`
    pub cameo: Table<'a>,
}

/// Codes documents; made once, shared by all threads.
#[derive(Debug)]
pub struct Coder {
    codebook: Codebook,
    lexicon: Lexicon,
    contexts: ContextLexicon,
    crosswalk: Crosswalk,
    modes: Vec<Moded>,
    custom: Option<CustomCodebook>,
}

/// What an event counts for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth<'c> {
    /// Quad class, 1 to 4.
    pub quad: u8,
    /// Conflict-cooperation score, -10 to 10.
    pub score: f64,
    /// The nearest CAMEO code, leading zeros kept; empty for none.
    pub cameo: &'c str,
}

impl Coder {
    /// Reads the tables; `labels` say what the numbers of an extraction mean.
    ///
    /// # Errors
    /// The first row that cannot be read, or labels that are not the codebook's.
    pub fn new(tables: &CoderTables<'_>, labels: &ActLabels) -> Result<Self, TableError> {
        let codebook = Codebook::new(tables.codebook)?;
        let fail = |message: String| TableError { table: "the extractor's labels".to_owned(), line: 0, message };
        if !labels.types.iter().map(String::as_str).eq(EventType::ALL.map(EventType::as_str)) {
            return Err(fail(format!("types {:?} are not the codebook's", labels.types)));
        }
        if !labels.statuses.iter().map(String::as_str).eq(Status::ALL.map(Status::as_str)) {
            return Err(fail(format!("statuses {:?} are not the codebook's", labels.statuses)));
        }
        let moded = |(name, mode): &(String, Option<String>)| -> Result<Moded, TableError> {
            let event_type: EventType = name.parse().map_err(|()| fail(format!("{name:?} is no PLOVER type")))?;
            match mode {
                Some(mode) if !codebook.has_mode(event_type, mode) => Err(fail(format!("{name} has no mode {mode:?}"))),
                mode => Ok((event_type, mode.clone())),
            }
        };
        let plain = |event_type: &EventType| labels.modes.contains(&(event_type.as_str().to_owned(), None));
        if let Some(without) = EventType::ALL.iter().find(|event_type| !plain(event_type)) {
            return Err(fail(format!("no label for {without} without a mode")));
        }
        Ok(Self {
            lexicon: Lexicon::new(tables.triggers)?,
            contexts: ContextLexicon::new(tables.contexts)?,
            crosswalk: Crosswalk::new(tables.cameo, &codebook)?,
            modes: labels.modes.iter().map(moded).collect::<Result<_, _>>()?,
            codebook,
            custom: None,
        })
    }

    /// The codebook.
    #[must_use]
    pub const fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The same coder that knows the types of `custom` as well, in place of any it had.
    #[must_use]
    pub fn with_custom(mut self, custom: CustomCodebook) -> Self {
        self.custom = Some(custom);
        self
    }

    /// The custom codebook, if there is one.
    #[must_use]
    pub const fn custom(&self) -> Option<&CustomCodebook> {
        self.custom.as_ref()
    }

    /// What `event` counts for. A custom type's own score and code hold while the event has the type that it folds into;
    /// a promise of it counts as a promise.
    #[must_use]
    pub fn worth<'a>(&'a self, event: &'a Event) -> Worth<'a> {
        let (event_type, mode) = (event.event_type, event.mode.as_deref());
        let custom = self.custom_of(event);
        Worth {
            quad: self.codebook.quad(event_type),
            score: custom.and_then(|custom| custom.score).unwrap_or_else(|| self.codebook.score(event_type, mode)),
            cameo: custom
                .and_then(|custom| custom.cameo.as_deref())
                .or(event.cameo.as_deref())
                .unwrap_or_else(|| self.codebook.cameo(event_type, mode)),
        }
    }

    /// Why an event counts for what it does, where a custom type decides.
    fn tell_worth(&self, event: &mut Event) {
        let Some(custom) = self.custom_of(event) else { return };
        let score = custom.score.map(|_| "score");
        let cameo = custom.cameo.as_ref().map(|_| "cameo");
        event.evidence.extend([score, cameo].into_iter().flatten().map(|field| {
            Evidence::new(field, format!("custom/{}", custom.name), None, "the codebook gives this type its own")
        }));
    }

    /// The custom type of an event that has the type that it folds into.
    fn custom_of(&self, event: &Event) -> Option<&CustomType> {
        let custom = self.custom.as_ref()?.get(event.subtype.as_deref()?)?;
        (custom.folds_into == event.event_type).then_some(custom)
    }

    /// The trigger lexicon.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What the tables and the page tell of each word, for an extractor.
    #[must_use]
    pub fn clues(&self, doc: &Document, mentions: &Mentions) -> Vec<Clues> {
        clues(&Reading::new(doc, mentions), &self.lexicon)
    }

    /// Codes one document: what `extraction` found in it, events of at least `least` confidence.
    #[must_use]
    pub fn code(&self, doc: &Document, mentions: &Mentions, extraction: &Extraction, least: f64) -> Coded {
        let reading = Reading::new(doc, mentions);
        let drafts = statements(&reading, &extraction.attributions);
        let mut acts = acts(&reading, &extraction.acts, &self.modes, least);
        if let Some(custom) = &self.custom {
            custom.apply(&reading, &mut acts, least);
        }
        for act in &mut acts {
            rules::apply(&reading, act);
        }
        rules::contents(&reading, &mut acts);
        rules::parties(&reading, &mut acts);
        rules::carry_on(&reading, &mut acts);
        let mut events: Vec<Event> = Vec::new();
        let report = self.contexts.of_report(&reading);
        // Acts come in the order of the text: a paragraph's contexts are read once.
        let (mut paragraph, mut contexts) = (None, Vec::new());
        for act in acts {
            let its = reading.doc.sentences[reading.sentence_index(act.head)].paragraph;
            if paragraph != Some(its) {
                (paragraph, contexts) = (Some(its), self.contexts.contexts(&reading, its, &report));
            }
            let words = act.trigger.clone();
            let mut event = event(&reading, act, &drafts, &contexts);
            self.cameo(&reading, words, &mut event);
            self.tell_worth(&mut event);
            events.push(event);
        }
        same_events(&reading, &mut events);
        Coded { events, statements: drafts.into_iter().map(|(_, statement)| statement).collect() }
    }

    /// A CAMEO code finer than that of the type and mode.
    fn cameo(&self, reading: &Reading<'_>, trigger: Range<usize>, event: &mut Event) {
        if self.custom_of(event).is_some_and(|custom| custom.cameo.is_some()) {
            return;
        }
        let lemmas: Vec<&str> = trigger.clone().map(|at| reading.lemma(at)).collect();
        let Some(finer) = self.crosswalk.finer(event.event_type, event.mode.as_deref(), &event.contexts, &lemmas)
        else {
            return;
        };
        let span = finer.lemma.map(|at| reading.span(trigger.start + at..trigger.start + at + 1));
        let detail = match finer.context {
            "" => format!("{} in the crosswalk from PLOVER", finer.cameo),
            context => format!("{} in the crosswalk from PLOVER, in the context {context}", finer.cameo),
        };
        event.cameo = Some(finer.cameo.to_owned());
        event.evidence.push(Evidence::new("cameo", "crosswalk/finer", span, detail));
    }
}

fn event(reading: &Reading<'_>, act: Act, drafts: &[(Draft, Statement)], contexts: &[Told]) -> Event {
    let sentence = reading.sentence_index(act.head);
    let range = reading.doc.sentences[sentence].range();
    let mut event = Event {
        event_type: act.event_type,
        mode: act.mode,
        subtype: act.subtype,
        contexts: Vec::new(),
        cameo: None,
        status: act.status,
        trigger: reading.span(act.trigger.clone()),
        sentence,
        actors: act.actors,
        recipients: act.recipients,
        date: None,
        place: act.place,
        reported_by: None,
        same_as: None,
        confidence: act.confidence,
        evidence: act.evidence,
    };
    for (context, evidence) in contexts {
        event.contexts.push((*context).to_owned());
        event.evidence.extend_from_slice(evidence);
    }
    attribute(&mut event, &act.trigger, drafts);
    speakers(reading, &mut event, drafts);
    when(reading, &mut event, &act.trigger, range.clone());
    if event.place.is_none() {
        let parties = event.actors.iter().chain(&event.recipients).copied();
        if let Some((place, reason)) = place(reading, &act.trigger, range, parties) {
            event.place = Some(place);
            event.evidence.push(reason);
        }
    }
    event
}

/// Who reports an event: the speaker of the innermost statement that its trigger stands in.
fn attribute(event: &mut Event, trigger: &Range<usize>, drafts: &[(Draft, Statement)]) {
    let holds = |draft: &Draft| draft.content.start <= trigger.start && trigger.end <= draft.content.end;
    let inner = drafts
        .iter()
        .enumerate()
        .filter(|(_, (draft, _))| holds(draft))
        .min_by_key(|(index, (draft, _))| (draft.content.len(), *index));
    let Some((index, (_, statement))) = inner else { return };
    event.reported_by = Some(index);
    let detail = "the act stands in a statement of this speaker";
    event.evidence.push(Evidence::new("according_to", "attribution/statement", Some(statement.cue), detail));
}

/// Types that a speaker does by speaking.
const VERBAL: &[EventType] = &[
    EventType::Agree,
    EventType::Support,
    EventType::Concede,
    EventType::Request,
    EventType::Accuse,
    EventType::Reject,
    EventType::Threaten,
];

/// Puts the speaker where the words mean the speaker: "I" and "we" in a quotation, and who says "Russia must". An act of the
/// speaker's own is not reported by anybody else.
fn speakers(reading: &Reading<'_>, event: &mut Event, drafts: &[(Draft, Statement)]) {
    let speaker = event.reported_by.and_then(|index| match drafts[index].1.speaker {
        Speaker::Mention(mention) | Speaker::Document { of: mention, .. } => Some(mention),
        Speaker::Words(_) => None,
    });
    let Some(speaker) = speaker else { return };
    let all = &reading.mentions.all;
    for list in [&mut event.actors, &mut event.recipients] {
        for slot in list.iter_mut() {
            if all[*slot].pronoun == Some(Pronoun::Speaker) {
                *slot = speaker;
            }
        }
    }
    if event.actors.is_empty() && VERBAL.contains(&event.event_type) {
        event.actors.push(speaker);
        let detail = "an act of words that stands in a statement and names nobody else is its speaker's";
        event.evidence.push(Evidence::new("actors", "roles/speaker", Some(all[speaker].span), detail));
    }
    if event.actors.iter().any(|&actor| actor == speaker || same_actor(&all[actor], &all[speaker])) {
        event.reported_by = None;
        event.evidence.retain(|reason| reason.field != "according_to");
    }
}
