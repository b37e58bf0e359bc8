//! From what was typed to what it names.

use sanudo_ledger::{Error, Found};

use crate::ledger_of;
use crate::made::record;

#[test]
fn a_beginning_names_a_report_and_its_entries() {
    let records: Vec<_> = (0..40).map(|number| record(number, 3)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let with_statement = records.iter().find(|record| !record.statements.is_empty()).unwrap();
    let id = &with_statement.report.id;
    let shortest = (1..=16)
        .map(|length| &id[..length])
        .find(|beginning| records.iter().filter(|record| record.report.id.starts_with(beginning)).count() == 1)
        .unwrap();
    assert_eq!(ledger.find(shortest).unwrap(), Found::Report(id.clone()));
    assert_eq!(ledger.find(&shortest.to_uppercase()).unwrap(), Found::Report(id.clone()));
    assert_eq!(ledger.find(&format!(" {shortest}.e3 ")).unwrap(), Found::Event(format!("{id}.e3")));
    let statement = ledger.find(&format!("{shortest}.s1")).unwrap();
    assert_eq!((statement.id(), statement.report_id()), (&*format!("{id}.s1"), &**id));
}

#[test]
fn an_unclear_beginning_lists_what_it_could_be() {
    let records: Vec<_> = (0..200).map(|number| record(number, 0)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let first = records[1].report.id.chars().next().unwrap().to_string();
    let fitting = records.iter().filter(|record| record.report.id.starts_with(&first)).count() as u64;
    let error = ledger.find(&first).unwrap_err();
    let text = error.to_string();
    let Error::Ambiguous { candidates, total, .. } = error else { panic!("{text}") };
    assert_eq!((candidates.len(), total), (5, fitting));
    assert!(candidates.is_sorted() && candidates.iter().all(|(id, title)| id.starts_with(&first) && !title.is_empty()));
    assert!(text.ends_with(&format!("and {} more", fitting - 5)), "{text}");
}

#[test]
fn a_mistyped_id_is_told_the_right_one() {
    let records: Vec<_> = (0..200).map(|number| record(number, 2)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let id = &records[7].report.id;
    let mut digits: Vec<char> = id.chars().collect();
    digits[3] = if digits[3] == '0' { '1' } else { '0' };
    let mistyped: String = digits.into_iter().collect();
    let text = ledger.find(&mistyped).unwrap_err().to_string();
    assert!(text.contains("did you mean") && text.contains(id.as_str()), "{text}");

    let text = ledger.find(&format!("{id}.e9")).unwrap_err().to_string();
    assert!(text.contains(&format!("{id}.e2")), "{text}");
    for nonsense in ["", "zz", "%", "' OR 1", "no/such/file.txt", "…", ".", ".e1"] {
        assert!(matches!(ledger.find(nonsense), Err(Error::Unknown { .. })), "{nonsense}");
    }
}
