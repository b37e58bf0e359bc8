//! From what the stages hand on to the record that leaves the program: byte spans become scalar offsets, indices become ids.

use sanudo_actors::{Mention, Mentions};
use sanudo_events::{Coded, Coder, Event, EventDate, Speaker, Statement};
use sanudo_ledger::record::{
    ActorRecord, DateRecord, DatelineRecord, EventRecord, EvidenceRecord, NoteRecord, PartRecord, PlaceRecord, Record,
    ReportRecord, SentenceRecord, Slice, StatementRecord, TimeRecord,
};
use sanudo_ledger::report_id;
use sanudo_text::{Dated, Diagnostic, Document, Evidence, ReadFrom, Report, ScalarMap, Severity, Span};

/// Puts together the record of one document.
pub(crate) fn record(doc: &Document, mentions: &Mentions, coded: &Coded, coder: &Coder) -> Record {
    let assembler =
        Assembler { doc, mentions, coded, coder, map: ScalarMap::new(&doc.report.body), id: report_id(&doc.report) };
    Record {
        report: assembler.report(),
        events: (0..coded.events.len()).map(|index| assembler.event(index)).collect(),
        statements: (0..coded.statements.len()).map(|index| assembler.statement(index)).collect(),
        notes: doc.report.notes.iter().map(note).collect(),
    }
}

struct Assembler<'a> {
    doc: &'a Document,
    mentions: &'a Mentions,
    coded: &'a Coded,
    coder: &'a Coder,
    map: ScalarMap<'a>,
    id: String,
}

