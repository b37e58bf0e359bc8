//! `sanudo codebook`: tries a custom codebook on its own examples, and lists the types and modes in use.

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;
use sanudo::{Codebook, CustomCodebook, CustomType, EventType, Pipeline, Record};
use sanudo_text::{Part, PartKind, Report, Span};

use crate::coding::CodebookFile;
use crate::complaints::say;
use crate::outcome::Outcome;
use crate::render::{act, visible};

const EXAMPLES: &str = "\
Examples:
  sanudo codebook check recognition.toml              run the examples of a codebook of your own
  sanudo codebook list                                PLOVER's types and modes
  sanudo codebook list --codebook recognition.toml    and your own
  sanudo code news/ --codebook recognition.toml       code by them
  sanudo events --subtype RECOGNISE                   and find what was coded

Exit status of check: 0 all examples do as they should, 1 some do not or the codebook has a mistake,
2 the file cannot be read.";

/// Try a custom codebook on its examples, or list types and modes
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Run every example of a codebook: sentences that must fire and sentences that must not
    #[command(after_help = EXAMPLES)]
    Check {
        /// The codebook, in TOML
        file: PathBuf,
    },
    /// List the types and modes in use: quad class, score, CAMEO code, what it is
    #[command(after_help = EXAMPLES)]
    List {
        /// A codebook whose types to list as well
        #[arg(long, value_name = "FILE")]
        codebook: Option<PathBuf>,
    },
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let mut out = BufWriter::new(stdout().lock());
    let outcome = match &args.command {
        Task::Check { file } => check(&CodebookFile::read(file)?, &mut out)?,
        Task::List { codebook } => {
            let plover = Codebook::new(sanudo_data::CODEBOOK)?;
            let custom =
                codebook.as_ref().map(|file| anyhow::Ok(CodebookFile::read(file)?.parse(&plover)?)).transpose()?;
            list(&plover, custom.as_ref(), &mut out)?;
            Outcome::Clean
        }
    };
    out.flush()?;
    Ok(outcome)
}

/// A line for each type, then one for each of its examples that does not do as it should.
fn check(file: &CodebookFile, out: &mut impl Write) -> Result<Outcome> {
    let plover = Codebook::new(sanudo_data::CODEBOOK)?;
    let custom = match file.parse(&plover) {
        Ok(custom) => custom,
        Err(mistake) => {
            say(&mistake.to_string());
            return Ok(Outcome::SomeFailed);
        }
    };
    let pipeline = Pipeline::shipped().with_codebook(custom.clone());
    let width = custom.types().iter().map(|own| own.name.len()).max().unwrap_or_default();
    let mut outcome = Outcome::Clean;
    for own in custom.types() {
        let mut failures = Vec::new();
        let [mut firing, mut silent] = [Share::default(); 2];
        for example in &own.examples {
            let record = pipeline.code(report(&example.text));
            let is_right = fires(&record, own) == example.fires;
            if example.fires {
                firing.add(is_right);
            } else {
                silent.add(is_right);
            }
            if !is_right {
                let place = format!("{}:{}:{}", file.name, example.line, example.column);
                let wrong = if example.fires { "does not fire" } else { "fires" };
                failures.push(format!("  {place}: {wrong}: {:?}; coded {}", example.text, coded(&record)));
            }
        }
        let word = if failures.is_empty() { "ok    " } else { "FAILED" };
        writeln!(out, "{word} {:width$}  {firing} fire, {silent} do not", own.name)?;
        for failure in failures {
            outcome = Outcome::SomeFailed;
            writeln!(out, "{}", visible(&failure))?;
        }
    }
    Ok(outcome)
}

/// How many of so many are right.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.all += 1;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {}", self.right, self.all)
    }
}

/// A report of nothing but these words.
fn report(text: &str) -> Report {
    let mut report = Report::new("example", text.to_owned());
    report.parts = vec![Part { kind: PartKind::Body, span: Span::from_range(0..text.len()) }];
    report
}

fn fires(record: &Record, own: &CustomType) -> bool {
    record.events.iter().any(|event| event.subtype.as_deref() == Some(&own.name))
}

/// The events that came out, in a few words.
fn coded(record: &Record) -> String {
    if record.events.is_empty() {
        return "nothing".to_owned();
    }
    record.events.iter().map(|event| format!("{} ({})", act(event), event.status)).collect::<Vec<_>>().join(", ")
}

fn list(plover: &Codebook, custom: Option<&CustomCodebook>, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{:24} quad  score  CAMEO  what", "type, mode")?;
    for event_type in EventType::ALL {
        let mut row = |label: &str, mode: Option<&str>, what: &str| {
            let (score, cameo) = (plover.score(event_type, mode), plover.cameo(event_type, mode));
            line(out, label, plover.quad(event_type), score, cameo, what)
        };
        row(event_type.as_str(), None, event_type.explain())?;
        for (_, mode) in plover.modes().filter(|(of, _)| *of == event_type) {
            row(&format!("  {mode}"), Some(mode), &format!("mode of {event_type}"))?;
        }
    }
    for own in custom.map(CustomCodebook::types).unwrap_or_default() {
        let mode = own.mode.as_deref();
        let score = own.score.unwrap_or_else(|| plover.score(own.folds_into, mode));
        let cameo = own.cameo.as_deref().unwrap_or_else(|| plover.cameo(own.folds_into, mode));
        let folds = [Some(own.folds_into.as_str()), mode].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let what = format!("{} (folds into {folds})", visible(&own.what));
        line(out, &own.name, plover.quad(own.folds_into), score, cameo, &what)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, label: &str, quad: u8, score: f64, cameo: &str, what: &str) -> Result<()> {
    Ok(writeln!(out, "{label:24} {quad:4}  {score:5.1}  {cameo:5}  {what}")?)
}
