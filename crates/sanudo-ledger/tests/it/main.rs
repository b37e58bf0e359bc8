//! The ledger, used as others use it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may end a test")]

mod compat;
mod explaining;
mod exports;
mod finding;
mod keeping;
mod made;
mod opening;
mod power_cut;
mod queries;
mod room;
mod schema;
mod two_writers;

use std::path::PathBuf;

use sanudo_ledger::record::Record;
use sanudo_ledger::{Access, Ledger};
use tempfile::TempDir;

/// A folder for one test and the path of a ledger in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("sanudo.db");
    (folder, path)
}

/// A ledger that holds these records.
fn ledger_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> (TempDir, Ledger) {
    let (folder, path) = folder();
    let mut ledger = Ledger::open(path, Access::Create).unwrap();
    for record in records {
        ledger.add(record).unwrap();
    }
    (folder, ledger)
}
