//! `sanudo statements`: the statements of a ledger that a filter lets through.

use std::io::{BufWriter, Write, stdout};

use anyhow::Result;
use sanudo_ledger::StatementFilter;

use crate::format::Format;
use crate::list::{ListArgs, tell_if_none};
use crate::outcome::Outcome;
use crate::render::print_statements;
use crate::screen::Screen;
use crate::vocabulary;

const EXAMPLES: &str = "\
Examples:
  sanudo statements --speaker \"King Hamad\" --text Iran
  sanudo statements --speaker BHR --addressee RUS --since 2024-05
  sanudo statements --text '\"peace conference\"' --kind direct --format csv > quotations.csv

All conditions must hold; of several values for one of them one is enough. Dates are those of the
reports' publication.";

/// List statements of the ledger
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Who speaks: codes, or part of a name
    #[arg(long, value_name = "CODE|NAME", value_parser = vocabulary::code_or_name)]
    speaker: Vec<String>,

    /// To whom: codes, or part of a name
    #[arg(long, value_name = "CODE|NAME", value_parser = vocabulary::code_or_name)]
    addressee: Vec<String>,

    /// All of it in quotation marks, none or some
    #[arg(long, value_delimiter = ',', ignore_case = true, value_parser = vocabulary::kind())]
    kind: Vec<String>,

    /// Words that the statement has, and "phrases" in quotation marks
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,

    #[command(flatten)]
    list: ListArgs,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let list = &args.list;
    let ledger = list.ledger.read()?;
    let filter = StatementFilter {
        speaker: args.speaker.clone(),
        addressee: args.addressee.clone(),
        kind: args.kind.clone(),
        since: list.since.clone(),
        until: list.until.clone(),
        text: args.text.clone(),
        outlet: list.outlet.clone(),
        report: list.reports(&ledger)?,
        all_versions: list.all_versions,
        order: list.order(),
        limit: list.limit,
        offset: 0,
    };
    let mut out = BufWriter::new(stdout().lock());
    let count = print_statements(&ledger, &filter, Format::or_for(list.format, screen), screen, &mut out)?;
    out.flush()?;
    tell_if_none(count, "statements");
    Ok(Outcome::Clean)
}
