//! Each lexicon carries its own sentences: lines `#+` in which it must fire and lines `#-`, near misses in which it must not.

use sanudo::{Pipeline, Record, Report};
use sanudo_data::{CUES, TRIGGERS};
use sanudo_text::table::{Table, rows};
use sanudo_text::{Part, PartKind, Span};

fn code(pipeline: &Pipeline, sentence: &str) -> Record {
    let mut report = Report::new("example", sentence.to_owned());
    report.parts = vec![Part { kind: PartKind::Lead, span: Span::from_range(0..sentence.len()) }];
    pipeline.code(report)
}

/// The sentences of a table behind `mark`, never none.
fn sentences<'a>(table: Table<'a>, mark: &str) -> Vec<&'a str> {
    let found: Vec<&str> = table.text.lines().filter_map(|line| line.strip_prefix(mark)).map(str::trim).collect();
    assert!(!found.is_empty(), "{} has no line that begins with {mark}", table.name);
    found
}

/// The sentences of `table` whose record `fires` judges otherwise than their mark says.
fn wrong(pipeline: &Pipeline, table: Table<'_>, fires: impl Fn(&Record) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for (mark, expected) in [("#+", true), ("#-", false)] {
        for sentence in sentences(table, mark) {
            if fires(&code(pipeline, sentence)) != expected {
                wrong.push(format!("{}: {mark} {sentence}", table.name));
            }
        }
    }
    wrong
}

#[test]
fn each_trigger_table_fires_on_its_examples_and_not_on_its_near_misses() {
    let pipeline = Pipeline::shipped();
    let mut found = Vec::new();
    for &table in TRIGGERS {
        let event_type = rows(table, ["type"]).unwrap()[0].cells[0].to_owned();
        found
            .extend(wrong(&pipeline, table, |record| record.events.iter().any(|event| event.event_type == event_type)));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_cues_attribute_in_their_examples_and_not_in_their_near_misses() {
    let found = wrong(&Pipeline::shipped(), CUES, |record| !record.statements.is_empty());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_planted_wrong_example_is_found() {
    let text = "#+ The weather was fine.\n#- The minister accused Iran.\npattern\n";
    let table = Table { name: "planted", text };
    let found = wrong(&Pipeline::shipped(), table, |record| !record.events.is_empty());
    assert_eq!(found, ["planted: #+ The weather was fine.", "planted: #- The minister accused Iran."]);
}
