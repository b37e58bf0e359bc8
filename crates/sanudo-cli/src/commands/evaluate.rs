//! `sanudo evaluate`: how often the coder is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sanudo::evaluate::{AttributedText, AttributionFigures, Case, Count, Tally, ids};
use sanudo::{Convention, Pipeline};
use sanudo_read::{Options, RawRecord, report};
use serde_json::{Value, json};

use crate::coding::{CodingArgs, code};
use crate::outcome::Outcome;

const EXAMPLES: &str = "\
Examples:
  sanudo evaluate gold/dev reports                       code the annotated reports and score them
  sanudo evaluate gold/dev reports coded.jsonl --show 3  score a coding, with the triples that differ in three reports
  sanudo evaluate gold/dev reports other/ --json         score annotations of another hand
  sanudo evaluate --attributions polnear_dev.jsonl       exact F1 of sources, cues and contents

GOLD holds NAME.json for each annotated report, REPORTS its text as NAME.txt.";

/// Score coded reports against annotated ones
///
/// Prints precision, recall and F1 of event mentions (trigger), of who did what to whom by sentence (triple) and by report
/// (report), of who acted towards whom (dyad), of the words and speakers of statements (content, statement), and how often
/// mode, status, date and source of a found event are right.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Folder of annotations, a JSON file a report; or a file of JSON lines with attributions, as PolNeAR has them
    gold: PathBuf,

    /// Folder of the reports' texts; attributions have theirs with them
    #[arg(required_unless_present = "attributions")]
    reports: Option<PathBuf>,

    /// What was coded: JSON lines of `sanudo code`, or a folder of JSON files in the form of the annotations; left out, the
    /// reports are coded on the spot
    coded: Option<PathBuf>,

    #[command(flatten)]
    coding: CodingArgs,

    /// Score sources, cues and contents of attributions: GOLD is a file of JSON lines {"id", "text", "attributions"}
    #[arg(long, conflicts_with_all = ["reports", "coded", "show"])]
    attributions: bool,

    /// Print the triples missed and those too many of the first N reports
    #[arg(long, value_name = "N", default_value_t = 0)]
    show: usize,

    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    match &args.reports {
        Some(reports) if !args.attributions => events(args, reports),
        _ => attributions(args),
    }
}

/// Scores attributions by the convention of their annotation.
fn attributions(args: &Args) -> Result<Outcome> {
    let name = args.gold.display();
    let file = File::open(&args.gold).with_context(|| format!("{name}: cannot be read"))?;
    let pipeline = Pipeline::shipped();
    let mut figures = AttributionFigures::default();
    for (index, line) in BufReader::new(file).split(b'\n').enumerate() {
        let line = line.with_context(|| format!("{name}: cannot be read"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let place = || {
            format!("{name}:{}: no text with attributions; expected {{\"id\", \"text\", \"attributions\"}}", index + 1)
        };
        let gold: AttributedText = serde_json::from_slice(&line).with_context(place)?;
        let raw = RawRecord::text(gold.id.clone(), gold.text.clone());
        let doc = pipeline.engine().document(report(raw, &Options::default()));
        figures.add(&gold, &pipeline.attributions(&doc, Convention::Polnear));
    }
    if args.json {
        let part = |count: &Count| json!({"P": count.precision(), "R": count.recall(), "F": count.f1()});
        let parts =
            json!({"source": part(&figures.source), "cue": part(&figures.cue), "content": part(&figures.content)});
        writeln!(stdout(), "{parts}")?;
    } else {
        writeln!(stdout(), "{figures}")?;
    }
    Ok(Outcome::Clean)
}

/// Scores events and statements by Sanudo's guidelines.
fn events(args: &Args, reports: &Path) -> Result<Outcome> {
    let names = json_names(&args.gold)?;
    if names.is_empty() {
        bail!("{}: no annotation in it; expected a file NAME.json for each report", args.gold.display());
    }
    let mut coded = Coded::open(args, &names)?;
    let mut out = BufWriter::new(stdout().lock());
    let mut tally = Tally::default();
    for (index, name) in names.iter().enumerate() {
        let gold = read_json(&args.gold.join(format!("{name}.json")))?;
        let path = reports.join(format!("{name}.txt"));
        let text = fs::read_to_string(&path)
            .with_context(|| format!("{}: the text of an annotated report cannot be read", path.display()))?;
        let entries = coded.of(name, &path, &text)?;
        let difference = tally.add(&Case { id: name, text: &text, gold: &gold, coded: entries.as_ref() });
        if index < args.show {
            for triple in &difference.missed {
                writeln!(out, "missed   {name} {triple}")?;
            }
            for triple in &difference.spurious {
                writeln!(out, "spurious {name} {triple}")?;
            }
        }
    }
    let figures = tally.figures();
    if args.json {
        writeln!(out, "{}", figures.to_json())?;
    } else {
        writeln!(out, "{figures}")?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Where the coded reports come from.
enum Coded {
    Read(BTreeMap<String, Value>),
    OnTheSpot(Box<Pipeline>),
}

impl Coded {
    fn open(args: &Args, names: &BTreeSet<String>) -> Result<Self> {
        Ok(match args.coded.as_deref() {
            None => Self::OnTheSpot(Box::new(args.coding.pipeline()?)),
            Some(path) if path.is_dir() => {
                let coded = json_names(path)?;
                let read = |name: &String| Ok((name.clone(), read_json(&path.join(format!("{name}.json")))?));
                Self::Read(coded.intersection(names).map(read).collect::<Result<_>>()?)
            }
            Some(path) => Self::Read(read_lines(path, names)?),
        })
    }

    /// What was coded of one report.
    fn of(&mut self, name: &str, path: &Path, text: &str) -> Result<Option<Value>> {
        match self {
            Self::Read(coded) => Ok(coded.remove(name)),
            Self::OnTheSpot(pipeline) => {
                let raw = RawRecord::text(path.to_string_lossy(), text);
                let record = code(pipeline, raw, &Options::default()).map_err(|broken| anyhow::anyhow!("{broken}"))?;
                Ok(Some(serde_json::to_value(record)?))
            }
        }
    }
}

/// The names of a folder's JSON files, without the extension.
fn json_names(folder: &Path) -> Result<BTreeSet<String>> {
    let list = || -> std::io::Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            names.extend(name.to_str().and_then(|name| name.strip_suffix(".json")).map(str::to_owned));
        }
        Ok(names)
    };
    list().with_context(|| format!("{}: the folder cannot be listed", folder.display()))
}

fn read_json(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("{}: broken JSON", path.display()))
}

/// The coded reports that were annotated; of two with one name the later.
fn read_lines(path: &Path, names: &BTreeSet<String>) -> Result<BTreeMap<String, Value>> {
    let file = File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let mut coded = BTreeMap::new();
    for (index, line) in BufReader::new(file).split(b'\n').enumerate() {
        let line = line.with_context(|| format!("{}: cannot be read", path.display()))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let entry: Value = serde_json::from_slice(&line)
            .with_context(|| format!("{}:{}: broken JSON; expected a record a line", path.display(), index + 1))?;
        for name in ids(&entry) {
            if names.contains(name) {
                coded.insert(name.to_owned(), entry.clone());
            }
        }
    }
    Ok(coded)
}
