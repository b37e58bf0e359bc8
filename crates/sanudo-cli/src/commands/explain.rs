//! `sanudo explain`: why each field of an event or statement is what it is.

use std::io::{Write, stdout};

use anyhow::Result;

use crate::list::LedgerArgs;
use crate::outcome::Outcome;
use crate::render::explanation;
use crate::screen::Screen;

const EXAMPLES: &str = "\
Examples:
  sanudo explain 3f0c.e2
  sanudo explain 3f0c.s1 --json | jq -r '.fields[] | [.name, .value] | @tsv'";

/// Explain why each field of an event or statement is what it is
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The id of an event or statement, or its beginning with the entry's number
    id: String,

    #[command(flatten)]
    ledger: LedgerArgs,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let story = args.ledger.read()?.explain(&args.id)?;
    let text = if args.json { serde_json::to_string(&story)? + "\n" } else { explanation(&story, screen) };
    stdout().write_all(text.as_bytes())?;
    Ok(Outcome::Clean)
}
