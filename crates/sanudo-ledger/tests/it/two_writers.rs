//! Two who write at once: one waits, or says so.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use sanudo_ledger::{Access, Added, Error, EventFilter, Ledger, Options, export};

use crate::made::record;
use crate::{folder, power_cut};

#[test]
fn one_waits_until_the_other_has_ended() {
    let (_folder, path) = folder();
    drop(Ledger::open(&path, Access::Create).unwrap());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (done, ended) = mpsc::channel();
    let waiting = thread::spawn(move || {
        let added = Ledger::open(&path, Access::Write).and_then(|mut ledger| ledger.add(&record(1, 3)));
        done.send(()).unwrap();
        added
    });
    assert!(ended.recv_timeout(Duration::from_millis(300)).is_err(), "it does not write into the other's turn");
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(waiting.join().unwrap().unwrap(), Added::New);
}

#[test]
fn one_that_has_waited_long_enough_says_so() {
    let (_folder, path) = folder();
    let options = Options { busy_timeout: Duration::from_millis(200), ..Options::default() };
    let mut ledger = Ledger::open_with(&path, Access::Create, options).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let since = Instant::now();
    let error = ledger.add(&record(1, 3)).unwrap_err();
    assert!(since.elapsed() >= Duration::from_millis(190));
    assert!(error.is_busy());
    let text = error.to_string();
    assert!(text.starts_with("another process is writing to "), "{text}");
    assert!(text.ends_with("sanudo.db; try again when it has ended (waited 0.2 s)"), "{text}");
    // Reading does not wait, and knowing is reading.
    assert_eq!(ledger.summary().unwrap().reports, 0);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(ledger.add(&record(1, 3)).unwrap(), Added::New);
}

#[test]
fn one_that_finds_the_whole_file_locked_says_so_when_opening() {
    let (_folder, path) = folder();
    drop(Ledger::open(&path, Access::Create).unwrap());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    for access in [Access::Read, Access::Write] {
        let options = Options { busy_timeout: Duration::from_millis(50), ..Options::default() };
        let error = Ledger::open_with(&path, access, options).unwrap_err();
        assert!(matches!(error, Error::Busy { .. }), "{error}");
    }
}

#[test]
fn two_that_make_the_same_ledger_at_once_both_succeed() {
    for _ in 0..20 {
        let (_folder, path) = folder();
        let makers: Vec<_> = (0..4)
            .map(|number| {
                let path = path.clone();
                thread::spawn(move || {
                    let mut ledger = Ledger::open(&path, Access::Create)?;
                    ledger.add(&record(number, 1))
                })
            })
            .collect();
        for maker in makers {
            assert!(matches!(maker.join().unwrap().unwrap(), Added::New | Added::NewVersion { .. }));
        }
        let ledger = Ledger::open(&path, Access::Read).unwrap();
        assert_eq!(ledger.summary().unwrap().reports, 4);
    }
}

#[test]
fn two_processes_that_ingest_the_same_reports_give_what_one_gives() {
    let (_one_folder, one) = folder();
    let (_two_folder, two) = folder();
    let alone = power_cut::child(&one).spawn().unwrap();
    let together = [power_cut::child(&two).spawn().unwrap(), power_cut::child(&two).spawn().unwrap()];
    for mut process in [alone].into_iter().chain(together) {
        assert!(process.wait().unwrap().success());
    }
    let [one, two] = [one, two].map(|path| {
        let ledger = Ledger::open(path, Access::Write).unwrap();
        ledger.check().unwrap();
        let mut table = Vec::new();
        export::csv::events(&ledger, &EventFilter::default(), &mut table).unwrap();
        (ledger.summary().unwrap(), table)
    });
    assert!(one == two);
}
