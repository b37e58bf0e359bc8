//! Opening what is, and what is not, a ledger.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sanudo_ledger::{Access, Error, EventFilter, Ledger};

use crate::folder;
use crate::made::record;

fn make(path: &Path, reports: u64) {
    let mut ledger = Ledger::open(path, Access::Create).unwrap();
    for number in 0..reports {
        ledger.add(&record(number, 6)).unwrap();
    }
}

#[test]
fn a_missing_ledger_is_made_only_if_asked() {
    let (folder, path) = folder();
    for access in [Access::Read, Access::Write] {
        let error = Ledger::open(&path, access).unwrap_err();
        assert!(matches!(error, Error::Missing { .. }));
        assert_eq!(
            error.to_string(),
            format!("no ledger at {}; make one with `sanudo ingest FOLDER`, or name one with --ledger", path.display())
        );
    }
    assert!(!path.exists());
    let error = Ledger::open(folder.path().join("no/such/sanudo.db"), Access::Create).unwrap_err();
    assert!(error.to_string().contains("there is no folder"), "{error}");
    drop(Ledger::open(&path, Access::Create).unwrap());
    Ledger::open(&path, Access::Write).unwrap();
    Ledger::open(&path, Access::Read).unwrap();
}

#[test]
fn an_empty_file_is_as_good_as_none() {
    let (_folder, path) = folder();
    fs::write(&path, "").unwrap();
    assert!(matches!(Ledger::open(&path, Access::Read), Err(Error::Missing { .. })));
    Ledger::open(&path, Access::Create).unwrap().check().unwrap();
}

#[test]
fn a_stranger_is_refused_untouched_and_named() {
    let (folder, path) = folder();
    let refused = |path: &Path, part: &str| {
        let before = fs::read(path).ok();
        for access in [Access::Create, Access::Write, Access::Read] {
            let error = Ledger::open(path, access).unwrap_err();
            assert!(matches!(error, Error::NotALedger { .. }), "{error}");
            assert!(error.to_string().contains(part), "{error}");
        }
        assert_eq!(fs::read(path).ok(), before);
    };
    refused(folder.path(), "is no ledger: it is a folder");
    fs::write(&path, "outlet,title\nx,y\n").unwrap();
    refused(&path, "a text that begins `outlet,title`");
    fs::write(&path, [0xff, 0xd8, 0, 1]).unwrap();
    refused(&path, "a binary file of another kind");
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE places (x); CREATE TABLE visits (y)").unwrap();
    refused(&path, "an SQLite database of another program (it holds places, visits)");
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("PRAGMA application_id = 252006673").unwrap();
    refused(&other, "application id 0xf055111");
}

#[test]
fn a_newer_ledger_is_refused_untouched() {
    let (_folder, path) = folder();
    make(&path, 1);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
    for access in [Access::Create, Access::Write, Access::Read] {
        let error = Ledger::open(&path, access).unwrap_err();
        assert!(matches!(error, Error::Newer { found: 7, known: 2, .. }));
        let text = error.to_string();
        assert!(
            text.ends_with("sanudo.db was written by a newer Sanudo (schema 7, this one knows 2): update Sanudo"),
            "{text}"
        );
    }
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert_eq!(Ledger::open(&path, Access::Read).unwrap().summary().unwrap().reports, 1);
}

#[test]
fn a_ledger_cut_short_is_called_damaged() {
    let (folder, path) = folder();
    make(&path, 40);
    let whole = fs::read(&path).unwrap();
    let cut = folder.path().join("cut.db");
    for length in [20, 50, 99, 1000, 4096, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&cut, &whole[..length]).unwrap();
        for access in [Access::Read, Access::Write, Access::Create] {
            let damaged = Ledger::open(&cut, access).and_then(|ledger| ledger.check());
            assert!(matches!(damaged, Err(Error::Damaged { .. })), "{length} bytes, {access:?}: {damaged:?}");
            assert!(damaged.unwrap_err().to_string().contains("cut.db is damaged"));
        }
    }
}

#[test]
fn scribbled_pages_are_errors_and_never_panics() {
    let (folder, path) = folder();
    make(&path, 30);
    let whole = fs::read(&path).unwrap();
    let scribbled = folder.path().join("scribbled.db");
    let mut found = 0;
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        for (at, byte) in bytes[page * 4096..(page + 1) * 4096].iter_mut().enumerate() {
            *byte ^= (at % 251) as u8;
        }
        fs::write(&scribbled, bytes).unwrap();
        let Ok(ledger) = Ledger::open(&scribbled, Access::Read) else {
            found += 1;
            continue;
        };
        let _ = ledger.events(&EventFilter { text: Some("summit".to_owned()), ..EventFilter::default() });
        let _ = ledger.each_record::<Error>(true, |_| Ok(()));
        found += u32::from(matches!(ledger.check(), Err(Error::Damaged { .. })));
    }
    let pages = whole.len() / 4096 - 1;
    assert!(found as usize * 10 > pages * 9, "{found} of {pages} scribbled pages were noticed");
}

