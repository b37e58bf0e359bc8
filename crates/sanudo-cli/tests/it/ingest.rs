//! `sanudo ingest`.

use std::thread;
use std::time::Duration;

use super::support::{Desk, MEETING, QUARREL, archive};

/// The numbers of the summary: new, known, new versions, failed.
#[track_caller]
fn numbers(stderr: &str) -> [usize; 4] {
    let line = stderr.lines().find(|line| line.contains(" new, ")).unwrap();
    let numbers: Vec<usize> = line.split([' ', ',']).filter_map(|word| word.parse().ok()).take(4).collect();
    numbers.try_into().unwrap()
}

#[test]
fn twice_adds_nothing_and_a_change_is_a_new_version() {
    let desk = Desk::new();
    desk.write("news/quarrel.txt", QUARREL).write("news/meeting.txt", MEETING);
    let first = desk.run(&["ingest", "news"]).with(0);
    assert_eq!((first.stdout.as_str(), first.stderr.lines().count()), ("", 1), "{}", first.stderr);
    assert_eq!(numbers(&first.stderr), [2, 0, 0, 0]);
    let before = desk.run(&["export", "--format", "csv"]).with(0).stdout;
    assert_eq!(numbers(&desk.run(&["ingest", "news"]).with(0).stderr), [0, 2, 0, 0]);
    assert_eq!(desk.run(&["export", "--format", "csv"]).with(0).stdout, before);
    desk.write("news/quarrel.txt", QUARREL.replace("Monday", "Tuesday"));
    assert_eq!(numbers(&desk.run(&["ingest", "news"]).with(0).stderr), [0, 1, 1, 0]);
    let current = desk.run(&["events", "--type", "accuse"]).with(0).json();
    let all = desk.run(&["events", "--type", "accuse", "--all-versions"]).with(0).json();
    assert_eq!(all.len(), 2 * current.len());
}

#[test]
fn failures_are_counted_and_do_not_keep_the_rest_out() {
    let desk = Desk::new();
    desk.write("news.jsonl", format!("{}{{broken\n{}", archive(2), archive(4)));
    let ran = desk.run(&["ingest", "news.jsonl", "--ledger", "gulf.db"]).with(1);
    assert_eq!(numbers(&ran.stderr), [4, 2, 0, 1]);
    assert!(ran.stderr.contains("news.jsonl:3: broken JSON") && ran.stderr.contains("gulf.db"), "{}", ran.stderr);
}

#[test]
fn the_ledger_can_be_named_by_the_environment() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    let ran = desk.command(&["ingest", "quarrel.txt"]).env("SANUDO_LEDGER", "own.db").output().unwrap();
    assert!(ran.status.success() && desk.path("own.db").exists() && !desk.path("sanudo.db").exists());
}

#[test]
fn print_shows_what_the_ledger_holds() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    let ran = desk.run(&["ingest", "quarrel.txt", "--print"]).with(0);
    assert!(
        ran.stdout.contains("│ ACCUSE") && ran.stdout.contains("We want the ship to be released"),
        "{}",
        ran.stdout
    );
}

#[test]
fn any_number_of_threads_keeps_the_same() {
    let desk = Desk::new();
    desk.write("news.jsonl", archive(300)).write("quarrel.txt", QUARREL);
    let export = |threads, ledger| {
        desk.run(&["ingest", "news.jsonl", "quarrel.txt", "--threads", threads, "--ledger", ledger]).with(0);
        let events = desk.run(&["export", "--format", "csv", "--ledger", ledger]).with(0).stdout;
        let statements = desk.run(&["export", "--format", "csv", "--statements", "--ledger", ledger]).with(0).stdout;
        (events, statements)
    };
    assert!(export("1", "one.db") == export("4", "four.db"));
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_stopped() {
    const REPORTS: usize = 1000;
    let desk = Desk::new();
    desk.write("news.jsonl", archive(REPORTS));
    let mut child = desk.spawn(&mut desk.command(&["ingest", "news.jsonl"]));
    // Into the middle if this machine is neither very fast nor very slow; the rest holds wherever it strikes.
    thread::sleep(Duration::from_millis(400));
    child.kill().unwrap();
    child.wait().unwrap();
    let [new, known, versions, failed] = numbers(&desk.run(&["ingest", "news.jsonl"]).with(0).stderr);
    assert_eq!((new + known, versions, failed), (REPORTS, 0, 0));
    let whole = desk.run(&["export", "--format", "csv"]).with(0).stdout;
    desk.run(&["ingest", "news.jsonl", "--ledger", "other.db"]).with(0);
    assert!(desk.run(&["export", "--format", "csv", "--ledger", "other.db"]).with(0).stdout == whole);
}

#[test]
fn two_at_once_keep_each_report_once() {
    const REPORTS: usize = 400;
    let desk = Desk::new();
    desk.write("news.jsonl", archive(REPORTS));
    let both = [(); 2].map(|()| desk.spawn(&mut desk.command(&["ingest", "news.jsonl", "--threads", "2"])));
    let both = both.map(|child| numbers(&desk.wait(child).with(0).stderr));
    assert_eq!(both[0][0] + both[1][0], REPORTS, "{both:?}");
    assert!(both.iter().all(|numbers| numbers[0] + numbers[1] == REPORTS && numbers[3] == 0), "{both:?}");
}
