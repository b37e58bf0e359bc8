//! Why an entry is what it is.

use sanudo_ledger::Error;
use sanudo_ledger::explain::{Entry, Explanation};

use crate::ledger_of;
use crate::made::record;

fn marked(explanation: &Explanation) -> Vec<(&str, String)> {
    let letters: Vec<char> = explanation.passage.slice.text.chars().collect();
    explanation
        .passage
        .marks
        .iter()
        .map(|mark| (mark.label.as_str(), letters[mark.start as usize..mark.end as usize].iter().collect()))
        .collect()
}

#[test]
fn an_event_is_told_by_its_sentence_its_marks_and_the_reasons_of_each_field() {
    let records: Vec<_> = (0..60).map(|number| record(number, 6)).collect();
    let (_folder, ledger) = ledger_of(&records);
    for record in &records {
        for event in &record.events {
            let explanation = ledger.explain(&event.id).unwrap();
            assert_eq!(explanation.entry, Entry::Event(Box::new(event.clone())));
            assert_eq!(
                (&explanation.passage.slice, &explanation.report.id),
                (&event.sentence.slice, &record.report.id)
            );
            let marked = marked(&explanation);
            assert!(marked.contains(&("trigger", event.trigger.text.clone())));
            for actor in &event.actors {
                assert!(marked.contains(&("actor", actor.slice.text.clone())));
            }
            let field = |name: &str| explanation.fields.iter().find(|field| field.name == name).unwrap();
            assert_eq!(field("type").value.as_deref(), Some(&*event.event_type));
            assert_eq!(field("type").evidence, event.evidence[..1]);
            assert_eq!(field("mode").value, event.mode);
            let all: usize = explanation.fields.iter().map(|field| field.evidence.len()).sum();
            assert_eq!(all, event.evidence.len(), "every reason is told once");
        }
    }
}

#[test]
fn what_an_event_read_elsewhere_and_fields_that_only_evidence_knows_are_told_too() {
    let mut report = record(2, 3);
    let mut reason = report.events[0].evidence[0].clone();
    reason.field = "calendar".to_owned();
    reason.slice = report.report.dateline.as_ref().map(|dateline| dateline.slice.clone());
    report.events[1].evidence.push(reason.clone());
    report.events[1].actors[0] = report.events[0].actors[0].clone();
    let (_folder, ledger) = ledger_of([&report]);
    let explanation = ledger.explain(&report.events[1].id).unwrap();
    let elsewhere: Vec<_> = explanation.elsewhere.iter().map(|(label, slice)| (label.as_str(), slice)).collect();
    let dateline = reason.slice.as_ref().unwrap();
    assert_eq!(elsewhere[..2], [("calendar", dateline), ("actor", &report.events[0].actors[0].slice)]);
    let last = explanation.fields.last().unwrap();
    assert_eq!((last.name.as_str(), &last.evidence), ("calendar", &vec![reason]));
}

#[test]
fn a_statement_is_told_by_the_paragraph_that_holds_it() {
    let records: Vec<_> = (0..60).map(|number| record(number, 1)).collect();
    let (_folder, ledger) = ledger_of(&records);
    let mut told = 0;
    for record in &records {
        for statement in &record.statements {
            let explanation = ledger.explain(&statement.id).unwrap();
            let passage = &explanation.passage;
            assert_eq!(passage.part.as_deref(), Some("lead"));
            let body: String = record.report.body.chars().skip(passage.slice.start as usize).collect();
            assert!(body.starts_with(&passage.slice.text) && passage.slice.text.ends_with(body.trim_start()));
            let marked = marked(&explanation);
            assert!(marked.contains(&("text", statement.slice.text.clone())));
            assert!(marked.contains(&("cue", statement.cue.text.clone())));
            assert!(marked.contains(&("speaker", statement.speaker.slice.text.clone())));
            told += 1;
        }
    }
    assert!(told > 20);
}

#[test]
fn without_parts_the_lines_that_hold_a_statement_are_shown() {
    let mut report = (0..).map(|number| record(number, 1)).find(|record| !record.statements.is_empty()).unwrap();
    report.report.parts.clear();
    let (_folder, ledger) = ledger_of([&report]);
    let explanation = ledger.explain(&report.statements[0].id).unwrap();
    let second_line = report.report.body.lines().nth(1).unwrap();
    assert_eq!((explanation.passage.slice.text.as_str(), &explanation.passage.part), (second_line, &None));
}

#[test]
fn a_report_is_no_entry_and_its_entries_are_offered() {
    let report = record(1, 2);
    let (_folder, ledger) = ledger_of([&report]);
    let error = ledger.explain(&report.report.id).unwrap_err();
    assert!(matches!(&error, Error::Ambiguous { total, .. } if *total >= 2), "{error}");
    assert!(error.to_string().contains(&report.events[1].id), "{error}");
}
