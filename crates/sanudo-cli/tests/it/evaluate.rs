//! `sanudo evaluate`. What it should print was printed by `tools/score_reports.py`, run by hand over the same cases; see the
//! facade's own test.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::Desk;

fn cases(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sanudo/src/evaluate/cases").join(name)
}

#[track_caller]
fn check(coded: &str, options: &[&str], expected: &str) {
    let (gold, reports, coded) = (cases("gold"), cases("reports"), cases(coded));
    let paths = [&gold, &reports, &coded].map(|path| path.to_str().unwrap());
    let ran = Desk::new().run(&[&["evaluate"], &paths[..], options].concat()).with(0);
    assert_eq!(ran.stdout, fs::read_to_string(cases(expected)).unwrap());
    assert_eq!(ran.stderr, "");
}

#[test]
fn prints_the_figures_of_the_script() {
    check("coded.jsonl", &["--show", "3"], "figures.txt");
    check("coded.jsonl", &["--json"], "figures.json");
    check("coded", &[], "figures_of_folder.txt");
}

#[test]
fn codes_on_the_spot_when_no_coding_is_given() {
    let (gold, reports) = (cases("gold"), cases("reports"));
    let desk = Desk::new();
    let on_the_spot = desk.run(&["evaluate", gold.to_str().unwrap(), reports.to_str().unwrap()]).with(0).stdout;
    let coded = desk.run(&["code", reports.to_str().unwrap()]).with(0).stdout;
    desk.write("coded.jsonl", coded);
    let from_file = desk.run(&["evaluate", gold.to_str().unwrap(), reports.to_str().unwrap(), "coded.jsonl"]).with(0);
    assert_eq!(on_the_spot, from_file.stdout);
    assert!(on_the_spot.starts_with("trigger    P "));
}

#[test]
fn what_cannot_be_read_is_told() {
    let desk = Desk::new();
    desk.write("gold/a.json", "{}")
        .write("reports/b.txt", "b")
        .write("empty/x", "")
        .write("broken.jsonl", "{}\n{broken\n");
    let text = desk.run(&["evaluate", "gold", "reports"]).with(2).stderr;
    assert!(text.starts_with("sanudo: reports/a.txt: the text of an annotated report cannot be read: "), "{text}");
    assert!(
        desk.run(&["evaluate", "gone", "reports"])
            .with(2)
            .stderr
            .starts_with("sanudo: gone: the folder cannot be listed")
    );
    assert!(desk.run(&["evaluate", "empty", "reports"]).with(2).stderr.contains("no annotation in it"));
    let json = desk.run(&["evaluate", "gold", "reports", "broken.jsonl"]).with(2).stderr;
    assert!(json.starts_with("sanudo: broken.jsonl:2: broken JSON; expected a record a line: "), "{json}");
}
