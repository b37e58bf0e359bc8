//! Filters, searches and orders, held against plain loops over the records.

use std::collections::BTreeSet;

use sanudo_ledger::record::{ActorRecord, EventRecord, Record};
use sanudo_ledger::{EventFilter, Ledger, Order, StatementFilter};

use crate::ledger_of;
use crate::made::{record, record_of};

fn day_of(record: &Record, event: &EventRecord) -> Option<String> {
    let published = record.report.published.as_ref();
    let day = event.date.as_ref().map(|date| date.start.clone()).or_else(|| published.cloned())?;
    Some(if day.len() == 7 { format!("{day}-01") } else { day[..10].to_owned() })
}

fn check(
    records: &[Record],
    ledger: &Ledger,
    filter: &EventFilter,
    expected: impl Fn(&Record, &EventRecord) -> bool,
) -> usize {
    let expected: BTreeSet<&str> = records
        .iter()
        .flat_map(|record| record.events.iter().map(move |event| (record, event)))
        .filter(|(record, event)| expected(record, event))
        .map(|(_, event)| event.id.as_str())
        .collect();
    let found = ledger.events(filter).unwrap();
    assert_eq!(found.iter().map(|row| row.event.id.as_str()).collect::<BTreeSet<_>>(), expected, "{filter:?}");
    assert_eq!((found.len(), ledger.count_events(filter).unwrap()), (expected.len(), expected.len() as u64));
    for row in &found {
        let record = records.iter().find(|record| record.report.id == row.report.id).unwrap();
        let mut event = record.events.iter().find(|event| event.id == row.event.id).unwrap().clone();
        assert_eq!(row.day, day_of(record, &event));
        event.evidence.clear();
        assert_eq!(row.event, event);
        assert_eq!((&row.report.source, &row.report.title), (&record.report.source, &record.report.title));
    }
    found.len()
}

