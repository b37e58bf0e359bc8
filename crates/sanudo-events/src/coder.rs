//! The coder: acts and statements, joined.

use std::collections::HashMap;
use std::ops::Range;

use sanudo_actors::{MentionKind, Mentions, Pronoun};
use sanudo_text::table::{Table, TableError};
use sanudo_text::{Document, Evidence, Moment};

use crate::acts::{Act, acts};
use crate::clause::same_actor;
use crate::codebook::{Codebook, EventType, Status};
use crate::contexts::ContextLexicon;
use crate::cue::Cues;
use crate::dates::{EventDate, dates};
use crate::event::{Coded, Event, Speaker, Statement};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::statements::{Draft, statements};

/// The tables that the coder reads.
#[derive(Clone, Copy, Debug)]
pub struct CoderTables<'a> {
    /// `type mode quad score cameo`
    pub codebook: Table<'a>,
    /// `pattern word type mode frame confidence`
    pub triggers: &'a [Table<'a>],
    /// `verb takes`
    pub cues: Table<'a>,
    /// `word context`
    pub contexts: Table<'a>,
}

/// Codes documents; made once, shared by all threads.
#[derive(Debug)]
pub struct Coder {
    codebook: Codebook,
    lexicon: Lexicon,
    cues: Cues,
    contexts: ContextLexicon,
}

impl Coder {
    /// Reads the tables.
    ///
    /// # Errors
    /// The first row that cannot be read.
    pub fn new(tables: &CoderTables<'_>) -> Result<Self, TableError> {
        let codebook = Codebook::new(tables.codebook)?;
        Ok(Self {
            lexicon: Lexicon::new(tables.triggers, &codebook)?,
            cues: Cues::new(tables.cues)?,
            contexts: ContextLexicon::new(tables.contexts)?,
            codebook,
        })
    }

    /// The codebook.
    #[must_use]
    pub const fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The trigger lexicon.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Codes one document.
    #[must_use]
    pub fn code(&self, doc: &Document, mentions: &Mentions) -> Coded {
        let reading = Reading::new(doc, mentions);
        let drafts = statements(&reading, &self.cues);
        let mut events: Vec<Event> = Vec::new();
        // Acts come in the order of the text: a paragraph's contexts are read once.
        let (mut paragraph, mut contexts) = (None, Vec::new());
        for act in acts(&reading, &self.lexicon) {
            let its = reading.doc.sentences[reading.sentence_index(act.trigger.start)].paragraph;
            if paragraph != Some(its) {
                (paragraph, contexts) = (Some(its), self.contexts.contexts(&reading, its));
            }
            // What must be done, and nobody says so, is the publisher's opinion.
            let spoken = act.spoken;
            let event = Self::event(&reading, act, &drafts, &contexts);
            if !spoken || !event.actors.is_empty() {
                events.push(event);
            }
        }
        same_events(&reading, &mut events);
        Coded { events, statements: drafts.into_iter().map(|(_, statement)| statement).collect() }
    }

