//! Runs the casebook: the pages of `tests/suite/`, one folder a stage.
//!
//! A page is Markdown. Each case is a heading `## …`, a sentence of prose that says what it is about, a fenced block `report`
//! with invented news, and a fenced block `ledger` with what the stage must make of it, line by line. After a wanted change,
//! `SANUDO_BLESS=1 cargo test -p sanudo --test it casebook` writes what was found into the pages; read the difference before
//! you keep it.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sanudo::{Pipeline, Record, Report};
use sanudo_actors::{Mention, MentionKind};
use sanudo_ledger::record::{ActorRecord, EventRecord, StatementRecord};
use sanudo_read::{Options, RawRecord};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::shipped);

#[test]
fn pages_are_read_as_the_casebook_says() {
    check("read", |report| read_lines(&report));
}

#[test]
fn sentences_and_words_are_cut_as_the_casebook_says() {
    check("nlp", nlp_lines);
}

#[test]
fn actors_are_resolved_as_the_casebook_says() {
    check("actors", actor_lines);
}

#[test]
fn events_are_coded_as_the_casebook_says() {
    check("events", |report| event_lines(&PIPELINE.code(report)));
}

#[test]
fn statements_are_coded_as_the_casebook_says() {
    check("statements", |report| statement_lines(&PIPELINE.code(report)));
}

/// One case of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Case {
    title: String,
    report: String,
    expected: Vec<String>,
    /// The lines between the fences of its `ledger` block, counted from 0.
    lines: Range<usize>,
}

/// Compares all pages of a folder with what `found` makes of their reports, or rewrites them.
#[track_caller]
fn check(folder: &str, found: impl Fn(Report) -> Vec<String>) {
    let bless = std::env::var_os("SANUDO_BLESS").is_some_and(|value| value == "1");
    let mut failures = String::new();
    let pages = pages(folder);
    assert!(!pages.is_empty(), "tests/suite/{folder} has no page");
    for path in pages {
        let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let cases = cases(&page).unwrap_or_else(|error| panic!("{}:{error}", path.display()));
        let outcomes = cases.into_iter().map(|case| (found(report(&case)), case));
        if bless {
            let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
            // From the last on, so that the lines of those before stay where they are.
            for (found, case) in outcomes.rev() {
                lines.splice(case.lines, found);
            }
            fs::write(&path, lines.join("\n") + "\n").unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            continue;
        }
        for (found, case) in outcomes.filter(|(found, case)| case.expected != *found) {
            let difference = difference(&case.expected, &found);
            let page = path.file_name().unwrap_or_default().to_string_lossy();
            let place = format!("tests/suite/{folder}/{page}:{}", case.lines.start);
            let _ = write!(failures, "{place}: {}\n{difference}", case.title);
        }
    }
    assert!(failures.is_empty(), "what is expected (-) and what was found (+) differ:\n\n{failures}");
}

/// The Markdown files of a folder of the casebook, sorted by name.
fn pages(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path());
    let mut pages: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    pages.sort();
    pages
}

/// The cases of a page, or the line (counted from 1) and what is wrong there.
fn cases(page: &str) -> Result<Vec<Case>, String> {
    let lines: Vec<&str> = page.lines().collect();
    let heads: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].starts_with("## ")).collect();
    if heads.is_empty() {
        return Err("1: no case; expected a heading that begins with ##".to_owned());
    }
    let case = |(index, &head): (usize, &usize)| {
        let end = heads.get(index + 1).copied().unwrap_or(lines.len());
        let block = |name: &str| {
            let fence = format!("```{name}");
            let start =
                (head..end).find(|&at| lines[at] == fence).ok_or(format!("{}: no block {fence}", head + 1))? + 1;
            let close = (start..end).find(|&at| lines[at] == "```").ok_or(format!("{start}: {fence} has no end"))?;
            Ok::<Range<usize>, String>(start..close)
        };
        let (report, ledger) = (block("report")?, block("ledger")?);
        if !lines[head + 1..report.start - 1].iter().any(|line| !line.trim().is_empty()) {
            return Err(format!("{}: no sentence that says what the case is about", head + 1));
        }
        Ok(Case {
            title: lines[head][3..].to_owned(),
            report: lines[report].join("\n"),
            expected: lines[ledger.clone()].iter().map(|&line| line.to_owned()).collect(),
            lines: ledger,
        })
    };
    heads.iter().enumerate().map(case).collect()
}

/// Lines of one side only, and those of both.
fn difference(expected: &[String], found: &[String]) -> String {
    let mut text = String::new();
    for line in expected {
        let sign = if found.contains(line) { ' ' } else { '-' };
        let _ = writeln!(text, "  {sign} {line}");
    }
    for line in found.iter().filter(|line| !expected.contains(line)) {
        let _ = writeln!(text, "  + {line}");
    }
    if expected.iter().all(|line| found.contains(line)) && found.iter().all(|line| expected.contains(line)) {
        let _ = writeln!(text, "  the order or number of lines differs; found:\n    {}", found.join("\n    "));
    }
    text.push('\n');
    text
}

fn report(case: &Case) -> Report {
    sanudo_read::report(RawRecord::text("casebook", case.report.as_str()), &Options::default())
}

/// `lead: The ministers met.` for each part, then times and dateline.
fn read_lines(report: &Report) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = report
        .parts
        .iter()
        .map(|part| format!("{}: {}", part.kind.as_str(), one_line(report.slice(part.span))))
        .collect();
    for (name, time) in [("published", &report.published), ("updated", &report.updated)] {
        lines.extend(time.iter().map(|time| format!("{name} {}", time.moment)));
    }
    if let Some(dateline) = &report.dateline {
        for (name, span) in [("place", dateline.place), ("agency", dateline.agency)] {
            lines.extend(span.map(|span| format!("{name} {}", report.slice(span))));
        }
    }
    lines
}