fn has(actors: &[ActorRecord], code: &str) -> bool {
    actors.iter().any(|actor| actor.code.as_deref() == Some(code))
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn each_condition_lets_through_what_it_says() {
    let records: Vec<_> = (0..120).map(|number| record(number, 8)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let any = EventFilter::default;
    let check = |filter: EventFilter, expected: &dyn Fn(&Record, &EventRecord) -> bool| {
        let found = check(&records, &ledger, &filter, expected);
        assert!(found > 0 && found < 8 * 120, "{found} found by {filter:?}: a filter that is no test");
    };
    check(EventFilter { actor: words(&["BHR"]), ..any() }, &|_, e| has(&e.actors, "BHR"));
    check(EventFilter { actor: words(&["BHR", "RUS"]), ..any() }, &|_, e| {
        has(&e.actors, "BHR") || has(&e.actors, "RUS")
    });
    check(EventFilter { recipient: words(&["RUS"]), ..any() }, &|_, e| has(&e.recipients, "RUS"));
    check(EventFilter { either: words(&["TUR"]), ..any() }, &|_, e| has(&e.actors, "TUR") || has(&e.recipients, "TUR"));
    check(EventFilter { actor: words(&["BHR"]), recipient: words(&["RUS"]), ..any() }, &|_, e| {
        has(&e.actors, "BHR") && has(&e.recipients, "RUS")
    });
    check(EventFilter { event_type: words(&["REQUEST", "AID"]), ..any() }, &|_, e| {
        e.event_type == "REQUEST" || e.event_type == "AID"
    });
    check(EventFilter { mode: words(&["visit"]), ..any() }, &|_, e| e.mode.as_deref() == Some("visit"));
    check(EventFilter { subtype: words(&["RELIEF"]), ..any() }, &|_, e| e.subtype.as_deref() == Some("RELIEF"));
    check(EventFilter { context: words(&["election"]), ..any() }, &|_, e| e.contexts.iter().any(|c| c == "election"));
    check(EventFilter { status: words(&["negated", "future"]), ..any() }, &|_, e| {
        e.status == "negated" || e.status == "future"
    });
    check(EventFilter { quad: vec![2, 4], ..any() }, &|_, e| e.quad % 2 == 0);
    check(EventFilter { place_country: words(&["FRA"]), ..any() }, &|_, e| e.place.is_some());
    check(EventFilter { outlet: words(&["Outlet 1"]), ..any() }, &|r, _| {
        r.report.outlet.as_deref() == Some("Outlet 1")
    });
    check(EventFilter { min_confidence: Some(0.01), ..any() }, &|_, e| e.confidence >= 0.01);
    check(EventFilter { report: vec![records[3].report.id.clone()], ..any() }, &|r, _| r == &records[3]);
    check(EventFilter { without_repeats: true, ..any() }, &|_, e| e.same_as.is_none());
    check(EventFilter { according_to: words(&["BHR"]), ..any() }, &|_, e| {
        e.according_to.as_ref().is_some_and(|voice| voice.code.as_deref() == Some("BHR"))
    });
    check(EventFilter { according_to: words(&["dvorak", "TUR"]), ..any() }, &|_, e| {
        e.according_to.as_ref().is_some_and(|voice| matches!(voice.code.as_deref(), Some("RUS" | "TUR")))
    });
}

#[test]
fn names_are_found_in_part_without_case_and_diacritics_and_unresolved_ones_by_their_words() {
    let records: Vec<_> = (0..60).map(|number| record(number, 8)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let named = |typed: &str, code: &str| {
        let filter = EventFilter { name: words(&[typed]), ..EventFilter::default() };
        let found = check(&records, &ledger, &filter, |_, e| has(&e.actors, code) || has(&e.recipients, code));
        assert!(found > 0);
    };
    named("AL MERIDI", "BHR");
    named("dvorak lecki", "RUS");
    named("Şahin", "TUR");
    let filter = EventFilter { name: words(&["Protester"]), ..EventFilter::default() };
    check(&records, &ledger, &filter, |_, e| e.actors.iter().chain(&e.recipients).any(|a| a.name.is_none()));
    for nobody in ["", "—", "nobody at all", "%", "_"] {
        let filter = EventFilter { name: words(&[nobody]), ..EventFilter::default() };
        assert_eq!(ledger.count_events(&filter).unwrap(), 0, "{nobody}");
    }
}

#[test]
fn days_are_included_at_both_ends_and_fall_back_to_the_day_of_publication() {
    let records: Vec<_> = (0..120).map(|number| record(number, 8)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let between = |since: Option<&str>, until: Option<&str>, first: &str, last: &str| {
        let filter =
            EventFilter { since: since.map(str::to_owned), until: until.map(str::to_owned), ..EventFilter::default() };
        let found =
            check(&records, &ledger, &filter, |r, e| day_of(r, e).is_some_and(|day| *first <= *day && *day <= *last));
        assert!(found > 0, "{filter:?}");
    };
    between(Some("2024-05-02"), Some("2024-05-09"), "2024-05-02", "2024-05-09");
    between(Some("2024-03"), Some("2024-04"), "2024-03-01", "2024-04-30");
    between(None, Some("2024-02"), "", "2024-02-29");
    between(Some("2024"), Some("2024"), "2024-01-01", "2024-12-31");
    between(Some("2024-11-20"), None, "2024-11-20", "9");
}

#[test]
fn orders_are_total_and_limits_cut_them() {
    let records: Vec<_> = (0..40).map(|number| record(number, 6)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let keys = |order: Order| -> Vec<_> {
        let rows = ledger.events(&EventFilter { order, ..EventFilter::default() }).unwrap();
        rows.into_iter().map(|row| (row.day, row.report.id, row.event.trigger.start)).collect()
    };
    let oldest = keys(Order::Oldest);
    assert!(oldest.is_sorted() && oldest[0].0.is_none());
    let newest = keys(Order::Newest);
    assert!(newest.is_sorted_by(|a, b| (&b.0, &a.1, a.2) <= (&a.0, &b.1, b.2)) && newest.last().unwrap().0.is_none());
    let by_report = keys(Order::Report);
    assert!(by_report.is_sorted_by_key(|(_, report, start)| (report.clone(), *start)));
    let some = EventFilter { limit: Some(7), offset: 5, ..EventFilter::default() };
    let some: Vec<_> = ledger.events(&some).unwrap().into_iter().map(|row| (row.day, row.report.id)).collect();
    let expected: Vec<_> = oldest[5..12].iter().map(|(day, report, _)| (day.clone(), report.clone())).collect();
    assert_eq!(some, expected);
}

#[test]
fn words_are_found_in_headline_and_body_without_diacritics_and_endings() {
    let records = [
        record_of(1, 1, " Normalisation of relations with Iran was urged at the café in Šiauliai."),
        record_of(2, 1, " They relate to nothing; a cafeteria."),
    ];
    let (_folder, ledger) = ledger_of(&records);
    let found = |typed: &str| -> Vec<usize> {
        let filter = EventFilter { text: Some(typed.to_owned()), order: Order::Report, ..EventFilter::default() };
        let rows = ledger.events(&filter).unwrap();
        (0..2).filter(|&at| rows.iter().any(|row| row.report.id == records[at].report.id)).collect()
    };
    assert_eq!(found("CAFE siauliai"), [0]);
    assert_eq!(found("café"), [0]);
    assert_eq!(found("caf*"), [0, 1]);
    assert_eq!(found("urging"), [0], "endings do not count");
    assert_eq!(found("\"with Iran\" normalisation"), [0]);
    assert_eq!(found("\"Iran with\""), [] as [usize; 0]);
    assert_eq!(found("Iran cafeteria"), [] as [usize; 0], "all words must occur");
    assert_eq!(found("report"), [0, 1], "the headline counts");
    assert_eq!(found("!?"), [] as [usize; 0]);
}

#[test]
fn nothing_that_is_typed_into_a_search_is_an_error() {
    let records: Vec<_> = (0..10).map(|number| record(number, 3)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let hostile = [
        "",
        " ",
        "\"",
        "\"\"",
        "\"\"\"",
        "'",
        "*",
        "**",
        "a*b",
        "\"a\"*\"b\"*",
        "a AND",
        "NOT",
        "NOT a",
        "OR OR",
        "NEAR(",
        "NEAR(a b, 2)",
        "body:",
        "body:a",
        "title:\"x",
        "{body title}: a",
        "-body: a",
        "^",
        "^a",
        "a + b",
        "(",
        ")",
        "((a)",
        "a\0b",
        "\0",
        "\\",
        "%",
        "_",
        ";--",
        "'; DROP TABLE report; --",
        "\u{202e}",
        "\u{301}",
        "𝕏",
        "ﷺ",
        "e\u{301}*",
        "\u{a0}",
        "::",
        "a:b:c",
        "rank",
        "report_words",
        "\"*",
        "*\"",
        "²",
        "ⅷ",
        "\u{0e31}",
        "\u{ac00}",
        "\u{e000}",
    ];
    let long = "x ".repeat(5000);
    for typed in hostile.into_iter().chain([long.as_str()]) {
        let filter = EventFilter { text: Some(typed.to_owned()), ..EventFilter::default() };
        ledger.events(&filter).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        let filter = StatementFilter { text: Some(typed.to_owned()), ..StatementFilter::default() };
        ledger.statements(&filter).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        let listed = vec![typed.to_owned()];
        let filter = EventFilter {
            actor: listed.clone(),
            event_type: listed.clone(),
            name: listed.clone(),
            according_to: listed,
            since: Some(typed.to_owned()),
            until: Some(typed.to_owned()),
            ..EventFilter::default()
        };
        ledger.events(&filter).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
    }
    assert_eq!(ledger.summary().unwrap().reports, 10);
}

#[test]
fn statements_are_found_by_speaker_words_kind_and_day() {
    let records: Vec<_> = (0..120).map(|number| record(number, 1)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let all: Vec<_> = records.iter().flat_map(|record| record.statements.iter().map(move |s| (record, s))).collect();
    let check = |filter: StatementFilter,
                 expected: &dyn Fn(&Record, &sanudo_ledger::record::StatementRecord) -> bool| {
        let expected: BTreeSet<&str> =
            all.iter().filter(|(record, s)| expected(record, s)).map(|(_, s)| s.id.as_str()).collect();
        let found = ledger.statements(&filter).unwrap();
        assert_eq!(found.iter().map(|row| row.statement.id.as_str()).collect::<BTreeSet<_>>(), expected, "{filter:?}");
        assert_eq!(ledger.count_statements(&filter).unwrap(), expected.len() as u64);
        assert!(!expected.is_empty() && expected.len() < all.len(), "{filter:?}: a filter that is no test");
    };
    let any = StatementFilter::default;
    check(StatementFilter { speaker: words(&["BHR"]), ..any() }, &|_, s| s.speaker.code.as_deref() == Some("BHR"));
    check(StatementFilter { speaker: words(&["katib"]), ..any() }, &|_, s| s.speaker.code.as_deref() == Some("JOR"));
    check(StatementFilter { speaker: words(&["protesters"]), ..any() }, &|_, s| s.speaker.name.is_none());
    check(StatementFilter { addressee: words(&["UNO"]), ..any() }, &|_, s| {
        s.addressee.as_ref().is_some_and(|a| a.code.as_deref() == Some("UNO"))
    });
    check(StatementFilter { kind: words(&["mixed"]), ..any() }, &|_, s| s.kind == "mixed");
    check(StatementFilter { outlet: words(&["Outlet 2"]), ..any() }, &|r, _| {
        r.report.outlet.as_deref() == Some("Outlet 2")
    });
    check(StatementFilter { text: Some("naive".to_owned()), ..any() }, &|_, s| s.slice.text.contains("naïve"));
    check(StatementFilter { text: Some("\"peace conference\"".to_owned()), ..any() }, &|_, s| {
        s.slice.text.contains("peace conference")
    });
    check(StatementFilter { since: Some("2024-06".to_owned()), ..any() }, &|r, _| {
        r.report.published.as_deref().is_some_and(|at| at >= "2024-06")
    });
}
