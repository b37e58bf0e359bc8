//! `sanudo parse`: sentences, tags, trees and entities as CoNLL-U.

use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use sanudo::Engine;
use sanudo_read::{Options, RawRecord, document, read, report};
use sanudo_text::conllu::{self, Block, Id, Row};
use sanudo_text::{Document, Part, PartKind, Report};

use crate::batches;
use crate::coding::{Unusable, guarded_at, next_record, tell_skipped, weight};
use crate::complaints::Complaints;
use crate::input::InputArgs;
use crate::outcome::Outcome;
use crate::progress::progress_bar;

const EXAMPLES: &str = "\
Examples:
  sanudo parse report.txt                                  a text, sentences found
  sanudo parse news.jsonl.gz > news.conllu                 an archive
  sanudo parse --pretokenized gold.conllu > ours.conllu    the words and sentences as given
  echo \"The king met the envoy .\" | sanudo parse --pretokenized -
  sanudo parse news.conllu | grep NER=                     words in entities

All of a text is parsed, page furniture too. Entities stand in the last column: NER=B-Person on
their first word, NER=I-Person on the others; classes are Date, Facility, Location, Misc, Money,
NORP, Organization, Person and Product. `sanudo code` takes CoNLL-U as well, ours or another
parser's.";

/// Parse text or CoNLL-U: words, tags, lemmas, dependency trees and entities, as CoNLL-U
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// Keep the words and sentences of CoNLL-U, or of text with a sentence a line and spaces between words
    ///
    /// Comments, multiword tokens and what else stands in the last column are kept too; the other columns are filled
    /// anew, empty nodes and enhanced graphs dropped. Without this, CoNLL-U is turned into text first.
    #[arg(long)]
    pretokenized: bool,

    /// Weights of your own, as training/engine/export.py writes them, in place of those that ship
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let start = Instant::now();
    let options = args.input.options();
    let pool = batches::pool(args.input.threads())?;
    let engine = match &args.weights {
        Some(path) => {
            let bytes = fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
            Engine::from_bytes(bytes).with_context(|| path.display().to_string())?
        }
        None => sanudo::engine(),
    };
    let mut reader = read(&args.input.inputs(), &options);
    let bar = progress_bar(&reader);
    let complaints = Complaints::above(bar.clone());
    let progress = reader.progress();
    let mut out = BufWriter::new(stdout().lock());
    let next = || Ok(next_record(&mut reader, &complaints));
    let work = |raw| parse(&engine, raw, &options, args.pretokenized);
    let (mut sentences, mut words) = (0, 0);
    batches::in_order(&pool, next, weight, work, |parsed| {
        match parsed {
            Ok(Parsed { texts, words: more }) => {
                for Sentence { before_number, rest } in texts {
                    sentences += 1;
                    if let Some(before) = before_number {
                        writeln!(out, "{before}# sent_id = {sentences}")?;
                    }
                    out.write_all(rest.as_bytes())?;
                }
                words += more;
            }
            Err(unusable) => complaints.add(&unusable),
        }
        bar.set_position(progress.bytes_read());
        bar.set_message(format!("{:.0} words a second", words as f64 / start.elapsed().as_secs_f64()));
        Ok(())
    })?;
    out.flush()?;
    bar.finish_and_clear();
    tell_skipped(&reader);
    Ok(complaints.close())
}

/// A sentence as CoNLL-U.
struct Sentence {
    /// What stands before its number, if it is to have one of ours: sentences are numbered through all reports, and
    /// which number it is shows only when it is printed.
    before_number: Option<String>,
    rest: String,
}

/// The sentences of one record.
struct Parsed {
    texts: Vec<Sentence>,
    words: usize,
}

impl Parsed {
    /// Writes sentences one by one, so that no more than one is held in columns.
    fn new(blocks: impl Iterator<Item = Block>, numbered: bool) -> Self {
        let mut words = 0;
        let text = |mut block: Block| {
            words += block.rows.iter().filter(|row| matches!(row.id, Id::Word(_))).count();
            let number = block.comments.iter().position(|comment| comment.starts_with(" sent_id = "));
            let before_number = number.filter(|_| numbered).map(|number| {
                let before = block.comments.drain(..=number).take(number);
                before.map(|comment| format!("#{comment}\n")).collect()
            });
            Sentence { before_number, rest: conllu::write(std::slice::from_ref(&block)) }
        };
        let texts = blocks.map(text).collect();
        Self { texts, words }
    }
}

/// Parses one record.
fn parse(engine: &Engine, raw: RawRecord, options: &Options, pretokenized: bool) -> Result<Parsed, Unusable> {
    let place = raw.place.clone();
    if pretokenized {
        return parse_words(engine, raw);
    }
    let report = if raw.parsed.is_empty() {
        guarded_at(&place, || report(raw, options)).map_err(Unusable::Broken)?
    } else {
        bare(raw).map_err(Unusable::Read)?.report
    };
    let parsed = guarded_at(&place, || {
        let doc = engine.document(Report { parts: whole(&report), ..report });
        let source: Vec<&str> = doc.report.source.split_whitespace().collect();
        let mut newdoc = Some(format!(" newdoc id = {}", source.join(" ")));
        let sentences = conllu::sentences(&doc).map(|mut block| {
            block.comments.splice(..0, newdoc.take());
            block
        });
        Parsed::new(sentences, true)
    });
    parsed.map_err(Unusable::Broken)
}

/// The parts of a text of which nothing is left out; what stands on one line, such as a dateline and the sentence after
/// it, is one.
fn whole(report: &Report) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for part in &report.parts {
        match parts.last_mut() {
            Some(last) if !report.body[last.span.end as usize..part.span.start as usize].contains('\n') => {
                last.span = last.span.cover(part.span);
            }
            _ => parts.push(Part { kind: PartKind::Body, span: part.span }),
        }
    }
    parts
}

/// Parses one record whose words are given.
fn parse_words(engine: &Engine, raw: RawRecord) -> Result<Parsed, Unusable> {
    let place = raw.place.clone();
    let raw = if raw.parsed.is_empty() { RawRecord { parsed: lines(&raw.fields.body), ..raw } } else { raw };
    let mut blocks = raw.parsed.clone();
    let mut doc = bare(raw).map_err(Unusable::Read)?;
    let parsed = guarded_at(&place, || {
        engine.annotate(&mut doc);
        conllu::fill(&mut blocks, &doc);
        Parsed::new(blocks.into_iter(), false)
    });
    parsed.map_err(Unusable::Broken)
}

/// The document of CoNLL-U with nothing but its words: what else stands there is not asked for and need not be sound.
fn bare(mut raw: RawRecord) -> Result<Document, sanudo_read::ReadError> {
    for row in raw.parsed.iter_mut().flat_map(|block| &mut block.rows) {
        for column in &mut row.columns[1..8] {
            "_".clone_into(column);
        }
    }
    document(&raw)
}

/// A sentence of each line, a word of each run of letters between spaces.
fn lines(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let block = |(number, line): (usize, &str)| {
        let mut block = Block::default();
        block.comments.push(format!(" sent_id = {}", number + 1));
        block.comments.push(format!(" text = {}", line.split_whitespace().collect::<Vec<_>>().join(" ")));
        let words = line.split_whitespace().zip(1..);
        block.rows.extend(words.map(|(form, word)| Row::new(Id::Word(word), form)));
        block
    };
    lines.enumerate().map(block).collect()
}
