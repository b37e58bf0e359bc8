//! Ledgers that earlier versions wrote: they must open, read and answer for ever.
//!
//! `tests/compat/ledger-v2.db` holds the records of `ledger-v2.jsonl` beside it, one of them a second version of its
//! source, and one found at a second source. Both were made by
//! `SANUDO_MAKE_COMPAT=tests/compat/ledger-v2.db cargo test -p sanudo-ledger compat` (from the root of the workspace)
//! and are never made again: a schema that changes gets a pair of its own, and those before it stay.

use std::path::{Path, PathBuf};
use std::{env, fs};

use sanudo_ledger::record::Record;
use sanudo_ledger::{Access, Added, EventFilter, Ledger, SCHEMA_VERSION, StatementFilter, export};

use crate::made::{record, record_of};
use crate::{folder, ledger_of};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const MIRROR: &str = "https://example.org/mirror/2";

/// Where the files of a schema lie; makes them first if that is asked for.
fn kept(schema: i64) -> PathBuf {
    let name = format!("tests/compat/ledger-v{schema}.db");
    let Some(asked) = env::var_os("SANUDO_MAKE_COMPAT").filter(|asked| *asked == *name) else {
        return Path::new(ROOT).join(name);
    };
    let path = Path::new(ROOT).join(asked);
    let _ = fs::remove_file(&path);
    let records: Vec<Record> =
        (0..7).map(|number| record(number, 3)).chain([record_of(4, 2, " A later version.")]).collect();
    let mut ledger = Ledger::open(&path, Access::Create).unwrap();
    for record in &records {
        ledger.add(record).unwrap();
    }
    ledger.link(&records[2].report.id, MIRROR).unwrap();
    let lines: String = records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect();
    fs::write(path.with_extension("jsonl"), lines).unwrap();
    path
}

#[test]
fn the_ledger_of_every_schema_opens_reads_and_answers() {
    for schema in 1..=SCHEMA_VERSION {
        opens_reads_and_answers(schema);
    }
}

fn opens_reads_and_answers(schema: i64) {
    let kept = kept(schema);
    let lines = fs::read_to_string(kept.with_extension("jsonl")).unwrap();
    let records: Vec<Record> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // A copy: opening puts files beside it, and opening for writing brings it up to the schema of today.
    let (_folder, path) = folder();
    fs::copy(&kept, &path).unwrap();
    let ledger = Ledger::open(&path, Access::Write).unwrap();
    drop(ledger);
    let mut ledger = Ledger::open(&path, Access::Read).unwrap();
    ledger.check().unwrap();
    for record in &records {
        assert_eq!(ledger.add(record).unwrap(), Added::Known);
        let mut read = ledger.record(&record.report.id).unwrap().unwrap();
        if read.report.source == MIRROR {
            read.report.source.clone_from(&record.report.source);
        }
        assert_eq!(&read, record);
    }
    let (_fresh_folder, mut fresh) = ledger_of(&records);
    fresh.link(&records[2].report.id, MIRROR).unwrap();
    let answers = |ledger: &Ledger| {
        let searched = EventFilter { text: Some("conference".to_owned()), ..EventFilter::default() };
        let asked =
            EventFilter { either: vec!["RUS".to_owned()], name: vec!["dvorak".to_owned()], ..EventFilter::default() };
        let spoken = StatementFilter { text: Some("will go".to_owned()), ..StatementFilter::default() };
        let told = ledger.explain(&records[1].events[0].id).unwrap();
        (
            ledger.events(&searched).unwrap().len(),
            ledger.events(&asked).unwrap().len(),
            ledger.statements(&spoken).unwrap().len(),
            (told.fields, told.passage),
        )
    };
    assert_eq!(answers(&ledger), answers(&fresh));
    assert!(answers(&ledger).0 > 0 && answers(&ledger).1 > 0 && answers(&ledger).2 > 0);
    // The table tells what coded each report, which may be an older version: all other columns are the same.
    let table = |ledger: &Ledger| {
        let mut table = Vec::new();
        export::csv::events(ledger, &EventFilter::default(), &mut table).unwrap();
        let mut reader = csv::Reader::from_reader(table.as_slice());
        let columns = export::csv::EVENT_COLUMNS.iter();
        let told = |row: csv::StringRecord| {
            let cells = row.iter().zip(columns.clone()).filter(|(_, column)| **column != "coder");
            cells.map(|(cell, _)| cell.to_owned()).collect::<Vec<_>>()
        };
        reader.records().map(|row| told(row.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(table(&ledger), table(&fresh));
}