#[test]
fn reading_leaves_everything_as_it_is() {
    let (folder, path) = folder();
    make(&path, 5);
    let before = fs::read(&path).unwrap();
    {
        let mut ledger = Ledger::open(&path, Access::Read).unwrap();
        assert_eq!(ledger.summary().unwrap().reports, 5);
        ledger.check().unwrap();
        let error = ledger.add(&record(9, 1)).unwrap_err();
        assert!(matches!(error, Error::ReadOnly { .. }));
        assert!(error.to_string().contains("opened for reading only"), "{error}");
        // What is known needs no writing.
        ledger.add(&record(1, 6)).unwrap();
        let other = Ledger::open(&path, Access::Read).unwrap();
        assert_eq!(other.summary().unwrap().reports, 5);
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    let log = fs::metadata(folder.path().join("sanudo.db-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0);
}

#[test]
fn a_reader_sees_what_a_writer_adds_meanwhile() {
    let (_folder, path) = folder();
    let mut writer = Ledger::open(&path, Access::Create).unwrap();
    let reader = Ledger::open(&path, Access::Read).unwrap();
    writer.add(&record(1, 2)).unwrap();
    assert_eq!(reader.summary().unwrap().reports, 1);
    writer.add(&record(2, 2)).unwrap();
    assert_eq!(reader.summary().unwrap().reports, 2);
}

#[test]
fn an_odd_path_is_opened_as_it_stands() {
    let (folder, _) = folder();
    for name in ["a b?mode=memory.db", "50%25#1.db", "é;'\".db", ":memory:", "file:x"] {
        let path = folder.path().join(name);
        make(&path, 1);
        assert_eq!(Ledger::open(&path, Access::Read).unwrap().summary().unwrap().reports, 1, "{name}");
        assert!(path.is_file(), "{name}");
    }
}

/// Write protection does not bind the superuser, so the look is taken by a process of somebody else: this test runs itself again,
/// as `nobody` where it can, and as whoever runs the tests where that is not the superuser already.
#[cfg(unix)]
mod write_protection {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::{env, fs};

    use sanudo_ledger::{Access, Error, Ledger};

    use super::make;
    use crate::{folder, made::record};

    const CHILD: &str = "SANUDO_TEST_PROTECTED";

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_write_protected_place_can_be_read_and_says_why_it_cannot_be_written() {
        if let Some(place) = env::var_os(CHILD) {
            return look(&PathBuf::from(place));
        }
        let (folder, path) = folder();
        make(&path, 5);
        let place = folder.path();
        // Each in a folder of its own: protected file and folder, protected file alone, and a log that was not merged.
        for name in ["both", "file", "log"] {
            fs::create_dir(place.join(name)).unwrap();
            fs::copy(&path, place.join(name).join("sanudo.db")).unwrap();
        }
        let (log, log_copy) = (place.join("log.db"), place.join("log/sanudo.db"));
        make(&log, 3);
        let mut writer = Ledger::open(&log, Access::Write).unwrap();
        writer.add(&record(4, 2)).unwrap();
        fs::copy(&log, &log_copy).unwrap();
        fs::copy(place.join("log.db-wal"), place.join("log/sanudo.db-wal")).unwrap();
        drop(writer);
        for name in ["both", "log"] {
            mode(&place.join(name).join("sanudo.db"), 0o444);
            mode(&place.join(name), 0o555);
        }
        mode(&place.join("file/sanudo.db"), 0o444);
        mode(&place.join("file"), 0o777);
        mode(place, 0o755);

        // The test program may lie where `nobody` may not go.
        let program = place.join("test-program");
        fs::copy(env::current_exe().unwrap(), &program).unwrap();
        mode(&program, 0o755);
        let name = "opening::write_protection::a_write_protected_place_can_be_read_and_says_why_it_cannot_be_written";
        let mut child = Command::new(&program);
        child.args(["--exact", name, "--nocapture"]).env(CHILD, place).current_dir("/");
        if fs::metadata(place).unwrap().uid() == 0 {
            child.uid(65534).gid(65534);
        }
        let ended = child.output().unwrap();
        for name in ["both", "log"] {
            mode(&place.join(name), 0o755);
        }
        let said = String::from_utf8_lossy(&ended.stdout);
        assert!(
            ended.status.success() && said.contains("1 passed"),
            "{said}{}",
            String::from_utf8_lossy(&ended.stderr)
        );
    }

    fn look(place: &Path) {
        let unwritable = |path: &Path, access: Access, part: &str| {
            let error = Ledger::open(path, access).unwrap_err();
            assert!(matches!(error, Error::ReadOnly { .. }), "{error}");
            assert!(error.to_string().contains(part), "{error}");
        };
        for name in ["both", "file"] {
            let path = place.join(name).join("sanudo.db");
            let mut ledger = Ledger::open(&path, Access::Read).unwrap();
            assert_eq!(ledger.record(&record(3, 6).report.id).unwrap(), Some(record(3, 6)));
            ledger.check().unwrap();
            assert!(matches!(ledger.add(&record(9, 1)), Err(Error::ReadOnly { .. })));
            unwritable(&path, Access::Write, "write-protected");
            unwritable(&path, Access::Create, "write-protected");
        }
        unwritable(&place.join("both/new.db"), Access::Create, "its folder or its disk is write-protected");
        let error = Ledger::open(place.join("log/sanudo.db"), Access::Read).unwrap_err();
        assert!(matches!(error, Error::Unmerged { .. }), "{error}");
        assert!(error.to_string().contains("sanudo.db-wal"), "{error}");
    }
}
