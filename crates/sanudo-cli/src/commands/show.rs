//! `sanudo show`: a report, event or statement as a person reads it.

use std::io::{Write, stdout};

use anyhow::{Context, Result};
use sanudo_ledger::Found;

use crate::list::LedgerArgs;
use crate::outcome::Outcome;
use crate::render::{event_page, report_page, statement_page};
use crate::screen::Screen;

const EXAMPLES: &str = "\
Examples:
  sanudo show 3f0c                     a report, by the beginning of its id
  sanudo show news/report.txt          by where it was found
  sanudo show 3f0c.e2                  an event
  sanudo show 3f0c.s1 --color always | less -R";

/// Show a report, event or statement, with its marks in the text
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// An id, the beginning of one, or the source of a report
    id: String,

    #[command(flatten)]
    ledger: LedgerArgs,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let ledger = args.ledger.read()?;
    let found = ledger.find(&args.id)?;
    let gone = || format!("{found} was taken out of the ledger just now; try again");
    let record = ledger.record(found.report_id())?.with_context(gone)?;
    let page = match &found {
        Found::Report(_) => report_page(&record, screen),
        Found::Event(id) => {
            let event = record.events.iter().find(|event| event.id == *id).with_context(gone)?;
            event_page(&record, event, screen)
        }
        Found::Statement(id) => {
            let statement = record.statements.iter().find(|statement| statement.id == *id).with_context(gone)?;
            statement_page(&record, statement, screen)
        }
    };
    stdout().write_all(page.as_bytes())?;
    Ok(Outcome::Clean)
}