impl Assembler<'_> {
    fn slice(&self, span: Span) -> Slice {
        Slice {
            text: self.doc.slice(span).to_owned(),
            start: self.map.scalar(span.start),
            end: self.map.scalar(span.end),
        }
    }

    fn report(&self) -> ReportRecord {
        let report: &Report = &self.doc.report;
        let text = |span: Span| report.slice(span).to_owned();
        let times = [("published", &report.published), ("updated", &report.updated)];
        ReportRecord {
            id: self.id.clone(),
            source: report.source.clone(),
            outlet: report.outlet.clone(),
            title: report.title.map(text),
            published: report.published.as_ref().map(|dated| dated.moment.to_string()),
            updated: report.updated.as_ref().map(|dated| dated.moment.to_string()),
            dateline: report.dateline.as_ref().map(|dateline| DatelineRecord {
                slice: self.slice(dateline.span),
                place: dateline.place.map(text),
                agency: dateline.agency.map(text),
            }),
            language: report.language.clone(),
            body: report.body.clone(),
            parts: report
                .parts
                .iter()
                .map(|part| PartRecord {
                    kind: part.kind.as_str().to_owned(),
                    start: self.map.scalar(part.span.start),
                    end: self.map.scalar(part.span.end),
                })
                .collect(),
            times: times.into_iter().filter_map(|(of, dated)| Some(self.time(of, dated.as_ref()?))).collect(),
        }
    }

    fn time(&self, of: &str, dated: &Dated) -> TimeRecord {
        let (from, slice) = match &dated.read_from {
            ReadFrom::Body(span) => ("body".to_owned(), Some(self.slice(*span))),
            ReadFrom::Field(field) => (format!("field:{field}"), None),
            ReadFrom::Source => ("source".to_owned(), None),
        };
        TimeRecord { of: of.to_owned(), precision: dated.moment.precision().to_owned(), from, slice }
    }

    fn event(&self, index: usize) -> EventRecord {
        let event: &Event = &self.coded.events[index];
        let sentence = &self.doc.sentences[event.sentence];
        let worth = self.coder.worth(event);
        EventRecord {
            id: format!("{}.e{}", self.id, index + 1),
            event_type: event.event_type.to_string(),
            mode: event.mode.clone(),
            subtype: event.subtype.clone(),
            contexts: event.contexts.clone(),
            status: event.status.as_str().to_owned(),
            quad: worth.quad,
            score: worth.score,
            cameo: Some(worth.cameo.to_owned()).filter(|cameo| !cameo.is_empty()),
            trigger: self.slice(event.trigger),
            sentence: SentenceRecord { slice: self.slice(sentence.span), part: sentence.part.as_str().to_owned() },
            actors: event.actors.iter().map(|&mention| self.actor(mention)).collect(),
            recipients: event.recipients.iter().map(|&mention| self.actor(mention)).collect(),
            date: event.date.as_ref().map(|date| self.date(date)),
            place: event.place.map(|mention| self.place(&self.mentions.all[mention])),
            according_to: event.reported_by.map(|statement| self.speaker(&self.coded.statements[statement])),
            same_as: event.same_as.map(|earlier| format!("{}.e{}", self.id, earlier + 1)),
            confidence: event.confidence,
            evidence: self.event_evidence(event),
        }
    }

    /// An event's own reasons, then those by which its actors and recipients were resolved.
    fn event_evidence(&self, event: &Event) -> Vec<EvidenceRecord> {
        let mut evidence: Vec<EvidenceRecord> = event.evidence.iter().map(|evidence| self.evidence(evidence)).collect();
        for (field, list) in [("actors", &event.actors), ("recipients", &event.recipients)] {
            for &mention in list {
                evidence.extend(self.mention_evidence(field, mention));
            }
        }
        evidence
    }

    fn mention_evidence(&self, field: &str, mention: usize) -> impl Iterator<Item = EvidenceRecord> {
        let prefix = format!("{field}.");
        self.mentions.all[mention].evidence.iter().map(move |evidence| {
            let mut told = self.evidence(evidence);
            told.field.insert_str(0, &prefix);
            told
        })
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceRecord {
        EvidenceRecord {
            field: evidence.field.to_owned(),
            rule: evidence.rule.clone().into_owned(),
            slice: evidence.span.map(|span| self.slice(span)),
            detail: evidence.detail.clone().into_owned(),
        }
    }

    fn actor(&self, mention: usize) -> ActorRecord {
        let mention = &self.mentions.all[mention];
        ActorRecord {
            slice: self.slice(mention.span),
            name: mention.actor.name.clone(),
            code: mention.actor.code.map(|code| code.to_string()),
            sector: mention.actor.sector.clone(),
            office: mention.actor.office.clone(),
        }
    }

    fn speaker(&self, statement: &Statement) -> ActorRecord {
        match statement.speaker {
            Speaker::Mention(mention) => self.actor(mention),
            Speaker::Document { words, of } => ActorRecord { slice: self.slice(words), ..self.actor(of) },
            // Words that name nobody the tables know belong, like any role noun, to the report's home country.
            Speaker::Words(span) => ActorRecord {
                slice: self.slice(span),
                name: None,
                code: self.mentions.home.as_ref().map(|(code, _)| code.to_string()),
                sector: None,
                office: None,
            },
        }
    }

    fn date(&self, date: &EventDate) -> DateRecord {
        DateRecord {
            start: date.start.to_string(),
            end: date.end.to_string(),
            text: date.tokens.clone().map(|tokens| self.doc.slice(self.doc.span_of(tokens)).to_owned()),
        }
    }

    fn place(&self, mention: &Mention) -> PlaceRecord {
        let place = mention.place.as_ref();
        let coordinates = place.and_then(|place| place.coordinates);
        PlaceRecord {
            slice: self.slice(mention.span),
            name: place.map(|place| place.name.clone()),
            country: place.map(|place| place.country.to_string()),
            lat: coordinates.map(|(lat, _)| lat),
            lon: coordinates.map(|(_, lon)| lon),
        }
    }

    fn statement(&self, index: usize) -> StatementRecord {
        let statement = &self.coded.statements[index];
        let mut evidence: Vec<EvidenceRecord> =
            statement.evidence.iter().map(|evidence| self.evidence(evidence)).collect();
        match statement.speaker {
            Speaker::Mention(mention) => evidence.extend(self.mention_evidence("speaker", mention)),
            Speaker::Document { of, .. } => {
                let span = self.mentions.all[of].span;
                let issuer = "a document speaks for the speaker before it, who issued it";
                evidence.push(self.evidence(&Evidence::new("speaker.name", "speaker/document", Some(span), issuer)));
                evidence.extend(self.mention_evidence("speaker", of));
            }
            Speaker::Words(_) => {
                let home = self.mentions.home.iter().map(|(_, evidence)| self.evidence(evidence));
                evidence.extend(home.map(|told| EvidenceRecord { field: "speaker.code".to_owned(), ..told }));
            }
        }
        StatementRecord {
            id: format!("{}.s{}", self.id, index + 1),
            slice: self.slice(statement.content),
            kind: statement.kind.as_str().to_owned(),
            cue: self.slice(statement.cue),
            speaker: self.speaker(statement),
            addressee: statement.addressee.map(|mention| self.actor(mention)),
            evidence,
        }
    }
}

fn note(diagnostic: &Diagnostic) -> NoteRecord {
    let severity = match diagnostic.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    NoteRecord { code: diagnostic.code.to_owned(), severity: severity.to_owned(), message: diagnostic.message.clone() }
}
