//! `sanudo code`: codes reports and prints what was found, storing nothing.

use std::io::{BufWriter, Write, stdout};

use anyhow::Result;
use sanudo::Record;
use sanudo_read::read;

use crate::batches;
use crate::coding::{CodingArgs, code, next_record, tell_skipped, weight};
use crate::complaints::Complaints;
use crate::format::Format;
use crate::input::InputArgs;
use crate::outcome::Outcome;
use crate::render::{event_header, event_lines, record_tables};
use crate::screen::Screen;

const EXAMPLES: &str = "\
Examples:
  sanudo code report.txt                         events and statements as tables
  sanudo code news/ archive.csv.gz > coded.jsonl
  curl -s https://example.org/feed.jsonl | sanudo code - --map body=content --format csv
  sanudo code news.jsonl | jq -c '.events[] | select(.type == \"REQUEST\")'";

/// Code reports and print what was found, storing nothing
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    coding: CodingArgs,

    /// jsonl: a record a line; csv: an event a row; table: for people [default: table on a terminal, else jsonl]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let format = Format::or_for(args.format, screen);
    let options = args.input.options();
    let pool = batches::pool(args.input.threads())?;
    let pipeline = args.coding.pipeline()?;
    let mut reader = read(&args.input.inputs(), &options);
    let complaints = Complaints::default();
    let mut out = BufWriter::new(stdout().lock());
    if format == Format::Csv {
        out.write_all(&event_header()?)?;
    }
    let next = || Ok(next_record(&mut reader, &complaints));
    let work = |raw| code(&pipeline, raw, &options).map(|record| rendered(&record, format, screen));
    batches::in_order(&pool, next, weight, work, |coded| {
        match coded {
            Ok(text) => out.write_all(&text?)?,
            Err(unusable) => complaints.add(&unusable),
        }
        Ok(())
    })?;
    out.flush()?;
    tell_skipped(&reader);
    Ok(complaints.close())
}

fn rendered(record: &Record, format: Format, screen: &Screen) -> Result<Vec<u8>> {
    Ok(match format {
        Format::Jsonl => {
            let mut line = serde_json::to_vec(record)?;
            line.push(b'\n');
            line
        }
        Format::Csv => event_lines(record)?,
        Format::Table => record_tables(record, screen).into_bytes(),
    })
}
