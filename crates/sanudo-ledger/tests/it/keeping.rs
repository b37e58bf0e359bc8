//! What is added comes back, once.

use sanudo_ledger::{Added, Error, EventFilter};

use crate::made::{record, record_of};
use crate::{folder, ledger_of};
use sanudo_ledger::{Access, Ledger};

#[test]
fn what_was_added_comes_back_to_the_last_bit() {
    let records: Vec<_> = (0..300).map(|number| record(number, (number % 12) as usize)).collect();
    let (_folder, ledger) = ledger_of(&records);
    for record in &records {
        let kept = ledger.record(&record.report.id).unwrap().expect("it was added");
        assert_eq!(&kept, record);
        for (kept, added) in kept.events.iter().zip(&record.events) {
            assert_eq!(kept.confidence.to_bits(), added.confidence.to_bits());
        }
    }
    assert_eq!(ledger.record("0000000000000000").unwrap(), None);
    ledger.check().unwrap();
}

#[test]
fn every_character_comes_back() {
    let mut odd = record_of(1, 2, "\0 \u{feff} \r\n \u{10ffff} e\u{301} '; DROP TABLE report; -- \u{202e}");
    odd.report.title = Some("\0".to_owned());
    odd.report.source = "C:\\a b\\%3F?x=1#é".to_owned();
    let (_folder, ledger) = ledger_of([&odd]);
    assert_eq!(ledger.record(&odd.report.id).unwrap().as_ref(), Some(&odd));
    assert_eq!(ledger.find(&odd.report.source).unwrap().id(), odd.report.id);
    ledger.check().unwrap();
}

#[test]
fn an_empty_report_can_be_kept() {
    let mut empty = record(1, 0);
    empty.report.body.clear();
    empty.report.parts.clear();
    empty.report.times.clear();
    empty.report.dateline = None;
    empty.statements.clear();
    let (_folder, ledger) = ledger_of([&empty]);
    assert_eq!(ledger.record(&empty.report.id).unwrap(), Some(empty));
}

#[test]
fn adding_again_adds_nothing() {
    let records: Vec<_> = (0..50).map(|number| record(number, 5)).collect();
    let (_folder, mut ledger) = ledger_of(&records);
    let before = ledger.summary().unwrap();
    for record in &records {
        assert_eq!(ledger.known(&record.report.id, &record.report.source).unwrap(), Some(Added::Known));
        assert_eq!(ledger.add(record).unwrap(), Added::Known);
    }
    assert_eq!(ledger.summary().unwrap(), before);
    assert_eq!((before.reports, before.events, before.coders.len()), (50, 250, 1));
}

#[test]
fn a_changed_report_is_a_new_version_and_the_older_one_stays() {
    let (first, second, third) = (record(1, 3), record_of(1, 3, " More."), record_of(1, 3, " Still more."));
    let (_folder, mut ledger) = ledger_of([&first]);
    assert_eq!(ledger.known(&second.report.id, &second.report.source).unwrap(), None);
    assert_eq!(ledger.add(&second).unwrap(), Added::NewVersion { version: 2 });
    assert_eq!(ledger.add(&third).unwrap(), Added::NewVersion { version: 3 });
    // An older version that is read again is known; it does not become the newest.
    assert_eq!(ledger.add(&first).unwrap(), Added::Known);

    for kept in [&first, &second, &third] {
        assert_eq!(ledger.record(&kept.report.id).unwrap().as_ref(), Some(kept));
    }
    let current = ledger.events(&EventFilter::default()).unwrap();
    assert!(current.iter().all(|row| row.report.id == third.report.id && row.report.current));
    let all = EventFilter { all_versions: true, ..EventFilter::default() };
    assert_eq!((current.len(), ledger.count_events(&all).unwrap()), (3, 9));
    let versions = ledger.sources(&first.report.id).unwrap();
    let versions: Vec<_> = versions.iter().map(|one| (one.version, one.report_id.as_str(), one.current)).collect();
    assert_eq!(versions, [(1, &*first.report.id, false), (2, &*second.report.id, false), (3, &*third.report.id, true)]);
    assert_eq!(ledger.find(&first.report.source).unwrap().id(), third.report.id);
}

