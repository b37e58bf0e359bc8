//! Data sets: their columns, their bytes, and that they depend on nothing but the reports.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sanudo_ledger::export::{csv, plover};
use sanudo_ledger::{Error, EventFilter, Ledger, Order, StatementFilter};

use crate::ledger_of;
use crate::made::{record, record_of};

fn events(ledger: &Ledger) -> String {
    let mut table = Vec::new();
    csv::events(ledger, &EventFilter::default(), &mut table).unwrap();
    String::from_utf8(table).unwrap()
}

#[test]
fn the_same_reports_give_the_same_bytes_in_whatever_order_they_came() {
    let mut records: Vec<_> = (0..150).map(|number| record(number, (number % 9) as usize)).collect();
    let all = |ledger: &Ledger| {
        let (mut statements, mut lines) = (Vec::new(), Vec::new());
        csv::statements(ledger, &StatementFilter::default(), &mut statements).unwrap();
        plover::events(ledger, &EventFilter::default(), plover::PloverOptions { text: true }, &mut lines).unwrap();
        (events(ledger), statements, lines)
    };
    // The same content from a second place: which of the two came first must not show either.
    let mut elsewhere = records[3].clone();
    elsewhere.report.source = "another/place.txt".to_owned();
    records.push(elsewhere);
    let forwards = all(&ledger_of(&records).1);
    let backwards = all(&ledger_of(records.iter().rev()).1);
    let (even, odd): (Vec<_>, Vec<_>) = records.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let mixed = all(&ledger_of(odd.into_iter().chain(even).map(|(_, record)| record)).1);
    assert!(forwards == backwards && forwards == mixed);
    assert_eq!(forwards.0.lines().count(), 1 + (0..150).map(|number| number % 9).sum::<usize>());
}

#[test]
fn the_tables_say_what_the_views_say() {
    let mut records: Vec<_> = (0..80).map(|number| record(number, 6)).collect();
    records.push(record_of(3, 4, " A later version, with \"quotation marks\", commas\nand lines."));
    let (_folder, ledger) = ledger_of(&records);
    let view = |name: &str, order: &str| -> Vec<Vec<String>> {
        let connection = Connection::open(ledger.path()).unwrap();
        let mut statement = connection.prepare(&format!("SELECT * FROM {name} ORDER BY {order}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut lines = vec![columns.clone()];
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cell = |at: usize| match row.get_ref(at).unwrap() {
                ValueRef::Null => String::new(),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
                ValueRef::Blob(_) => panic!("no view holds bytes"),
            };
            lines.push((0..columns.len()).map(cell).collect());
        }
        lines
    };
    let table = |bytes: &[u8]| -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let number = "CAST(substr(event_id, 19) AS INTEGER)";
    let table_of_events = table(events(&ledger).as_bytes());
    let view_of_events = view("events", &format!("report_id, {number}"));
    assert_eq!(table_of_events.len(), 79 * 6 + 4 + 1);
    assert_eq!(table_of_events, view_of_events);
    let mut statements = Vec::new();
    let rows = csv::statements(&ledger, &StatementFilter::default(), &mut statements).unwrap();
    let statements = table(&statements);
    assert_eq!(rows as usize + 1, statements.len());
    assert_eq!(statements, view("statements", "report_id, CAST(substr(statement_id, 19) AS INTEGER)"));
}

#[test]
fn a_filter_cuts_an_export_and_the_order_is_always_the_same() {
    let records: Vec<_> = (0..60).map(|number| record(number, 6)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let table = |order: Order| {
        let filter = EventFilter { event_type: vec!["AID".to_owned()], order, ..EventFilter::default() };
        let mut table = Vec::new();
        let rows = csv::events(&ledger, &filter, &mut table).unwrap();
        assert_eq!(rows, ledger.count_events(&filter).unwrap());
        table
    };
    assert!(table(Order::Newest) == table(Order::Oldest));
    assert!(!String::from_utf8(table(Order::Newest)).unwrap().contains("REQUEST"));
}

#[test]
fn plover_lines_hold_the_standard_fields_and_ours_apart() {
    let records: Vec<_> = (0..60).map(|number| record(number, 6)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let mut lines = Vec::new();
    plover::events(&ledger, &EventFilter::default(), plover::PloverOptions::default(), &mut lines).unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(lines).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 360);
    let known = [
        "id",
        "has_event",
        "date",
        "time",
        "enddate",
        "endtime",
        "actor",
        "recipient",
        "event",
        "event_loc",
        "event_text",
        "quad_code",
        "event_scale",
        "mode",
        "context",
        "link",
        "text",
        "text_info",
        "cite_info",
        "coder",
        "coded_date",
        "coded_time",
        "comment",
        "sanudo",
    ];
    for line in &lines {
        let fields = line.as_object().unwrap();
        assert!(fields.keys().all(|field| known.contains(&field.as_str())), "{line}");
        assert!(fields.values().all(|value| !value.is_null()) && !fields.contains_key("text"));
        let row = ledger
            .events(&EventFilter {
                report: vec![line["sanudo"]["report_id"].as_str().unwrap().to_owned()],
                ..EventFilter::default()
            })
            .unwrap()
            .into_iter()
            .find(|row| row.event.id == line["id"])
            .unwrap();
        assert_eq!(line["event"][0], row.event.event_type.as_str());
        assert_eq!(line["event_scale"], row.event.score);
        assert_eq!(line["actor"][0]["entity_text"], row.event.actors[0].slice.text.as_str());
        assert_eq!(line.get("date").and_then(|date| date.as_str()), row.day.as_deref());
        assert_eq!(line["sanudo"]["status"], row.event.status.as_str());
        assert_eq!(line.get("mode").is_some(), row.event.mode.is_some());
    }
}

#[test]
fn an_export_that_cannot_be_written_says_so() {
    struct Stuck;
    impl std::io::Write for Stuck {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the pipe is stuck"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let records: Vec<_> = (0..50).map(|number| record(number, 10)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let all = EventFilter::default();
    for error in [
        csv::events(&ledger, &all, Stuck).unwrap_err(),
        plover::events(&ledger, &all, plover::PloverOptions::default(), Stuck).unwrap_err(),
    ] {
        assert!(matches!(error, Error::Export { .. }));
        assert!(error.to_string().contains("the pipe is stuck"), "{error}");
    }
}