/// `lead: The ministers met .` for each sentence.
fn nlp_lines(report: Report) -> Vec<String> {
    let doc = sanudo_nlp::document(report);
    doc.sentences
        .iter()
        .map(|sent| {
            let words: Vec<&str> = sent.range().map(|index| doc.form(index)).collect();
            format!("{}: {}", sent.part.as_str(), words.join(" "))
        })
        .collect()
}

/// `person "King Hamad" [BHR GOV]: Hamad bin Isa Al Khalifa, King of Bahrain` for each mention.
fn actor_lines(report: Report) -> Vec<String> {
    let doc = sanudo_nlp::document(report);
    let mentions = PIPELINE.resolver().mentions(&doc);
    let line = |mention: &Mention| {
        let kind = match mention.kind {
            MentionKind::Person => "person",
            MentionKind::Group => "group",
            MentionKind::Body => "body",
            MentionKind::Country => "country",
            MentionKind::Place => "place",
            MentionKind::Thing => "thing",
        };
        let actor = &mention.actor;
        let code = actor.code.as_ref().map_or("?", |code| code.as_str());
        let whose: Vec<&str> = std::iter::once(code).chain(actor.sector.as_deref()).collect();
        let who: Vec<&str> = actor.name.iter().chain(&actor.office).map(String::as_str).collect();
        let mut line = format!("{kind} {:?} [{}]", doc.report.slice(mention.span), whose.join(" "));
        if !who.is_empty() {
            let _ = write!(line, ": {}", who.join(", "));
        }
        line
    };
    mentions.all.iter().map(line).collect()
}

/// `CONSULT visit actual BHR -> RUS "arrived"` for each event, with date, place and source where it has them.
fn event_lines(record: &Record) -> Vec<String> {
    record.events.iter().map(event_line).collect()
}

fn event_line(event: &EventRecord) -> String {
    let mut line = event.event_type.clone();
    for word in event.mode.iter().chain([&event.status]) {
        let _ = write!(line, " {word}");
    }
    let _ = write!(line, " {}", codes(&event.actors));
    if !event.recipients.is_empty() {
        let _ = write!(line, " -> {}", codes(&event.recipients));
    }
    let _ = write!(line, " \"{}\"", event.trigger.text);
    if let Some(date) = &event.date {
        let _ = write!(line, " on {}", date.start);
        if date.start != date.end {
            let _ = write!(line, " to {}", date.end);
        }
    }
    if let Some(place) = &event.place {
        let _ = write!(line, " in {}", place.slice.text);
    }
    if let Some(speaker) = &event.according_to {
        let _ = write!(line, " according to {}", named(speaker));
    }
    if let Some(first) = &event.same_as {
        let _ = write!(line, " same as {}", first.rsplit('.').next().unwrap_or(first));
    }
    line
}

/// `FRA+DEU`; the words of those without a code; `-` for nobody.
fn codes(actors: &[ActorRecord]) -> String {
    let code = |actor: &ActorRecord| actor.code.clone().unwrap_or_else(|| format!("?\"{}\"", actor.slice.text));
    if actors.is_empty() { "-".to_owned() } else { actors.iter().map(code).collect::<Vec<_>>().join("+") }
}

/// `statement direct "King Hamad" [BHR]: We want the war to stop` for each statement.
fn statement_lines(record: &Record) -> Vec<String> {
    let line = |statement: &StatementRecord| {
        let words: Vec<&str> = statement.slice.text.split_whitespace().collect();
        format!("statement {} {}: {}", statement.kind, named(&statement.speaker), words.join(" "))
    };
    record.statements.iter().map(line).collect()
}

/// `"King Hamad" [BHR]`.
fn named(actor: &ActorRecord) -> String {
    format!("\"{}\" [{}]", actor.slice.text, actor.code.as_deref().unwrap_or("?"))
}

/// The casebook itself must be able to fail.
mod can_fail {
    use super::{cases, difference};

    const PAGE: &str = "# Page\n\n## A visit\n\nIt is one.\n\n```report\nThey met.\n```\n\n```ledger\nCONSULT\n```\n";

    #[test]
    fn a_case_has_a_title_a_report_and_lines() {
        let cases = cases(PAGE).expect("the page is whole");
        assert_eq!((cases[0].title.as_str(), cases[0].report.as_str()), ("A visit", "They met."));
        assert_eq!((cases[0].expected.as_slice(), cases[0].lines.clone()), (&["CONSULT".to_owned()][..], 11..12));
    }

    #[test]
    fn a_case_without_its_parts_is_refused() {
        assert_eq!(cases("# Page\n").unwrap_err(), "1: no case; expected a heading that begins with ##");
        assert_eq!(cases(&PAGE.replace("```ledger", "```text")).unwrap_err(), "3: no block ```ledger");
        assert_eq!(cases(PAGE.strip_suffix("```\n").expect("it ends so")).unwrap_err(), "11: ```ledger has no end");
        assert!(cases(&PAGE.replace("It is one.\n", "")).unwrap_err().contains("no sentence"));
    }

    #[test]
    fn differences_are_shown_line_by_line() {
        let lines = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(difference(&lines(&["a", "b"]), &lines(&["a", "c"])), "    a\n  - b\n  + c\n\n");
        assert!(difference(&lines(&["a", "b"]), &lines(&["b", "a"])).contains("order"));
    }
}
