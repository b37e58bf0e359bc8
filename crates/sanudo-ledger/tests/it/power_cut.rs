//! A process that dies in the middle, and a machine that does.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use sanudo_ledger::record::Record;
use sanudo_ledger::{Access, Added, EventFilter, Ledger, StatementFilter, export};

use crate::made::{record, record_of};
use crate::{folder, ledger_of};

const CHILD: &str = "SANUDO_TEST_INGESTS_INTO";

/// What the child ingests: among others the later versions of some sources.
fn corpus() -> Vec<Record> {
    let first = (0..120).map(|number| record(number, 10 + (number % 40) as usize));
    let later = (0..120).filter(|number| number % 10 == 0).map(|number| record_of(number, 12, " And more was said."));
    first.chain(later).collect()
}

/// A process that ingests the corpus into the ledger at `path`, saying each report's id once it is kept.
pub(crate) fn child(path: &Path) -> Command {
    let mut command = Command::new(env::current_exe().expect("the test program"));
    command.args(["--exact", "power_cut::the_child_ingests", "--nocapture"]).env(CHILD, path).stdout(Stdio::piped());
    command
}

/// Not a test by itself: what [`child`] runs.
#[test]
fn the_child_ingests() {
    let Some(path) = env::var_os(CHILD) else { return };
    let mut ledger = Ledger::open(path, Access::Create).unwrap();
    for record in corpus() {
        if ledger.known(&record.report.id, &record.report.source).unwrap() != Some(Added::Known) {
            ledger.add(&record).unwrap();
        }
        // Past the test harness, which would keep it to itself, and at once.
        println!("kept {}", record.report.id);
    }
}

fn exports(ledger: &Ledger) -> [Vec<u8>; 3] {
    let mut all = [Vec::new(), Vec::new(), Vec::new()];
    export::csv::events(ledger, &EventFilter::default(), &mut all[0]).unwrap();
    export::csv::statements(ledger, &StatementFilter::default(), &mut all[1]).unwrap();
    let options = export::plover::PloverOptions { text: true };
    export::plover::events(ledger, &EventFilter::default(), options, &mut all[2]).unwrap();
    all
}

#[test]
fn an_ingest_killed_again_and_again_loses_and_doubles_nothing() {
    let corpus = corpus();
    let (_folder, path) = folder();
    let mut killed = 0;
    for round in 0..40_u64 {
        let mut ingest = child(&path).spawn().unwrap();
        let mut said = BufReader::new(ingest.stdout.take().unwrap()).lines().map_while(Result::ok);
        // At first while the ledger is still being made, then ever later, and each time in another moment of an addition.
        let wanted = if round < 8 { 0 } else { (round - 7) * 4 };
        let kept: Vec<String> = said
            .by_ref()
            .filter_map(|line| line.strip_prefix("kept ").map(str::to_owned))
            .take(wanted as usize)
            .collect();
        thread::sleep(Duration::from_micros(if wanted == 0 { 1500 + round * 2000 } else { round * 137 % 2900 }));
        ingest.kill().unwrap();
        killed += u32::from(!ingest.wait().unwrap().success());
        if kept.is_empty() && !path.exists() {
            continue;
        }
        let ledger = Ledger::open(&path, Access::Create).unwrap();
        ledger.check().unwrap();
        for id in &kept {
            assert!(ledger.contains(id).unwrap(), "{id} was said to be kept");
        }
        let held = corpus.iter().take_while(|record| ledger.contains(&record.report.id).unwrap()).count();
        assert_eq!(ledger.summary().unwrap().reports, held as u64, "whole reports, in their order, and no other");
        for record in &corpus[..held] {
            assert_eq!(ledger.record(&record.report.id).unwrap().as_ref(), Some(record));
        }
    }
    // On a busy machine a child may get far ahead, and the later rounds then find nothing left to add.
    assert!(killed >= 12, "only {killed} were killed before they had ended");
    assert!(child(&path).status().unwrap().success());
    let ledger = Ledger::open(&path, Access::Write).unwrap();
    ledger.check().unwrap();
    let (_clean_folder, clean) = ledger_of(&corpus);
    assert_eq!(ledger.summary().unwrap(), clean.summary().unwrap());
    assert!(exports(&ledger) == exports(&clean), "the exports differ from those of a run that nobody killed");
}

#[test]
fn a_log_cut_off_anywhere_gives_back_whole_reports_and_adding_goes_on() {
    let records: Vec<_> = (0..20).map(|number| record(number, 6)).collect();
    let (folder, ledger) = ledger_of(&records);
    let (file, log) = (fs::read(ledger.path()).unwrap(), fs::read(folder.path().join("sanudo.db-wal")).unwrap());
    let whole = exports(&ledger);
    let cut = folder.path().join("cut.db");
    let mut seen = std::collections::BTreeSet::new();
    for step in 0..=60 {
        let length = log.len() * step / 60;
        fs::write(&cut, &file).unwrap();
        fs::write(folder.path().join("cut.db-wal"), &log[..length]).unwrap();
        let mut ledger = Ledger::open(&cut, Access::Create).unwrap();
        ledger.check().unwrap();
        let held = ledger.summary().unwrap().reports;
        seen.insert(held);
        for (number, record) in records.iter().enumerate() {
            let kept = ledger.record(&record.report.id).unwrap();
            assert_eq!(kept.as_ref(), ((number as u64) < held).then_some(record));
            ledger.add(record).unwrap();
        }
        assert!(exports(&ledger) == whole);
        drop(ledger);
        for name in ["cut.db", "cut.db-wal", "cut.db-shm"] {
            let _ = fs::remove_file(folder.path().join(name));
        }
    }
    assert!(seen.len() > 15, "the cuts fell into too few places: {seen:?}");
}
