//! The documentation of the tables, held against the tables.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sanudo_ledger::SCHEMA_VERSION;

use crate::ledger_of;
use crate::made::record;

const DOCUMENTED: &str = include_str!("../../SCHEMA.md");

/// Per table or view: its columns in order, with their types.
type Tables = BTreeMap<String, Vec<(String, String)>>;

fn documented() -> Tables {
    let mut tables = Tables::new();
    let mut current = None;
    for line in DOCUMENTED.lines() {
        if let Some(name) = line.strip_prefix("### `").and_then(|rest| rest.strip_suffix('`')) {
            current = Some(name.to_owned());
            tables.insert(name.to_owned(), Vec::new());
        } else if let (Some(name), Some(row)) = (&current, line.strip_prefix("| `")) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            assert!(cells.len() >= 3 && !cells[2].is_empty(), "{name}: no meaning in `{line}`");
            let column = cells[0].trim_end_matches('`').to_owned();
            tables.get_mut(name).unwrap().push((column, cells[1].to_owned()));
        }
    }
    tables
}

#[test]
fn every_table_view_and_column_is_documented_and_nothing_else_is() {
    let (_folder, ledger) = ledger_of([]);
    let connection = Connection::open(ledger.path()).unwrap();
    let mut real = Tables::new();
    let mut names = connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    for name in names.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        let name = name.unwrap();
        let mut columns = connection
            .prepare("SELECT name, type || iif(\"notnull\" AND NOT pk, ' NOT NULL', '') || iif(pk, ' KEY', '') FROM pragma_table_info(?1)")
            .unwrap();
        let columns =
            columns.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        real.insert(name, columns);
    }
    let documented = documented();
    assert_eq!(documented.keys().collect::<Vec<_>>(), real.keys().collect::<Vec<_>>());
    for (name, columns) in &real {
        let is_view = matches!(name.as_str(), "events" | "statements");
        // The engine forgets the types of a view's computed columns.
        let keep = |columns: &[(String, String)]| -> Vec<(String, String)> {
            let columns = columns.iter().cloned();
            columns.map(|(column, kind)| (column, if is_view { String::new() } else { kind })).collect()
        };
        assert_eq!(keep(&documented[name]), keep(columns), "{name}");
    }
    assert!(DOCUMENTED.contains(&format!("Schema **{SCHEMA_VERSION}**")));
}

#[test]
fn all_tables_are_strict() {
    let (_folder, ledger) = ledger_of([]);
    let connection = Connection::open(ledger.path()).unwrap();
    let lax: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(lax, [""; 0]);
}

#[test]
fn a_stored_report_cannot_be_altered_by_hand_and_takes_all_of_itself_along_when_deleted() {
    let records: Vec<_> = (0..30).map(|number| record(number, 4)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let connection = Connection::open(ledger.path()).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    let error = connection.execute("UPDATE report SET body = 'x'", []).unwrap_err();
    assert!(error.to_string().contains("never altered"), "{error}");
    connection.execute("DELETE FROM report WHERE number > 1", []).unwrap();
    ledger.check().unwrap();
    for table in
        ["event", "statement", "participant", "context", "event_evidence", "statement_evidence", "source", "part"]
    {
        let sql = format!("SELECT count(*) FROM {table}");
        let left: i64 = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert!(left < 60, "{left} rows of {table} are left of one report");
    }
    assert_eq!(ledger.record(&records[0].report.id).unwrap().as_ref(), Some(&records[0]));
}
