//! `sanudo relate`: what happens between the two who are marked in a sentence.

use std::fs::File;
use std::io::{BufWriter, Read, StdoutLock, Write, stdin, stdout};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use sanudo::{Codebook, EventType, MarkedSentence, Pipeline, Relation};
use serde_json::json;

use crate::batches;
use crate::complaints::Complaints;
use crate::outcome::Outcome;

const EXAMPLES: &str = "\
Examples:
  sanudo relate pairs.tsv > types.tsv
  sanudo relate pairs.tsv --older-roots            YIELD for CONCEDE and RETREAT, as the PLV benchmark has it
  printf '<s>Kenya</s> expelled <t>the envoy of Chad</t>.\\n' | sanudo relate -
  sanudo relate pairs.tsv --format jsonl | jq -c 'select(.none < 0.5)'

FILE has tab-separated columns; the one in which marks stand is judged, of a file without marks the first. A first row
without marks in a file that has some is its header. One row comes out for each that goes in: its columns, then type,
probability (of the type, given that something happens), quad, none (probability that nothing of PLOVER's happens).";

/// Tell what happens between the actor and the recipient that are marked in a sentence
///
/// Rows hold a sentence with <s>actor</s> and <t>recipient</t> marked. A sentence without marks is judged as a whole.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A file of tab-separated rows, or - for standard input
    file: PathBuf,

    /// tsv: the rows with columns added; jsonl: an object a row, with the probability of every type
    #[arg(short, long, value_enum, default_value_t)]
    format: RelateFormat,

    /// Print YIELD where the type is CONCEDE or RETREAT, its probability that of both
    #[arg(long)]
    older_roots: bool,

    /// How many sentences are worked on at once [default: all cores]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Default)]
enum RelateFormat {
    #[default]
    Tsv,
    Jsonl,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let name = args.file.display().to_string();
    let mut bytes = Vec::new();
    if args.file.as_os_str() == "-" {
        stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
    } else {
        let mut file = File::open(&args.file).with_context(|| format!("{name}: cannot be read"))?;
        file.read_to_end(&mut bytes).with_context(|| format!("{name}: cannot be read"))?;
    }
    let text = String::from_utf8_lossy(&bytes);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.trim_end_matches('\r').split('\t').collect()).collect();
    if rows.is_empty() {
        bail!("{name}: no row in it; expected a sentence a line, with <s>actor</s> and <t>recipient</t> marked");
    }
    let marked = |cell: &&str| cell.contains("<s>") || cell.contains("<t>");
    let column = rows.iter().find_map(|row| row.iter().position(&marked));
    let header = column.is_some() && !rows[0].iter().any(marked);
    let column = column.unwrap_or(0);
    let pipeline = Pipeline::shipped();
    let pool = batches::pool(args.threads.map(usize::from))?;
    let complaints = Complaints::default();
    let mut out = Printer::new(args, header.then(|| rows[0].as_slice()), pipeline.codebook())?;
    let mut lines = rows.iter().enumerate().skip(usize::from(header));
    let work = |(line, row): (usize, &Vec<&str>)| {
        let cell = row.get(column).copied().unwrap_or_default();
        let judged = MarkedSentence::parse(cell).map(|sentence| pipeline.relate(&sentence));
        (line, judged)
    };
    let size = |(_, row): &(usize, &Vec<&str>)| row.iter().map(|cell| cell.len()).sum();
    batches::in_order(
        &pool,
        || Ok(lines.next()),
        size,
        work,
        |(line, judged)| {
            if let Err(error) = &judged {
                complaints.add(&format!("{name}:{}: {error}", line + 1));
            }
            out.row(&rows[line], judged.ok().as_ref())
        },
    )?;
    out.out.flush()?;
    Ok(complaints.close())
}

/// Prints judged rows.
struct Printer<'a> {
    format: RelateFormat,
    older_roots: bool,
    header: Option<&'a [&'a str]>,
    codebook: &'a Codebook,
    out: BufWriter<StdoutLock<'static>>,
}

impl<'a> Printer<'a> {
    fn new(args: &Args, header: Option<&'a [&'a str]>, codebook: &'a Codebook) -> Result<Self> {
        let mut out = BufWriter::new(stdout().lock());
        if let Some(cells) = header.filter(|_| args.format == RelateFormat::Tsv) {
            writeln!(out, "{}\ttype\tprobability\tquad\tnone", cells.join("\t"))?;
        }
        Ok(Self { format: args.format, older_roots: args.older_roots, header, codebook, out })
    }

    /// Name, probability and quad class of each type, the most probable first.
    fn types(&self, relation: &Relation) -> Vec<(&'static str, f32, u8)> {
        let mut found: Vec<(&'static str, f32, u8)> = Vec::new();
        for (event_type, &probability) in EventType::ALL.into_iter().zip(&relation.types) {
            let older = self.older_roots && matches!(event_type, EventType::Concede | EventType::Retreat);
            let name = if older { "YIELD" } else { event_type.as_str() };
            match found.iter_mut().find(|(other, ..)| *other == name) {
                Some((_, sum, _)) => *sum += probability,
                // The benchmark has YIELD among material cooperation.
                None => found.push((name, probability, if older { 2 } else { self.codebook.quad(event_type) })),
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    /// One row; without a relation for one that could not be judged.
    fn row(&mut self, row: &[&str], relation: Option<&Relation>) -> Result<()> {
        let judged = relation.map(|relation| (self.types(relation), relation.none));
        match self.format {
            RelateFormat::Tsv => {
                let added = judged.map_or("\t\t\t".to_owned(), |(types, none)| {
                    let (name, probability, quad) = types[0];
                    format!("{name}\t{probability:.4}\t{quad}\t{none:.4}")
                });
                writeln!(self.out, "{}\t{added}", row.join("\t"))?;
            }
            RelateFormat::Jsonl => {
                let rounded = |probability: f32| json!((f64::from(probability) * 1e4).round() / 1e4);
                let mut object = serde_json::Map::new();
                for (at, cell) in row.iter().enumerate() {
                    let name = self.header.and_then(|names| names.get(at));
                    object.insert(name.map_or_else(|| format!("column{}", at + 1), ToString::to_string), json!(cell));
                }
                if let Some((types, none)) = judged {
                    object.insert("type".to_owned(), json!(types[0].0));
                    object.insert("probability".to_owned(), rounded(types[0].1));
                    object.insert("quad".to_owned(), json!(types[0].2));
                    object.insert("none".to_owned(), rounded(none));
                    let all = types.iter().map(|(name, probability, _)| ((*name).to_owned(), rounded(*probability)));
                    object.insert("types".to_owned(), all.collect());
                }
                writeln!(self.out, "{}", serde_json::to_string(&object)?)?;
            }
        }
        Ok(())
    }
}