#[test]
fn the_same_content_from_two_sources_is_one_report() {
    let here = record(1, 3);
    let mut there = here.clone();
    there.report.source = "https://example.org/again".to_owned();
    let (_folder, mut ledger) = ledger_of([&here]);
    assert_eq!(ledger.known(&there.report.id, &there.report.source).unwrap(), Some(Added::NewSource));
    assert_eq!(ledger.add(&there).unwrap(), Added::NewSource);
    assert_eq!(ledger.add(&there).unwrap(), Added::Known);
    let summary = ledger.summary().unwrap();
    assert_eq!((summary.reports, summary.sources, summary.events), (1, 2, 3));
    // Which of the two was read first does not show.
    assert_eq!(ledger.record(&here.report.id).unwrap().unwrap().report.source, "https://example.org/again");
}

#[test]
fn a_report_stays_current_while_it_is_the_newest_of_one_of_its_sources() {
    let (old, new) = (record(1, 1), record_of(1, 1, " More."));
    let (_folder, mut ledger) = ledger_of([&old]);
    ledger.link(&old.report.id, "mirror").unwrap();
    let current = |ledger: &Ledger| {
        [&old, &new].map(|record| ledger.head(&record.report.id).unwrap().is_some_and(|head| head.current))
    };
    ledger.add(&new).unwrap();
    assert_eq!(current(&ledger), [true, true], "the mirror still shows the old one");
    assert_eq!(ledger.known(&new.report.id, "mirror").unwrap(), Some(Added::NewVersion { version: 2 }));
    assert_eq!(ledger.link(&new.report.id, "mirror").unwrap(), Added::NewVersion { version: 2 });
    assert_eq!(current(&ledger), [false, true]);
    assert_eq!(ledger.link(&old.report.id, "archive").unwrap(), Added::NewSource);
    assert_eq!(current(&ledger), [true, true], "an archive shows it again");
}

#[test]
fn only_reports_that_are_held_can_be_linked() {
    let (_folder, mut ledger) = ledger_of([]);
    assert!(matches!(ledger.link("0123456789abcdef", "x"), Err(Error::Unknown { .. })));
}

#[test]
fn a_record_that_contradicts_itself_leaves_nothing_behind() {
    let (_folder, path) = folder();
    let mut ledger = Ledger::open(path, Access::Create).unwrap();
    let sound = record(2, 4);
    let refused = |change: &dyn Fn(&mut sanudo_ledger::record::Record), part: &str, ledger: &mut Ledger| {
        let mut wrong = sound.clone();
        change(&mut wrong);
        let error = ledger.add(&wrong).unwrap_err();
        assert!(error.is_of_record(), "{error}");
        assert!(error.to_string().contains(part), "{error}");
        assert!(error.to_string().contains("made/2/2.txt") && error.to_string().contains("sanudo.db"), "{error}");
    };
    refused(&|record| record.events[2].trigger.start += 1, "trigger", &mut ledger);
    refused(&|record| record.events[1].sentence.slice.end = 100_000, "the body has `nothing`", &mut ledger);
    refused(&|record| record.events[3].id = "x.e4".to_owned(), "x.e4", &mut ledger);
    refused(&|record| record.events.swap(0, 1), "stands behind", &mut ledger);
    refused(&|record| record.events[0].confidence = f64::NAN, "not finite", &mut ledger);
    refused(&|record| record.events[0].quad = 5, "quad", &mut ledger);
    refused(&|record| record.report.id = "X".to_owned(), "sixteen", &mut ledger);
    assert_eq!(ledger.summary().unwrap().reports, 0);
    assert_eq!(ledger.add(&sound).unwrap(), Added::New);
    refused(
        &|record| {
            record.report.body.push('x');
        },
        "another text under its id",
        &mut ledger,
    );
}
