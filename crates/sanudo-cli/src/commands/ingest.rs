//! `sanudo ingest`: codes reports into a ledger.

use std::io::{BufWriter, Write, stdout};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use sanudo::{Pipeline, Record};
use sanudo_ledger::{Access, Added, EventFilter, Ledger, StatementFilter, report_id};
use sanudo_read::{Options, RawRecord, read};

use crate::batches;
use crate::coding::{CodingArgs, Readable, Unusable, next_record, tell_skipped, weight};
use crate::complaints::{Complaints, say};
use crate::format::Format;
use crate::input::InputArgs;
use crate::list::LedgerArgs;
use crate::outcome::Outcome;
use crate::progress::progress_bar;
use crate::render::{print_events, print_statements};
use crate::screen::Screen;

const EXAMPLES: &str = "\
Examples:
  sanudo ingest news/                               into sanudo.db
  sanudo ingest archive.jsonl.zst --ledger gulf.db --map body=content,published=date
  SANUDO_LEDGER=gulf.db sanudo ingest 2024/*.csv
  sanudo ingest report.txt --print                  and look at all that the ledger holds

Reports that the ledger holds are passed over, so a run that was cut short goes on where it
stopped. A report that has changed at its source becomes a new version beside the older one.";

/// Code reports into a ledger
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    coding: CodingArgs,

    #[command(flatten)]
    ledger: LedgerArgs,

    /// Print the ledger's events and statements as tables afterwards
    #[arg(long)]
    print: bool,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let start = Instant::now();
    let options = args.input.options();
    let pool = batches::pool(args.input.threads())?;
    let mut ledger = args.ledger.create()?;
    let lookup = Mutex::new(Ledger::open(ledger.path(), Access::Read)?);
    let pipeline = args.coding.pipeline()?;
    let mut reader = read(&args.input.inputs(), &options);
    let bar = progress_bar(&reader);
    let complaints = Complaints::above(bar.clone());
    let mut tally = Tally::default();
    let progress = reader.progress();
    let next = || Ok(next_record(&mut reader, &complaints));
    let work = |raw| digest(&pipeline, &lookup, raw, &options);
    batches::in_order(&pool, next, weight, work, |digested| {
        keep(&mut ledger, digested, &complaints, &mut tally)?;
        bar.set_position(progress.bytes_read());
        bar.set_message(tally.rate(start.elapsed()));
        Ok(())
    })?;
    bar.finish_and_clear();
    tell_skipped(&reader);
    let outcome = complaints.close();
    say(&tally.summary(complaints.count(), start.elapsed(), &ledger));
    if args.print {
        let mut out = BufWriter::new(stdout().lock());
        print_events(&ledger, &EventFilter::default(), Format::Table, screen, &mut out)?;
        writeln!(out)?;
        print_statements(&ledger, &StatementFilter::default(), Format::Table, screen, &mut out)?;
        out.flush()?;
    }
    Ok(outcome)
}

/// What a worker makes of a record as read.
enum Digested {
    /// The ledger holds it: its id and source.
    Known(String, String),
    Coded(Box<Record>),
    Unusable(Unusable),
}

/// Looks whether the ledger holds the report, and codes it if not.
fn digest(pipeline: &Pipeline, lookup: &Mutex<Ledger>, raw: RawRecord, options: &Options) -> Result<Digested> {
    let place = raw.place.clone();
    let readable = match Readable::new(raw, options) {
        Ok(readable) => readable,
        Err(unusable) => return Ok(Digested::Unusable(unusable)),
    };
    let id = report_id(readable.report());
    let is_known = lookup.lock().map_err(|_| anyhow!("another worker broke off"))?.contains(&id)?;
    if is_known {
        return Ok(Digested::Known(id, readable.report().source.clone()));
    }
    Ok(match readable.code(pipeline, &place) {
        Ok(record) => Digested::Coded(Box::new(record)),
        Err(unusable) => Digested::Unusable(unusable),
    })
}

/// Adds it to the ledger, or complains of it.
fn keep(ledger: &mut Ledger, digested: Result<Digested>, complaints: &Complaints, tally: &mut Tally) -> Result<()> {
    let added = match digested? {
        Digested::Known(id, source) => ledger.link(&id, &source),
        Digested::Coded(record) => ledger.add(&record),
        Digested::Unusable(unusable) => {
            complaints.add(&unusable);
            return Ok(());
        }
    };
    match added {
        Ok(added) => tally.add(added),
        Err(error) if error.is_of_record() => complaints.add(&error),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// What became of the reports.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    new: usize,
    known: usize,
    versions: usize,
}

impl Tally {
    fn add(&mut self, added: Added) {
        match added {
            Added::New => self.new += 1,
            Added::Known | Added::NewSource => self.known += 1,
            Added::NewVersion { .. } => self.versions += 1,
        }
    }

    fn count(self) -> usize {
        self.new + self.known + self.versions
    }

    fn rate(self, elapsed: Duration) -> String {
        let minutes = elapsed.as_secs_f64().max(0.001) / 60.0;
        format!("{} reports, {:.0} a minute", self.count(), self.count() as f64 / minutes)
    }

    fn summary(self, failed: usize, elapsed: Duration, ledger: &Ledger) -> String {
        let Self { new, known, versions } = self;
        let (seconds, ledger) = (elapsed.as_secs_f64(), ledger.path().display());
        format!(
            "sanudo: {new} new, {known} known, {versions} new versions, {failed} failed, in {seconds:.1} s, kept in {ledger}"
        )
    }
}