    fn event(
        reading: &Reading<'_>,
        act: Act,
        drafts: &[(Draft, Statement)],
        contexts: &[(&'static str, Vec<Evidence>)],
    ) -> Event {
        let sentence = reading.sentence_index(act.trigger.start);
        let range = reading.doc.sentences[sentence].range();
        let mut event = Event {
            event_type: act.event_type,
            mode: act.mode,
            contexts: Vec::new(),
            status: act.status,
            trigger: reading.span(act.trigger.clone()),
            sentence,
            actors: act.actors,
            recipients: act.recipients,
            date: None,
            place: None,
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
        speakers(reading, &mut event, drafts, act.spoken);
        when(reading, &mut event, &act.trigger, range.clone());
        event.place = place(reading, &act.trigger, range);
        let mut rule = ("place/preposition", "a preposition of place stands before it");
        if event.place.is_none() {
            // "police in Lima arrested": where a party is placed, the act is.
            let all = &reading.mentions.all;
            let placed = |&party: &usize| {
                all[party].place.is_some() && all[party].kind != MentionKind::Country && all[party].acts()
            };
            event.place = event.actors.iter().chain(&event.recipients).copied().find(placed);
            rule = ("place/of-a-party", "a party of the act is placed there");
        }
        if let Some(place) = event.place {
            let span = reading.mentions.all[place].span;
            event.evidence.push(Evidence::new("place", rule.0, Some(span), rule.1));
        }
        event
    }
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

/// Puts the speaker where the words mean the speaker: "I" and "we" in a quotation, and who says "Russia must". An act of the
/// speaker's own is not reported by anybody else.
fn speakers(reading: &Reading<'_>, event: &mut Event, drafts: &[(Draft, Statement)], spoken: bool) {
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
    if spoken && event.actors.is_empty() {
        event.actors.push(speaker);
        let detail = "who says that somebody must do something asks for it";
        event.evidence.push(Evidence::new("actors", "roles/speaker", Some(all[speaker].span), detail));
    }
    if event.actors.iter().any(|&actor| actor == speaker || same_actor(&all[actor], &all[speaker])) {
        event.reported_by = None;
        event.evidence.retain(|reason| reason.field != "according_to");
    }
}

/// When: the date told nearest to the trigger in its sentence; for what is new, the day of publication.
fn when(reading: &Reading<'_>, event: &mut Event, trigger: &Range<usize>, range: Range<usize>) {
    let published = reading.doc.report.published.as_ref().map(|published| published.moment);
    let distance = |date: &EventDate| {
        date.tokens.as_ref().map_or(usize::MAX, |tokens| {
            if tokens.start >= trigger.end {
                tokens.start - trigger.end
            } else {
                trigger.start.saturating_sub(tokens.end) + 1
            }
        })
    };
    // A date in another clause is that clause's: "promised a loan for heating, where coal darkens the air until April".
    let same_clause = |date: &EventDate| {
        date.tokens.as_ref().is_none_or(|tokens| {
            let between = tokens.end.min(trigger.end)..tokens.start.max(trigger.start);
            !between.into_iter().any(|at| matches!(reading.word(at), "which" | "who" | "where" | ";"))
        })
    };
    let told = dates(reading, range, published).into_iter().filter(same_clause).min_by_key(distance);
    match told {
        Some(date) => {
            let span = date.tokens.clone().map(|tokens| reading.span(tokens));
            event.evidence.push(Evidence::new("date", "date/told", span, "the sentence tells the date"));
            if is_history(reading, &date, published) && event.status == Status::Actual {
                event.status = Status::Historical;
                event.evidence.push(Evidence::new(
                    "status",
                    "status/date",
                    span,
                    "the date lies more than three months back",
                ));
            }
            event.date = Some(date);
        }
        None => {
            if let Some(day) = published.and_then(Moment::day).filter(|_| event.status == Status::Actual) {
                event.date = Some(EventDate { start: day, end: day, tokens: None });
                event.evidence.push(Evidence::new(
                    "date",
                    "date/published",
                    None,
                    "no date is told: the day of publication is assumed",
                ));
            }
        }
    }
}

/// Whether a date lies more than three months before the report: before its publication, or, where that is not known, in a
/// year before the latest one that the report names.
fn is_history(reading: &Reading<'_>, date: &EventDate, published: Option<Moment>) -> bool {
    match published {
        Some(moment) => {
            let (year, month) = moment.month();
            let months = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
            months(year, month) - months(date.end.year(), date.end.month()) > 3
        }
        None => {
            let latest = reading
                .words
                .iter()
                .filter(|word| word.len() == 4)
                .filter_map(|word| word.parse::<i16>().ok())
                .filter(|year| (1900..2100).contains(year))
                .max();
            latest.is_some_and(|latest| date.end.year() < latest)
        }
    }
}

/// Where: the first place behind the trigger that "in", "at" or "near" governs, else one before it.
fn place(reading: &Reading<'_>, trigger: &Range<usize>, range: Range<usize>) -> Option<usize> {
    let is_place = |index: usize| {
        let governed = index > range.start
            && matches!(reading.word(index - 1), "in" | "at" | "near" | "outside" | "inside" | "around" | "across");
        let found = reading.mention_index(index).filter(|_| governed)?;
        let mention = &reading.mentions.all[found];
        (mention.range().start == index && mention.place.is_some()).then_some(found)
    };
    (trigger.end..range.end).find_map(is_place).or_else(|| (range.start..trigger.start).rev().find_map(is_place))
}

/// Links later mentions of an event to its first: same type, same actors and recipients by name and code.
fn same_events(reading: &Reading<'_>, events: &mut [Event]) {
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
        let alike = firsts.entry((event.event_type, key(&event.actors), key(&event.recipients), date)).or_default();
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
