//! Every rendering of one record made by hand.

use clap::ColorChoice;
use sanudo_ledger::record::{
    ActorRecord, DateRecord, EventRecord, EvidenceRecord, NoteRecord, PartRecord, PlaceRecord, Record, ReportRecord,
    SentenceRecord, Slice, StatementRecord,
};
use sanudo_ledger::{Access, Ledger};

use super::{explanation, record_tables, report_page, statement_page};
use crate::screen::Screen;

const BODY: &str = "\
Norland asks Sudria for help

VESTAD - President Ása of Norland asked Sudria on Friday to send grain. “Without grain 北港 will starve,” she said.

Sudria did not answer.";

/// The first place of `text`, in scalar values.
fn slice(text: &str) -> Slice {
    let byte = BODY.find(text).unwrap();
    let start = BODY[..byte].chars().count() as u32;
    Slice { text: text.to_owned(), start, end: start + text.chars().count() as u32 }
}

fn part(kind: &str, text: &str) -> PartRecord {
    let Slice { start, end, .. } = slice(text);
    PartRecord { kind: kind.to_owned(), start, end }
}

fn actor(text: &str, name: Option<&str>, code: Option<&str>) -> ActorRecord {
    let [name, code] = [name, code].map(|value| value.map(str::to_owned));
    ActorRecord { slice: slice(text), name, code, sector: Some("GOV".to_owned()), office: None }
}

fn event(number: u32, event_type: &str, trigger: &str, sentence: &str) -> EventRecord {
    EventRecord {
        id: format!("0123456789abcdef.e{number}"),
        event_type: event_type.to_owned(),
        mode: None,
        subtype: None,
        contexts: Vec::new(),
        status: "actual".to_owned(),
        quad: 3,
        score: -0.5,
        cameo: None,
        trigger: slice(trigger),
        sentence: SentenceRecord { slice: slice(sentence), part: "lead".to_owned() },
        actors: Vec::new(),
        recipients: Vec::new(),
        date: None,
        place: None,
        according_to: None,
        same_as: None,
        confidence: 0.5,
        evidence: Vec::new(),
    }
}

fn record() -> Record {
    let asked = EventRecord {
        mode: Some("assist".to_owned()),
        contexts: vec!["economic".to_owned(), "disasters".to_owned()],
        cameo: Some("103".to_owned()),
        actors: vec![actor("President Ása", Some("Ása Björnsdóttir of the House of Vestad"), Some("NRL"))],
        recipients: vec![actor("Sudria", None, None)],
        date: Some(DateRecord {
            start: "2031-05-02".to_owned(),
            end: "2031-05-02".to_owned(),
            text: Some("Friday".to_owned()),
        }),
        place: Some(PlaceRecord {
            slice: slice("VESTAD"),
            name: Some("Vestad".to_owned()),
            country: Some("NRL".to_owned()),
            lat: Some(60.5),
            lon: Some(-12.25),
        }),
        evidence: vec![
            EvidenceRecord {
                field: "type".to_owned(),
                rule: "type/trigger".to_owned(),
                slice: Some(slice("asked")),
                detail: "the verb, with an infinitive that names help, stands for REQUEST assist".to_owned(),
            },
            EvidenceRecord {
                field: "place".to_owned(),
                rule: "place/dateline".to_owned(),
                slice: Some(slice("VESTAD")),
                detail: "no place in the sentence, so that of the dateline".to_owned(),
            },
        ],
        ..event(1, "REQUEST", "asked", "President Ása of Norland asked Sudria on Friday to send grain.")
    };
    let answer = EventRecord {
        status: "negated".to_owned(),
        quad: 1,
        according_to: Some(actor("she", Some("Ása"), Some("NRL"))),
        ..event(2, "CONSULT", "answer", "Sudria did not answer.")
    };
    Record {
        report: ReportRecord {
            id: "0123456789abcdef".to_owned(),
            source: "news/norland.txt".to_owned(),
            outlet: Some("Vestad Post".to_owned()),
            title: Some("Norland asks Sudria for help".to_owned()),
            published: Some("2031-05-03T08:00:00Z".to_owned()),
            updated: None,
            dateline: None,
            language: Some("en".to_owned()),
            body: BODY.to_owned(),
            parts: vec![
                part("title", "Norland asks Sudria for help"),
                part(
                    "lead",
                    "VESTAD - President Ása of Norland asked Sudria on Friday to send grain. “Without grain 北港 will starve,” she said.",
                ),
                part("body", "Sudria did not answer."),
            ],
            times: Vec::new(),
        },
        events: vec![asked, answer],
        statements: vec![StatementRecord {
            id: "0123456789abcdef.s1".to_owned(),
            slice: slice("Without grain 北港 will starve,"),
            kind: "direct".to_owned(),
            cue: slice("said"),
            speaker: actor("she", Some("Ása Björnsdóttir"), Some("NRL")),
            addressee: None,
            evidence: Vec::new(),
        }],
        notes: vec![NoteRecord {
            code: "time-without-zone".to_owned(),
            severity: "note".to_owned(),
            message: "the clock time has no zone".to_owned(),
        }],
    }
}

fn screen(width: usize) -> Screen {
    Screen { width, ..Screen::of_stdout(ColorChoice::Never) }
}

