//! `sanudo export`.

use std::fs;

use super::support::{Desk, MEETING, QUARREL};

fn ledger() -> Desk {
    let desk = Desk::new();
    desk.write("news/quarrel.txt", QUARREL).write("news/meeting.txt", MEETING);
    desk.run(&["ingest", "news"]).with(0);
    desk
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let desk = ledger();
    for (name, arguments) in [
        ("events.csv", &["export", "--format", "csv"][..]),
        ("statements.csv", &["export", "--format", "csv", "--statements"]),
        ("events.jsonl", &["export", "--format", "plover"]),
        ("actual.jsonl", &["export", "--format", "plover", "--status", "actual", "--sentences"]),
    ] {
        let printed = desk.run(arguments).with(0).stdout;
        let ran = desk.run(&[arguments, &["-o", name]].concat()).with(0);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains(&format!("written to {name}")), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(desk.path(name)).unwrap(), printed);
        assert!(printed.lines().count() > 1 || name == "actual.jsonl", "{name}: {printed}");
    }
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let desk = ledger();
    desk.write("out/events.csv", "old");
    desk.run(&["export", "--format", "csv", "-o", "out/events.csv"]).with(0);
    assert!(fs::read_to_string(desk.path("out/events.csv")).unwrap().starts_with("event_id,"));
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
    let ran = desk.run(&["export", "--format", "csv", "-o", "gone/events.csv"]).with(2);
    assert!(ran.stderr.starts_with("sanudo: cannot write gone/events.csv: "), "{}", ran.stderr);
}

#[test]
fn plover_has_no_statements() {
    let ran = ledger().run(&["export", "--format", "plover", "--statements"]).with(2);
    assert_eq!(ran.stderr, "sanudo: PLOVER has no form for statements; use --format csv --statements\n");
    Desk::new().run(&["export", "--format", "xlsx"]).with(2);
}
