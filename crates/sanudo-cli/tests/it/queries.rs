//! `sanudo events`, `statements`, `show` and `explain`.

use super::support::{Desk, MEETING, QUARREL};

fn ledger() -> Desk {
    let desk = Desk::new();
    desk.write("news/quarrel.txt", QUARREL).write("news/meeting.txt", MEETING);
    let lines = "{\"text\":\"Iran condemned France.\",\"date\":\"2024-05-23\",\"source_name\":\"Gulf Post\",\"id\":7}\n\
                 {\"text\":\"Iran condemned Russia.\",\"date\":\"2023-01-02\",\"id\":8}\n";
    desk.write("news/dated.jsonl", lines);
    desk.run(&["ingest", "news"]).with(0);
    desk
}

#[track_caller]
fn check(desk: &Desk, filter: &[&str], expected: &[&str]) {
    let arguments = [&["events"], filter].concat();
    let rows = desk.run(&arguments).with(0).json();
    let triples: Vec<String> = rows
        .iter()
        .map(|row| {
            let event = &row["event"];
            let code = |list: &str| event[list][0]["code"].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", code("actors"), event["type"].as_str().unwrap(), code("recipients"))
        })
        .collect();
    assert_eq!(triples, expected, "{filter:?}");
}

#[test]
fn filters_of_events_narrow_the_list() {
    let desk = ledger();
    check(&desk, &["--recipient", "FRA"], &["IRN ACCUSE FRA"]);
    check(&desk, &["--actor", "irn", "--since", "2024"], &["IRN ACCUSE FRA"]);
    check(&desk, &["--actor", "IRN", "--until", "2023"], &["IRN ACCUSE RUS"]);
    check(&desk, &["--actor", "IRN", "--newest"], &["IRN ACCUSE FRA", "IRN ACCUSE RUS"]);
    check(&desk, &["--actor", "IRN", "--newest", "--limit", "1"], &["IRN ACCUSE FRA"]);
    check(&desk, &["--actor", "IRN", "--recipient", "RUS,FRA"], &["IRN ACCUSE RUS", "IRN ACCUSE FRA"]);
    check(&desk, &["--outlet", "Gulf Post"], &["IRN ACCUSE FRA"]);
    check(&desk, &["--text", "\"condemned Russia\""], &["IRN ACCUSE RUS"]);
    check(&desk, &["--actor", "IRN", "--quad", "1,2"], &[]);
    check(&desk, &["--actor", "IRN", "--type", "consult"], &[]);
    check(&desk, &["--actor", "IRN", "--min-confidence", "1"], &[]);
    let none = desk.run(&["events", "--actor", "ABW"]).with(0);
    assert_eq!((none.stdout.as_str(), none.stderr.as_str()), ("", "sanudo: no events of that kind in the ledger\n"));
}

#[test]
fn filters_of_statements_narrow_the_list() {
    let desk = ledger();
    let all = desk.run(&["statements"]).with(0).json();
    assert!(
        all.iter().any(|row| row["statement"]["text"] == "We want the ship to be released,"
            || row["statement"]["text"] == "We want the ship to be released"),
        "{all:?}"
    );
    assert!(!desk.run(&["statements", "--text", "ship"]).with(0).json().is_empty());
    assert!(desk.run(&["statements", "--text", "aeroplane"]).with(0).json().is_empty());
    assert!(desk.run(&["statements", "--speaker", "nobody of that name"]).with(0).json().is_empty());
    assert!(!desk.run(&["statements", "--kind", "direct"]).with(0).json().is_empty());
}

#[test]
fn lists_have_the_columns_of_the_exports() {
    let desk = ledger();
    for (list, export) in [("events", &["--format", "csv"][..]), ("statements", &["--format", "csv", "--statements"])] {
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let listed = desk.run(&[list, "--format", "csv"]).with(0).stdout;
        let exported = desk.run(&[&["export"], export].concat()).with(0).stdout;
        assert_eq!(sorted(&listed), sorted(&exported));
        assert!(listed.lines().count() > 1);
    }
}

#[test]
fn a_report_is_shown_with_numbered_marks_and_lists() {
    let desk = ledger();
    let page = desk.run(&["show", "news/quarrel.txt"]).with(0).stdout;
    assert!(page.starts_with("Bahrain condemned Iran on Monday\nreport "), "{page}");
    assert!(page.contains("Bahrain [1 condemned] Iran"), "{page}");
    assert!(page.contains("\nEvents  ") && page.contains("\nStatements  "), "{page}");
    assert!(page.contains("ACCUSE") && page.contains("BHR Bahrain → IRN Iran"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
}

#[test]
fn an_entry_is_shown_and_explained_by_its_id() {
    let desk = ledger();
    let event =
        desk.run(&["events", "--recipient", "FRA"]).with(0).json()[0]["event"]["id"].as_str().unwrap().to_owned();
    let page = desk.run(&["show", &event]).with(0).stdout;
    assert!(page.contains("condemned] France."), "{page}");
    let story = desk.run(&["explain", &event]).with(0).stdout;
    for told in ["[trigger condemned]", "type: ACCUSE", "actors: Iran", "from the codebook"] {
        assert!(story.contains(told), "{told} is missing in\n{story}");
    }
    let json = desk.run(&["explain", &event, "--json"]).with(0).json().remove(0);
    assert_eq!(json["entry"]["event"]["id"], event.as_str());
    let statement =
        desk.run(&["statements", "--text", "ship"]).with(0).json()[0]["statement"]["id"].as_str().unwrap().to_owned();
    assert!(desk.run(&["show", &statement]).with(0).stdout.contains("⟨1 We want the ship"));
    assert!(desk.run(&["explain", &statement]).with(0).stdout.contains("speaker: "));
}

#[test]
fn an_id_that_names_nothing_is_answered_with_those_that_look_alike() {
    let desk = ledger();
    let event =
        desk.run(&["events", "--recipient", "FRA"]).with(0).json()[0]["event"]["id"].as_str().unwrap().to_owned();
    let (report, _) = event.split_once('.').unwrap();
    let ran = desk.run(&["show", &format!("{report}.e99")]).with(2);
    assert!(ran.stderr.contains("did you mean"), "{}", ran.stderr);
    let ran = desk.run(&["explain", report]).with(2);
    assert!(ran.stderr.contains(&event), "{}", ran.stderr);
    desk.run(&["show", "nonsense"]).with(2);
}
