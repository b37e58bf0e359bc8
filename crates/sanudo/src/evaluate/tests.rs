//! The figures of the reports in `cases/`, compared with what `tools/score_reports.py` printed for them.
//!
//! The three expected files were produced by running the script by hand inside `cases/`:
//!
//! ```text
//! python3 score_reports.py gold reports coded.jsonl --show 3 > figures.txt
//! python3 score_reports.py gold reports coded.jsonl --json > figures.json
//! python3 score_reports.py gold reports coded > figures_of_folder.txt
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Case, Figures, Tally, ids};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/evaluate/cases")
}

fn read(path: &str) -> String {
    fs::read_to_string(cases().join(path)).unwrap()
}

/// The JSON files of a folder by name.
fn folder(name: &str) -> BTreeMap<String, Value> {
    let paths = fs::read_dir(cases().join(name)).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (id, serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
        })
        .collect()
}

fn lines() -> BTreeMap<String, Value> {
    let mut coded = BTreeMap::new();
    for line in read("coded.jsonl").lines().filter(|line| !line.is_empty()) {
        let entry: Value = serde_json::from_str(line).unwrap();
        for id in ids(&entry) {
            coded.insert(id.to_owned(), entry.clone());
        }
    }
    coded
}

/// The figures, and the differing triples of the first `show` reports as the script prints them.
fn score(coded: &BTreeMap<String, Value>, show: usize) -> (Figures, String) {
    let mut tally = Tally::default();
    let mut shown = String::new();
    for (index, (id, gold)) in folder("gold").iter().enumerate() {
        let text = read(&format!("reports/{id}.txt"));
        let difference = tally.add(&Case { id, text: &text, gold, coded: coded.get(id) });
        if index < show {
            for triple in &difference.missed {
                writeln!(shown, "missed   {id} {triple}").unwrap();
            }
            for triple in &difference.spurious {
                writeln!(shown, "spurious {id} {triple}").unwrap();
            }
        }
    }
    (tally.figures(), shown)
}

#[test]
fn lines_of_records_score_as_the_script_scores_them() {
    let (figures, shown) = score(&lines(), 3);
    assert_eq!(format!("{shown}{figures}\n"), read("figures.txt"));
    assert_eq!(figures.to_json() + "\n", read("figures.json"));
}

#[test]
fn a_folder_scores_as_the_script_scores_it() {
    let (figures, _) = score(&folder("coded"), 0);
    assert_eq!(format!("{figures}\n"), read("figures_of_folder.txt"));
}

#[test]
fn nothing_coded_scores_nothing() {
    let (figures, _) = score(&BTreeMap::new(), 0);
    assert_eq!(figures.trigger.f1(), 0.0);
    assert_eq!(figures.mode.share(), None);
    assert_eq!(figures.missing.len(), 5);
}

#[test]
fn an_annotation_scored_against_itself_is_right() {
    let (figures, _) = score(&folder("gold"), 0);
    for count in [figures.trigger, figures.triple, figures.report, figures.dyad, figures.content, figures.statement] {
        assert_eq!((count.matched, count.predicted), (count.gold, count.gold));
    }
}
