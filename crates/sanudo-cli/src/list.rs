//! What the two lists, of events and of statements, have in common.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use sanudo_ledger::{Access, Ledger, Order};

use crate::complaints::say;
use crate::dates;
use crate::format::Format;

/// Which ledger.
#[derive(Args, Debug)]
pub(crate) struct LedgerArgs {
    /// The ledger's file
    #[arg(short, long, value_name = "FILE", env = "SANUDO_LEDGER", default_value = "sanudo.db")]
    pub(crate) ledger: PathBuf,
}

impl LedgerArgs {
    /// Opens it for reading.
    pub(crate) fn read(&self) -> Result<Ledger> {
        Ok(Ledger::open(&self.ledger, Access::Read)?)
    }

    /// Opens it for adding; it is made where it is not there.
    pub(crate) fn create(&self) -> Result<Ledger> {
        Ok(Ledger::open(&self.ledger, Access::Create)?)
    }
}

/// Filters and forms of both lists.
#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) ledger: LedgerArgs,

    /// From this day, month or year on, such as 2024, 2024-05 or 2024-05-23
    #[arg(long, value_name = "DATE", value_parser = dates::parse)]
    pub(crate) since: Option<String>,

    /// Up to this day, month or year, all of it included
    #[arg(long, value_name = "DATE", value_parser = dates::parse)]
    pub(crate) until: Option<String>,

    /// Outlets by their names
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Vec<String>,

    /// Reports by their ids
    #[arg(long, value_name = "ID")]
    report: Vec<String>,

    /// Older versions of reports as well
    #[arg(long)]
    pub(crate) all_versions: bool,

    /// The latest first
    #[arg(long)]
    newest: bool,

    /// At most so many
    #[arg(short = 'n', long, value_name = "N")]
    pub(crate) limit: Option<u32>,

    /// table: for people; jsonl: an object a line; csv: rows below a header [default: table on a terminal, else jsonl]
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<Format>,
}

impl ListArgs {
    pub(crate) fn order(&self) -> Order {
        if self.newest { Order::Newest } else { Order::Oldest }
    }

    /// The reports asked for, by their whole ids.
    pub(crate) fn reports(&self, ledger: &Ledger) -> Result<Vec<String>> {
        self.report.iter().map(|given| Ok(ledger.find(given)?.report_id().to_owned())).collect()
    }
}

/// An empty answer is no error, but a person wants to be told.
pub(crate) fn tell_if_none(count: usize, what: &str) {
    if count == 0 {
        say(&format!("sanudo: no {what} of that kind in the ledger"));
    }
}