#[test]
fn tables_fit_the_screen() {
    let record = record();
    insta::assert_snapshot!(record_tables(&record, &screen(96)), @r#"
    Norland asks Sudria for help
    2031-05-03T08:00:00Z · news/norland.txt

     Date, id             │ Event          │ Who → whom          │ Sentence
    ──────────────────────┼────────────────┼─────────────────────┼──────────────────────────────────
     2031-05-02           │ REQUEST        │ NRL Ása             │ President Ása of Norland [asked]
     0123456789abcdef.e1  │ assist         │ Björnsdóttir of     │ Sudria on Friday to send grain.
                          │                │ the… → ? Sudria     │
    ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
     —                    │ CONSULT        │ —                   │ Sudria did not [answer].
     0123456789abcdef.e2  │ (negated)      │                     │

     Date, id             │ Kind     │ Speaker             │ Words
    ──────────────────────┼──────────┼─────────────────────┼────────────────────────────────────────
     2031-05-03           │ direct   │ NRL Ása             │ Without grain 北港 will starve,
     0123456789abcdef.s1  │          │ Björnsdóttir        │
    "#);
    for width in [72, 80, 96, 120, 200] {
        let table = record_tables(&record, &screen(width));
        let longest = table.lines().map(|line| line.chars().map(super::wrap::columns).sum::<usize>()).max().unwrap();
        assert!(longest <= width, "{longest} columns on a screen of {width}:\n{table}");
    }
}

#[test]
fn a_report_is_set_with_its_parts_marks_and_lists() {
    insta::assert_snapshot!(report_page(&record(), &screen(80)), @r#"
    Norland asks Sudria for help
    report 0123456789abcdef · published 2031-05-03T08:00:00Z · outlet Vestad Post ·
    language en
    news/norland.txt

    title     Norland asks Sudria for help

    lead      VESTAD - President Ása of Norland [1 asked] Sudria on Friday to send
              grain. “⟨1 Without grain 北港 will starve,⟩” she said.

              Sudria did not [2 answer].

    [1 words] an event's trigger, by its number below · ⟨1 words⟩ a statement

    Events  2

      1       REQUEST assist · actual · 2031-05-02 · verbal conflict · confidence
              0.50
              NRL Ása Björnsdóttir of the House of Vestad → ? Sudria
              in Vestad · contexts economic, disasters · “asked”
              0123456789abcdef.e1

      2       CONSULT · negated · no date · verbal cooperation · confidence 0.50
              —
              according to NRL Ása · “answer”
              0123456789abcdef.e2

    Statements  1

      1       NRL Ása Björnsdóttir (“she”) · said · direct
              “Without grain 北港 will starve,”
              0123456789abcdef.s1

    Notes  1

              time-without-zone (note): the clock time has no zone
    "#);
}

#[test]
fn a_statement_is_set_in_its_paragraph() {
    let record = record();
    insta::assert_snapshot!(statement_page(&record, &record.statements[0], &screen(80)), @r#"
    Norland asks Sudria for help
    report 0123456789abcdef · published 2031-05-03T08:00:00Z · outlet Vestad Post ·
    language en
    news/norland.txt

              VESTAD - President Ása of Norland asked Sudria on Friday to send
              grain. “⟨1 Without grain 北港 will starve,⟩” she said.

      1       NRL Ása Björnsdóttir (“she”) · said · direct
              “Without grain 北港 will starve,”
              0123456789abcdef.s1
    "#);
}

#[test]
fn an_explanation_tells_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(folder.path().join("sanudo.db"), Access::Create).unwrap();
    ledger.add(&record()).unwrap();
    let story = ledger.explain("0123.e1").unwrap();
    insta::assert_snapshot!(explanation(&story, &screen(80)).replace(env!("CARGO_PKG_VERSION"), "VERSION"), @r#"
    Norland asks Sudria for help
    report 0123456789abcdef · published 2031-05-03T08:00:00Z · outlet Vestad Post ·
    coded by sanudo VERSION
    news/norland.txt

    lead      [actor President Ása] of Norland [trigger asked] Sudria on Friday to
              send grain.
              elsewhere in the report, recipient: “Sudria”
              elsewhere in the report, place: “VESTAD”

    type: REQUEST
              the verb, with an infinitive that names help, stands for REQUEST
              assist “asked” (type/trigger)

    mode: assist
              no rule was noted

    contexts: economic, disasters
              no rule was noted

    status: actual
              no word speaks against it

    quad: 3, verbal conflict
              from the codebook, by type and mode

    score: -0.5 on the scale from -10, conflict, to 10, cooperation
              from the codebook, by type and mode

    cameo: 103
              from the codebook, by type and mode

    trigger: “asked”
              the words that the type was read from

    sentence: lead
              the part of the report in which it stands

    actors: President Ása = Ása Björnsdóttir of the House of Vestad, NRL, GOV
              no rule was noted

    recipients: Sudria = GOV
              no rule was noted

    date: 2031-05-02 (`Friday`)
              no rule was noted

    place: VESTAD = Vestad, NRL, 60.5, -12.25
              no place in the sentence, so that of the dateline “VESTAD”
              (place/dateline)

    confidence: 0.5
              no rule was noted

    nothing in the report tells
              according to, same as
    "#);
}

#[test]
fn colours_say_nothing_that_the_text_does_not() {
    let (record, plain) = (record(), screen(80));
    let painted = Screen { width: 80, ..Screen::of_stdout(ColorChoice::Always) };
    for render in [record_tables, report_page] {
        let (with, without) = (render(&record, &painted), render(&record, &plain));
        assert!(with.contains('\u{1b}'));
        assert_eq!(without_escapes(&with), without);
    }
}

/// The text without what lies between an escape and the `m` that ends it.
fn without_escapes(text: &str) -> String {
    let mut plain = String::new();
    for (index, piece) in text.split('\u{1b}').enumerate() {
        plain.push_str(if index == 0 { piece } else { piece.split_once('m').map_or("", |(_, rest)| rest) });
    }
    plain
}
