//! The promises of the record, on the example reports and on made-up text.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use sanudo::{Pipeline, Record};
use sanudo_ledger::record::{ActorRecord, EvidenceRecord, Slice};
use sanudo_read::{Options, RawRecord};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::shipped);

fn code(source: &str, text: &str) -> Record {
    PIPELINE.code(sanudo_read::report(RawRecord::text(source, text), &Options::default()))
}

fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let files = fs::read_dir(folder).expect("the examples are there");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("the examples can be listed").path()).collect();
    paths.sort();
    assert!(paths.len() >= 6, "there are {} example reports", paths.len());
    let read = |path: PathBuf| (path.display().to_string(), fs::read_to_string(&path).expect("an example can be read"));
    paths.into_iter().map(read).collect()
}

/// All stretches of the body that a record points to.
fn slices(record: &Record) -> Vec<&Slice> {
    fn reasons(evidence: &[EvidenceRecord]) -> impl Iterator<Item = &Slice> {
        evidence.iter().filter_map(|reason| reason.slice.as_ref())
    }
    fn actors<'r>(lists: impl IntoIterator<Item = &'r ActorRecord>) -> impl Iterator<Item = &'r Slice> {
        lists.into_iter().map(|actor| &actor.slice)
    }
    let events = record.events.iter().flat_map(|event| {
        [&event.trigger, &event.sentence.slice]
            .into_iter()
            .chain(actors(event.actors.iter().chain(&event.recipients).chain(&event.according_to)))
            .chain(event.place.iter().map(|place| &place.slice))
            .chain(reasons(&event.evidence))
    });
    let statements = record.statements.iter().flat_map(|statement| {
        [&statement.slice, &statement.cue]
            .into_iter()
            .chain(actors(std::iter::once(&statement.speaker).chain(&statement.addressee)))
            .chain(reasons(&statement.evidence))
    });
    events.chain(statements).collect()
}

fn check_slices(record: &Record) {
    let body: Vec<char> = record.report.body.chars().collect();
    for slice in slices(record) {
        let found: String = body[slice.start as usize..slice.end as usize].iter().collect();
        assert_eq!(found, slice.text);
    }
    for part in &record.report.parts {
        assert!(part.start <= part.end && part.end as usize <= body.len());
    }
}

#[test]
fn every_slice_of_the_examples_equals_its_text() {
    for (source, text) in examples() {
        let record = code(&source, &text);
        assert!(record.events.len() >= 5 && record.statements.len() >= 2, "{source} is coded");
        check_slices(&record);
    }
}

#[test]
fn every_field_of_the_examples_names_a_reason() {
    for (source, text) in examples() {
        for event in code(&source, &text).events {
            let has = |field: &str| {
                event
                    .evidence
                    .iter()
                    .any(|reason| reason.field == field || reason.field.starts_with(&format!("{field}.")))
            };
            assert!(has("type"), "{} {}", event.id, source);
            assert!(event.mode.is_none() || has("mode"), "{} mode", event.id);
            assert!(event.status == "actual" || has("status"), "{} status", event.id);
            assert!(event.actors.is_empty() || has("actors"), "{} actors", event.id);
            assert!(event.recipients.is_empty() || has("recipients"), "{} recipients", event.id);
            assert!(event.date.is_none() || has("date"), "{} date", event.id);
            assert!(event.place.is_none() || has("place"), "{} place", event.id);
            assert!(event.according_to.is_none() || has("according_to"), "{} according_to", event.id);
            assert!(event.same_as.is_none() || has("same_as"), "{} same_as", event.id);
            assert!(event.contexts.is_empty() || has("contexts"), "{} contexts", event.id);
        }
    }
}

#[test]
fn coding_twice_gives_the_same_record() {
    for (source, text) in examples() {
        assert_eq!(code(&source, &text), code(&source, &text));
    }
}

/// Words that make rules fire, beside characters that break careless slicing.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "Russia", "the king", "Ankara", "said", "that", "told", "accused", "of", "“", "”", "\"", "‘", "’", ",", ".", "\n\n", "by", "was",
            "arrested", "talks", "with", "King Hamad", "he", "it", "its", "troops", "in", "2013", "on Thursday", "May 5", "and", "not",
            "would", "to", "according", "(UN)", "Genève", "— ", "minister", "urged", "'s", "Iran",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_slice_of_made_up_text_equals_its_text(words in prop::collection::vec(fragment(), 0..60)) {
        check_slices(&code("made-up", &words.join(" ")));
    }
}
