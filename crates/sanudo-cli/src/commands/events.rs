//! `sanudo events`: the events of a ledger that a filter lets through.

use std::io::{BufWriter, Write, stdout};

use anyhow::Result;
use sanudo_ledger::EventFilter;

use crate::format::Format;
use crate::list::{ListArgs, tell_if_none};
use crate::outcome::Outcome;
use crate::render::print_events;
use crate::screen::Screen;
use crate::vocabulary;

const EXAMPLES: &str = "\
Examples:
  sanudo events --actor BHR --recipient RUS --type REQUEST --since 2024
  sanudo events --either IRN --quad 3,4 --newest --limit 20
  sanudo events --text '\"peace conference\" gaza' --status actual --format csv > conference.csv
  sanudo events --according-to \"King Hamad\" --format jsonl | jq -r .event.sentence.text

All conditions must hold; of several values for one of them (a,b or given twice) one is enough.
An event without a date of its own counts by the day of its report's publication.";

/// List events of the ledger
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Who acts: codes of countries or international bodies
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = vocabulary::code)]
    actor: Vec<String>,

    /// To whom it is directed: codes
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = vocabulary::code)]
    recipient: Vec<String>,

    /// Actor or recipient: codes
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = vocabulary::code)]
    either: Vec<String>,

    /// Actor or recipient: part of a name
    #[arg(long, value_name = "WORDS")]
    name: Vec<String>,

    /// PLOVER types
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', ignore_case = true, value_parser = vocabulary::event_type())]
    event_type: Vec<String>,

    /// PLOVER modes, such as assist or ceasefire
    #[arg(long, value_delimiter = ',', ignore_case = true, hide_possible_values = true, value_parser = vocabulary::mode())]
    mode: Vec<String>,

    /// Types of a custom codebook, such as RECOGNISE
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = vocabulary::subtype)]
    subtype: Vec<String>,

    /// PLOVER contexts, such as diplomatic or human_rights
    #[arg(long, value_delimiter = ',', ignore_case = true, hide_possible_values = true, value_parser = vocabulary::context())]
    context: Vec<String>,

    /// Whether and when it is said to take place
    #[arg(long, value_delimiter = ',', ignore_case = true, value_parser = vocabulary::status())]
    status: Vec<String>,

    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = clap::value_parser!(u8).range(1..=4))]
    quad: Vec<u8>,

    /// Words that the report has, and "phrases" in quotation marks
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,

    /// Country of the place: codes
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = vocabulary::code)]
    place: Vec<String>,

    /// Who is said to say so: codes, or part of a name
    #[arg(long, value_name = "CODE|NAME", value_parser = vocabulary::code_or_name)]
    according_to: Vec<String>,

    /// Only what the coder is so sure of, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<f64>,

    /// Leave out later mentions of an event that the same report has told before
    #[arg(long)]
    without_repeats: bool,

    #[command(flatten)]
    list: ListArgs,
}

pub(crate) fn run(args: &Args, screen: &Screen) -> Result<Outcome> {
    let list = &args.list;
    let ledger = list.ledger.read()?;
    let filter = EventFilter {
        actor: args.actor.clone(),
        recipient: args.recipient.clone(),
        either: args.either.clone(),
        name: args.name.clone(),
        according_to: args.according_to.clone(),
        event_type: args.event_type.clone(),
        mode: args.mode.clone(),
        subtype: args.subtype.clone(),
        context: args.context.clone(),
        status: args.status.clone(),
        quad: args.quad.clone(),
        since: list.since.clone(),
        until: list.until.clone(),
        text: args.text.clone(),
        outlet: list.outlet.clone(),
        place_country: args.place.clone(),
        min_confidence: args.min_confidence,
        report: list.reports(&ledger)?,
        without_repeats: args.without_repeats,
        all_versions: list.all_versions,
        order: list.order(),
        limit: list.limit,
        offset: 0,
    };
    let mut out = BufWriter::new(stdout().lock());
    let count = print_events(&ledger, &filter, Format::or_for(list.format, screen), screen, &mut out)?;
    out.flush()?;
    tell_if_none(count, "events");
    Ok(Outcome::Clean)
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a share from 0 to 1 such as 0.8".to_owned())
}
