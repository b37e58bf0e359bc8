//! `sanudo export`: data sets.

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ValueEnum;
use sanudo_ledger::export::{csv, plover};
use sanudo_ledger::{EventFilter, Ledger, StatementFilter};

use crate::complaints::say;
use crate::dates;
use crate::list::LedgerArgs;
use crate::outcome::Outcome;
use crate::safely::write_safely;
use crate::vocabulary;

const EXAMPLES: &str = "\
Examples:
  sanudo export --format csv -o events.csv
  sanudo export --format csv --statements -o statements.csv
  sanudo export --format plover --status actual --since 2024 | zstd > events.jsonl.zst

The same reports and the same version give the same bytes. A file appears under its name only
when it is complete.";

/// Write the ledger as a data set
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// csv: a row an event or statement; plover: PLOVER's JSON lines
    #[arg(short, long, value_enum)]
    format: DataFormat,

    /// Statements instead of events
    #[arg(long)]
    statements: bool,

    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Only events of these statuses
    #[arg(long, value_delimiter = ',', ignore_case = true, value_parser = vocabulary::status(), conflicts_with = "statements")]
    status: Vec<String>,

    /// From this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = dates::parse)]
    since: Option<String>,

    /// Up to this day, month or year, all of it included
    #[arg(long, value_name = "DATE", value_parser = dates::parse)]
    until: Option<String>,

    /// With plover: the sentences too, which PLOVER reserves for those who may hand them on
    #[arg(long)]
    sentences: bool,

    #[command(flatten)]
    ledger: LedgerArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DataFormat {
    Csv,
    Plover,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    if args.statements && args.format == DataFormat::Plover {
        bail!("PLOVER has no form for statements; use --format csv --statements");
    }
    let ledger = args.ledger.read()?;
    let rows = match &args.output {
        Some(path) => write_safely(path, |out| write(args, &ledger, out))?,
        None => {
            let mut out = BufWriter::new(stdout().lock());
            let rows = write(args, &ledger, &mut out)?;
            out.flush()?;
            rows
        }
    };
    if let Some(path) = &args.output {
        let what = if args.statements { "statements" } else { "events" };
        say(&format!("sanudo: {rows} {what} written to {}", path.display()));
    }
    Ok(Outcome::Clean)
}

fn write(args: &Args, ledger: &Ledger, out: &mut dyn Write) -> Result<u64> {
    let (since, until) = (args.since.clone(), args.until.clone());
    if args.statements {
        return Ok(csv::statements(ledger, &StatementFilter { since, until, ..StatementFilter::default() }, out)?);
    }
    let filter = EventFilter { since, until, status: args.status.clone(), ..EventFilter::default() };
    Ok(match args.format {
        DataFormat::Csv => csv::events(ledger, &filter, out)?,
        DataFormat::Plover => plover::events(ledger, &filter, plover::PloverOptions { text: args.sentences }, out)?,
    })
}
