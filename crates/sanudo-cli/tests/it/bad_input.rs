//! Text is never an error; what is no text is told and the rest goes on.

use std::fs;

use super::support::{Desk, QUARREL, archive};

#[test]
fn a_broken_line_is_told_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.write("news.jsonl", "{\"text\":\"Bahrain condemned Iran.\"}\n{\"text\": broken}\n[1]\n{\"title\":\"no text\"}\n{\"text\":\"Iran condemned Bahrain.\"}\n");
    let ran = desk.run(&["code", "news.jsonl"]).with(1);
    assert_eq!(ran.json().len(), 2);
    insta::assert_snapshot!(ran.stderr, @r#"
    sanudo: news.jsonl:2: broken JSON at `{"text": broken}` (expected value at line 1 column 10); mend or remove this record
    sanudo: news.jsonl:3: expected a JSON object with a field for the text, found an array
    sanudo: news.jsonl:4: no field for the text: found `title`, looked for `body`, `text`, `content`, `article`, `full_text`, `event_text`, `maintext`, `articleBody`, `body_text`, `article_text`, `story`; name it with --map body=FIELD
    "#);
}

#[test]
fn twenty_complaints_are_shown_and_the_rest_counted() {
    let desk = Desk::new();
    desk.write("news.jsonl", format!("{}{}", "{broken\n".repeat(57), archive(1)));
    let ran = desk.run(&["code", "news.jsonl"]).with(1);
    assert_eq!(ran.json().len(), 1);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 21);
    assert!(lines[19].starts_with("sanudo: news.jsonl:20: "));
    assert_eq!(lines[20], "sanudo: and 37 more records that could not be used");
}

#[test]
fn files_that_hold_no_text_are_told_one_by_one() {
    let desk = Desk::new();
    desk.write("binary.txt", [0_u8, 159, 146, 150, 0, 0, 1, 2]).write("empty.txt", "").write("quarrel.txt", QUARREL);
    desk.write("table.csv", "headline,url\na,b\n");
    let ran = desk.run(&["code", "binary.txt", "empty.txt", "gone.txt", "table.csv", "quarrel.txt"]).with(1);
    assert_eq!(ran.json().len(), 1);
    for told in [
        "binary.txt: not text but",
        "empty.txt: no text",
        "gone.txt: no such file or folder",
        "table.csv:1: no field for the text: found `headline`, `url`",
    ] {
        assert!(ran.stderr.contains(told), "{told} is missing in\n{}", ran.stderr);
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_read_somehow() {
    let desk = Desk::new();
    desk.write("latin.txt", b"Caf\xe9 politics\n\nBahrain condemned Iran over the caf\xe9 affair.\n");
    desk.write("mixed.txt", b"Mixed\n\nBahrain condemned Iran \xff\xfe\xf0 again.\n");
    assert_eq!(desk.run(&["code", "latin.txt", "mixed.txt"]).with(0).json().len(), 2);
}

#[test]
fn escapes_in_a_report_do_not_reach_the_terminal() {
    let desk = Desk::new();
    desk.write("escape.txt", "Bahrain\n\nBahrain condemned Iran \u{1b}[31mred\u{202e} on Monday.\n");
    let table = desk.run(&["code", "escape.txt", "--format", "table"]).with(0).stdout;
    assert!(!table.contains(['\u{1b}', '\u{202e}']), "{table}");
}

#[test]
fn a_line_of_a_hundred_megabytes_is_passed_over() {
    let desk = Desk::new();
    let mut lines = b"{\"text\":\"".to_vec();
    lines.resize(100_000_000, b'a');
    lines.extend_from_slice(b"\"}\n");
    lines.extend_from_slice(archive(1).as_bytes());
    let ran = desk.pipe(&["code", "-", "--input-format", "jsonl"], &lines).with(1);
    assert_eq!(ran.json().len(), 1);
    assert!(ran.stderr.starts_with("sanudo: -:1: a record of 100000002 bytes"), "{}", ran.stderr);
}

#[test]
fn a_long_report_is_cut_with_a_note() {
    let desk = Desk::new();
    desk.write("long.txt", format!("{QUARREL}\n{}", "The sea was calm. ".repeat(2000)));
    let record = desk.run(&["code", "long.txt", "--max-report-size", "1kB"]).with(0).json().remove(0);
    assert!(record["report"]["body"].as_str().unwrap().len() <= 1000);
    assert!(record["notes"].as_array().unwrap().iter().any(|note| note["code"] == "too-long"), "{}", record["notes"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_entered_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("news/locked/a.txt", QUARREL).write("news/open.txt", QUARREL);
    let locked = desk.path("news/locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let may_enter_anything = fs::read_dir(&locked).is_ok();
    let ran = desk.run(&["code", "news"]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may enter every folder.
    if !may_enter_anything {
        assert!(ran.with(1).stderr.contains("news/locked: cannot be read"));
    }
}
