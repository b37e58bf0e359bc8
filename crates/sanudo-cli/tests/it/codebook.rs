//! Codebooks of the user's own: checked, listed, coded by.

use super::support::Desk;

const RECOGNITION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/codebooks/recognition.toml");
const PAGE: &str = include_str!("../../../../docs/codebooks.md");

const FIRST: &str = r#"[[type]]
name = "RECOGNISE"
folds_into = "SUPPORT"
what = "recognises a state or government"
fires = [
    "Spain recognised Palestine.",
    "Palestine was recognised by Spain.",
]
not = [
    "Police recognised the suspect in France.",
]

[[type.pattern]]
lemmas = ["recognise", "recognize"]
actor = "nsubj"
recipient = "obj"
requires = ["actor", "recipient"]
"#;

#[test]
fn the_example_passes_and_the_page_shows_how() {
    let checked = Desk::new().run(&["codebook", "check", RECOGNITION]).with(0);
    insta::assert_snapshot!(checked.stdout, @r"
    ok     WITHDRAW-RECOGNITION  3 of 3 fire, 2 of 2 do not
    ok     BREAK-TIES            3 of 3 fire, 2 of 2 do not
    ok     RECOGNISE             6 of 6 fire, 3 of 3 do not
    ok     ESTABLISH-TIES        4 of 4 fire, 2 of 2 do not
    ");
    assert!(PAGE.contains(&checked.stdout), "docs/codebooks.md shows another output");
    assert!(PAGE.contains(FIRST), "docs/codebooks.md shows another first codebook");
}

#[test]
fn examples_that_do_otherwise_are_told_with_their_places() {
    let desk = Desk::new();
    let checked = desk.write("first.toml", FIRST).run(&["codebook", "check", "first.toml"]).with(1).stdout;
    // What else is coded of them is the extractor's to say.
    let told: Vec<&str> = checked.lines().filter_map(|line| line.split("; coded").next()).collect();
    assert_eq!(
        told,
        [
            "FAILED RECOGNISE  1 of 2 fire, 0 of 1 do not",
            "  first.toml:7:5: does not fire: \"Palestine was recognised by Spain.\"",
            "  first.toml:10:5: fires: \"Police recognised the suspect in France.\"",
        ]
    );
}

#[test]
fn a_mistake_is_told_with_its_place_and_a_file_that_is_none_by_its_name() {
    let desk = Desk::new();
    desk.write("broken.toml", FIRST.replace("SUPPORT", "SUPORT")).write("bytes.toml", [0xff, 0xfe]);
    let broken = desk.run(&["codebook", "check", "broken.toml"]).with(1).stderr;
    assert!(broken.starts_with("broken.toml:3:14: \"SUPORT\" is no PLOVER type; expected one of AGREE, "), "{broken}");
    assert!(PAGE.contains(&broken), "docs/codebooks.md shows another message");
    for file in ["bytes.toml", "missing.toml"] {
        let told = desk.run(&["codebook", "check", file]).with(2).stderr;
        assert!(told.starts_with(&format!("sanudo: {file}: the codebook cannot be read")), "{told}");
    }
    let told = desk.pipe(&["code", "-", "--codebook", "broken.toml"], b"x").with(2).stderr;
    assert!(told.starts_with("sanudo: broken.toml:3:14: "), "{told}");
}

#[test]
fn types_and_modes_are_listed_with_what_they_count_for() {
    let desk = Desk::new();
    let plover = desk.run(&["codebook", "list"]).with(0).stdout;
    let all = desk.run(&["codebook", "list", "--codebook", RECOGNITION]).with(0).stdout;
    let own = all.strip_prefix(&plover).unwrap();
    insta::assert_snapshot!(own, @r"
    WITHDRAW-RECOGNITION        4   -6.0  161    takes back the recognition of a state or government (folds into SANCTION withdraw)
    BREAK-TIES                  4   -7.0  161    breaks off diplomatic relations (folds into SANCTION withdraw)
    RECOGNISE                   1    5.0  054    recognises a state or government (folds into SUPPORT)
    ESTABLISH-TIES              1    5.0  050    opens or restores diplomatic relations (folds into SUPPORT)
    ");
    insta::assert_snapshot!(plover.lines().take(4).collect::<Vec<_>>().join("\n"), @r"
    type, mode               quad  score  CAMEO  what
    AGREE                       1    2.5  030    agrees to, offers or promises cooperation
    CONSULT                     1    2.5  040    meets, visits, calls or negotiates
      visit                     1    4.0  042    mode of CONSULT
    ");
}

#[test]
fn what_a_codebook_names_is_kept_found_explained_and_exported() {
    let desk = Desk::new();
    desk.write(
        "report.txt",
        "Palestine was recognised by Spain on Tuesday.\n\nColombia severed diplomatic relations with Israel.\n",
    );
    desk.run(&["ingest", "report.txt", "--codebook", RECOGNITION]).with(0);
    let found = desk.run(&["events", "--subtype", "recognise", "--format", "jsonl"]).with(0).json();
    let [row] = &found[..] else { panic!("one event: {found:?}") };
    let event = &row["event"];
    assert_eq!((&event["type"], &event["subtype"]), (&"SUPPORT".into(), &"RECOGNISE".into()));
    assert_eq!(event["cameo"], "054");
    assert_eq!((&event["actors"][0]["code"], &event["recipients"][0]["code"]), (&"ESP".into(), &"PSE".into()));
    let told = desk.run(&["explain", event["id"].as_str().unwrap()]).with(0).stdout;
    assert!(told.contains("subtype: RECOGNISE\n") && told.contains("(custom/RECOGNISE)"), "{told}");
    let table = desk.run(&["export", "--format", "csv"]).with(0).stdout;
    let mut lines = table.lines();
    assert!(lines.next().unwrap().ends_with(",coder,subtype"));
    assert!(lines.any(|line| line.contains(",SANCTION,withdraw,")
        && line.contains(",-7,161,")
        && line.ends_with(",BREAK-TIES")));
    let none = desk.run(&["code", "report.txt", "--format", "jsonl"]).with(0).json();
    assert!(none[0]["events"].as_array().unwrap().iter().all(|event| event["subtype"].is_null()));
}
