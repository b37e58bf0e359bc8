//! When no room is left.

use sanudo_ledger::{Access, Added, Error, Ledger, Options};

use crate::folder;
use crate::made::record;

#[test]
fn a_full_disk_harms_nothing_and_adding_goes_on_when_there_is_room() {
    let (_folder, path) = folder();
    let tight = Options { max_pages: Some(200), ..Options::default() };
    let mut ledger = Ledger::open_with(&path, Access::Create, tight.clone()).unwrap();
    let records: Vec<_> = (0..200).map(|number| record(number, 10)).collect();
    let mut kept = 0;
    let error = loop {
        match ledger.add(&records[kept]) {
            Ok(added) => assert_eq!(added, Added::New),
            Err(error) => break error,
        }
        kept += 1;
    };
    assert!(matches!(error, Error::Full { .. }), "{error}");
    assert!(error.to_string().contains("no room left for") && error.to_string().contains("sanudo.db"), "{error}");
    assert!(kept > 10 && kept < 190, "{kept} fitted");

    let sound = |ledger: &Ledger| {
        ledger.check().unwrap();
        assert_eq!(ledger.summary().unwrap().reports, kept as u64);
        for record in &records[..kept] {
            assert_eq!(ledger.record(&record.report.id).unwrap().as_ref(), Some(record));
        }
        assert_eq!(ledger.record(&records[kept].report.id).unwrap(), None);
    };
    sound(&ledger);
    // It stays full, and stays sound, also for one who opens it anew.
    assert!(matches!(ledger.add(&records[kept]), Err(Error::Full { .. })));
    assert_eq!(ledger.add(&records[0]).unwrap(), Added::Known);
    drop(ledger);
    sound(&Ledger::open_with(&path, Access::Write, tight).unwrap());

    let mut ledger = Ledger::open(&path, Access::Write).unwrap();
    for record in &records {
        ledger.add(record).unwrap();
    }
    ledger.check().unwrap();
    assert_eq!(ledger.summary().unwrap().reports, 200);
}

#[test]
fn a_disk_too_small_for_an_empty_ledger_leaves_a_file_that_can_be_made_into_one() {
    let (_folder, path) = folder();
    let tiny = Options { max_pages: Some(5), ..Options::default() };
    assert!(matches!(Ledger::open_with(&path, Access::Create, tiny), Err(Error::Full { .. })));
    let mut ledger = Ledger::open(&path, Access::Create).unwrap();
    ledger.add(&record(1, 1)).unwrap();
    ledger.check().unwrap();
}
