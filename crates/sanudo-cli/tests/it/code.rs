//! `sanudo code`.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::support::{Desk, MEETING, QUARREL, archive};

#[test]
fn prints_a_record_a_line_in_the_order_of_the_inputs() {
    let desk = Desk::new();
    desk.write("b/quarrel.txt", QUARREL).write("a/meeting.txt", MEETING);
    let records = desk.run(&["code", "b", "a/meeting.txt"]).with(0).json();
    let sources: Vec<&str> = records.iter().map(|record| record["report"]["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["b/quarrel.txt", "a/meeting.txt"]);
    for record in &records {
        for event in record["events"].as_array().unwrap() {
            let body: Vec<char> = record["report"]["body"].as_str().unwrap().chars().collect();
            let trigger = &event["trigger"];
            let (start, end) = (trigger["start"].as_u64().unwrap() as usize, trigger["end"].as_u64().unwrap() as usize);
            assert_eq!(body[start..end].iter().collect::<String>(), trigger["text"].as_str().unwrap());
        }
    }
    let accuse = records[0]["events"].as_array().unwrap().iter().find(|event| event["type"] == "ACCUSE").unwrap();
    assert_eq!((&accuse["actors"][0]["code"], &accuse["recipients"][0]["code"]), (&"BHR".into(), &"IRN".into()));
}

#[test]
fn reads_standard_input() {
    let desk = Desk::new();
    let record = desk.pipe(&["code", "-"], QUARREL.as_bytes()).with(0).json().remove(0);
    assert!(!record["events"].as_array().unwrap().is_empty());
    let lines = desk.pipe(&["code", "-", "--input-format", "jsonl"], archive(3).as_bytes()).with(0).json();
    assert_eq!(lines.len(), 3);
    let mapped = desk.pipe(&["code", "-", "--map", "body=words"], b"{\"words\":\"Bahrain condemned Iran.\"}\n").with(0);
    assert_eq!(mapped.json().len(), 1);
}

#[test]
fn any_number_of_threads_prints_the_same_bytes() {
    let desk = Desk::new();
    desk.write("news.jsonl", archive(300)).write("quarrel.txt", QUARREL);
    for format in ["jsonl", "csv", "table"] {
        let print = |threads| {
            desk.run(&["code", "news.jsonl", "quarrel.txt", "--format", format, "--threads", threads]).with(0).stdout
        };
        let one = print("1");
        assert!(one == print("4"), "{format} depends on the threads");
    }
}

#[test]
fn csv_and_tables_have_their_own_forms() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    let csv = desk.run(&["code", "quarrel.txt", "--format", "csv"]).with(0).stdout;
    assert!(csv.starts_with("event_id,report_id,type,mode,"));
    assert!(csv.contains(",ACCUSE,"), "{csv}");
    let table = desk.run(&["code", "quarrel.txt", "--format", "table"]).with(0).stdout;
    assert!(table.contains("│ ACCUSE"), "{table}");
    assert!(table.contains("BHR Bahrain → IRN Iran"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 120), "{table}");
    assert!(!table.contains('\u{1b}'));
    let color = desk.run(&["code", "quarrel.txt", "--format", "table", "--color", "always"]).with(0).stdout;
    assert!(color.contains('\u{1b}'));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    desk.write("news.jsonl", archive(600));
    for arguments in [&["code", "news.jsonl"][..], &["code", "news.jsonl", "--format", "table"][..]] {
        let mut child = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty());
        let ran = desk.wait(child).with(0);
        assert_eq!(ran.stderr, "");
    }
}
