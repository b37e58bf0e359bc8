//! What the command tells of itself.

use super::support::Desk;

#[rustfmt::skip]
const COMMANDS: [&str; 12] = [
    "code", "ingest", "events", "statements", "show", "explain", "export", "codebook", "evaluate", "parse", "completions",
    "man",
];

#[test]
fn every_command_helps_with_examples() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).with(0).stdout;
    for command in COMMANDS {
        assert!(help.contains(&format!("  {command} ")), "{command} is missing in\n{help}");
        let own = desk.run(&[command, "--help"]).with(0).stdout;
        assert!(own.contains(&format!("Usage: sanudo {command}")), "{own}");
        assert!(own.contains("Examples:\n  sanudo") || own.contains("Examples:\n  curl"), "{own}");
        assert!(own.contains("--color"), "{own}");
    }
    assert!(help.contains("Exit status: 0"));
}

#[test]
fn a_mistyped_command_or_value_is_answered_with_the_likely_one() {
    let desk = Desk::new();
    let command = desk.run(&["evnets"]).with(2).stderr;
    assert!(command.contains("a similar subcommand exists: 'events'"), "{command}");
    let event_type = desk.run(&["events", "--type", "REQEST"]).with(2).stderr;
    insta::assert_snapshot!(event_type, @r"
    error: invalid value 'REQEST' for '--type <TYPE>'
      [possible values: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT]

      tip: a similar value exists: 'REQUEST'

    For more information, try '--help'.
    ");
    let mode = desk.run(&["events", "--mode", "arest"]).with(2).stderr;
    assert!(mode.contains("a similar value exists: 'arrest'") && mode.contains("ceasefire"), "{mode}");
    let code = desk.run(&["events", "--actor", "Bahrain"]).with(2).stderr;
    assert!(code.contains("did you mean BHR (Bahrain)?") && code.contains("AFG, "), "{code}");
    let date = desk.run(&["events", "--since", "2023-02-30"]).with(2).stderr;
    assert!(date.contains("2023-02 has 28 days"), "{date}");
    let size = desk.run(&["code", "x", "--max-report-size", "big"]).with(2).stderr;
    assert!(size.contains("expected a size above zero such as 2MiB"), "{size}");
    let map = desk.run(&["code", "x", "--map", "bodi=text"]).with(2).stderr;
    assert!(map.contains("did you mean `body`?"), "{map}");
    desk.run(&["code"]).with(2);
    desk.run(&["events", "--quad", "5"]).with(2);
    desk.run(&["code", "x", "--threads", "0"]).with(2);
}

#[test]
fn completions_and_manual_come_from_the_same_source() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.run(&["completions", shell]).with(0).stdout.contains("statements"));
    }
    assert!(desk.run(&["man"]).with(0).stdout.starts_with(".ie"));
    desk.run(&["man", "--out", "pages/man1"]).with(0);
    let page = std::fs::read_to_string(desk.path("pages/man1/sanudo-events.1")).unwrap();
    assert!(page.contains("recipient"));
}
