//! How fast records are added, found and exported: `cargo bench -p sanudo-ledger [RECORDS]`, ten events a record, one thread.

#[allow(dead_code, unreachable_pub)]
#[path = "../tests/it/made.rs"]
mod made;

use std::time::Instant;
use std::{env, fs, io};

use sanudo_ledger::export::{csv, plover};
use sanudo_ledger::{Access, EventFilter, Ledger, Order, StatementFilter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let number: u64 = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("sanudo.db");
    let records: Vec<_> = (0..number)
        .map(|number| {
            let mut record = made::record(number, 10);
            // A source of its own each: no record is a version of another.
            record.report.source = format!("{}/{number}", record.report.source);
            record
        })
        .collect();
    let bytes: usize = records.iter().map(|record| record.report.body.len()).sum();
    println!("{number} records of 10 events, bodies of {} bytes on average", bytes / records.len());

    let mut ledger = Ledger::open(&path, Access::Create)?;
    let since = Instant::now();
    for record in &records {
        ledger.add(record)?;
    }
    let seconds = since.elapsed().as_secs_f64();
    println!("{:>9.0} records/s added", number as f64 / seconds);
    let since = Instant::now();
    for record in &records {
        ledger.known(&record.report.id, &record.report.source)?;
    }
    println!("{:>9.0} look-ups/s of known records", number as f64 / since.elapsed().as_secs_f64());
    drop(ledger);
    println!("{:>9.1} kB a record on disk", fs::metadata(&path)?.len() as f64 / 1e3 / number as f64);

    let ledger = Ledger::open(&path, Access::Read)?;
    let any = || EventFilter { limit: Some(50), ..EventFilter::default() };
    let list = |word: &str| vec![word.to_owned()];
    for (what, filter) in [
        ("the newest 50", EventFilter { order: Order::Newest, ..any() }),
        ("actor and recipient", EventFilter { actor: list("BHR"), recipient: list("RUS"), ..any() }),
        (
            "actor, type, since",
            EventFilter { actor: list("BHR"), event_type: list("REQUEST"), since: Some("2024-06".to_owned()), ..any() },
        ),
        ("either", EventFilter { either: list("RUS"), order: Order::Newest, ..any() }),
        ("name", EventFilter { name: list("meridi"), ..any() }),
        ("phrase", EventFilter { text: Some("\"peace conference\" harbour".to_owned()), ..any() }),
        ("context and status", EventFilter { context: list("election"), status: list("negated"), ..any() }),
        ("a month", EventFilter { since: Some("2024-05".to_owned()), until: Some("2024-05".to_owned()), ..any() }),
        ("place", EventFilter { place_country: list("FRA"), min_confidence: Some(0.01), ..any() }),
    ] {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let since = Instant::now();
            ledger.events(&filter)?;
            best = best.min(since.elapsed().as_secs_f64());
        }
        println!("{:>9.1} ms {what} ({} found)", best * 1e3, ledger.count_events(&filter)?);
    }
    let since = Instant::now();
    let filter = StatementFilter {
        text: Some("ceasefire".to_owned()),
        speaker: list("BHR"),
        limit: Some(50),
        ..StatementFilter::default()
    };
    ledger.statements(&filter)?;
    println!("{:>9.1} ms statements by words and speaker", since.elapsed().as_secs_f64() * 1e3);
    for (what, rows, seconds) in [
        {
            let since = Instant::now();
            let rows = csv::events(&ledger, &EventFilter::default(), io::sink())?;
            ("CSV", rows, since.elapsed().as_secs_f64())
        },
        {
            let since = Instant::now();
            let rows = plover::events(&ledger, &EventFilter::default(), plover::PloverOptions::default(), io::sink())?;
            ("PLOVER", rows, since.elapsed().as_secs_f64())
        },
    ] {
        println!("{:>9.0} events/s exported as {what}", rows as f64 / seconds);
    }
    Ok(())
}
