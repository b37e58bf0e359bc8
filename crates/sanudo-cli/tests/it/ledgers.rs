//! Files that are no ledger, or not one for this version.

use std::fs;

use super::support::{Desk, QUARREL};

#[test]
fn a_ledger_that_is_not_there_is_told_with_the_next_step() {
    let desk = Desk::new();
    for arguments in
        [&["events"][..], &["statements"], &["show", "1f"], &["explain", "1f"], &["export", "--format", "csv"]]
    {
        let ran = desk.run(arguments).with(2);
        assert_eq!(
            ran.stderr,
            "sanudo: no ledger at sanudo.db; make one with `sanudo ingest FOLDER`, or name one with --ledger\n"
        );
    }
    assert!(!desk.path("sanudo.db").exists());
}

#[test]
fn a_file_of_another_kind_is_left_alone() {
    let desk = Desk::new();
    desk.write("notes.db", "my own notes\n").write("quarrel.txt", QUARREL);
    for arguments in [&["events", "-l", "notes.db"][..], &["ingest", "quarrel.txt", "-l", "notes.db"]] {
        let ran = desk.run(arguments).with(2);
        assert_eq!(ran.stderr, "sanudo: notes.db is no ledger: it is a text that begins `my own notes`\n");
    }
    assert_eq!(fs::read(desk.path("notes.db")).unwrap(), b"my own notes\n");
}

#[test]
fn a_ledger_of_a_newer_version_is_left_alone() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    desk.run(&["ingest", "quarrel.txt"]).with(0);
    let mut bytes = fs::read(desk.path("sanudo.db")).unwrap();
    // The schema's number, in the header of every SQLite file.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    desk.write("sanudo.db", &bytes);
    for arguments in [&["events"][..], &["ingest", "quarrel.txt"]] {
        let ran = desk.run(arguments).with(2);
        assert!(ran.stderr.contains("sanudo.db was written by a newer Sanudo (schema 999"), "{}", ran.stderr);
    }
}

#[test]
fn a_write_protected_ledger_can_be_read() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    desk.run(&["ingest", "quarrel.txt"]).with(0);
    let ledger = desk.path("sanudo.db");
    let mut permissions = fs::metadata(&ledger).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&ledger, permissions).unwrap();
    assert!(!desk.run(&["events"]).with(0).stdout.is_empty());
    // The superuser may write to every file.
    if fs::OpenOptions::new().append(true).open(&ledger).is_err() {
        let ran = desk.run(&["ingest", "quarrel.txt"]).with(2);
        assert!(ran.stderr.contains("sanudo.db cannot be written"), "{}", ran.stderr);
    }
}

#[test]
fn a_damaged_ledger_is_told() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    desk.run(&["ingest", "quarrel.txt"]).with(0);
    let bytes = fs::read(desk.path("sanudo.db")).unwrap();
    desk.write("sanudo.db", &bytes[..4096]);
    let ran = desk.run(&["events"]).with(2);
    assert!(ran.stderr.starts_with("sanudo: sanudo.db is damaged"), "{}", ran.stderr);
}
