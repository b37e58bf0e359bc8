//! What an extractor is trained on, as the program sees it: `cargo run --release --example training_rows -- PATH…`
//!
//! With `--sentences FILE`, each line of the file is a sentence that stands for itself.
//!
//! One JSON object a report: words with their offsets (Unicode scalar values into the body), sentences, trees, clues and
//! mentions. `training/extractor` joins annotations to it.

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use sanudo::{Pipeline, Report};
use sanudo_read::{Input, Options, read, report};
use sanudo_text::{Document, Part, PartKind, ScalarMap, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (engine, pipeline, options) = (sanudo::engine(), Pipeline::shipped(), Options::default());
    let mut out = BufWriter::new(stdout().lock());
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if let [flag, file] = &paths[..]
        && flag.as_os_str() == "--sentences"
    {
        for line in std::fs::read_to_string(file)?.lines() {
            let mut report = Report::new("", line.to_owned());
            report.parts = vec![Part { kind: PartKind::Body, span: Span::new(0, line.len() as u32) }];
            writeln!(out, "{}", row(&pipeline, &engine.document(report)))?;
        }
        return Ok(out.flush()?);
    }
    let inputs: Vec<Input> = paths.into_iter().map(Input::Path).collect();
    for raw in read(&inputs, &options) {
        let report = report(raw?, &options);
        writeln!(out, "{}", row(&pipeline, &engine.document(report)))?;
    }
    Ok(out.flush()?)
}

fn row(pipeline: &Pipeline, doc: &Document) -> Value {
    let mentions = pipeline.resolver().mentions(doc);
    let clues = pipeline.coder().clues(doc, &mentions);
    let map = ScalarMap::new(&doc.report.body);
    let trees = doc.layers.trees.as_deref().unwrap_or_default();
    json!({
        "source": doc.report.source,
        "words": (0..doc.tokens.len()).map(|at| {
            let span = doc.tokens[at].span;
            json!([doc.form(at), map.scalar(span.start), map.scalar(span.end)])
        }).collect::<Vec<_>>(),
        "sentences": doc.sentences.iter().map(|sentence| {
            json!([sentence.tokens.start, sentence.tokens.end, sentence.paragraph, sentence.part.as_str()])
        }).collect::<Vec<_>>(),
        "heads": trees.iter().map(|arc| arc.head).collect::<Vec<_>>(),
        "relations": trees.iter().map(|arc| &arc.deprel).collect::<Vec<_>>(),
        "tags": doc.layers.tags.iter().flatten().map(|tag| tag.upos.as_str()).collect::<Vec<_>>(),
        "clues": clues,
        "mentions": mentions.all.iter().map(|mention| {
            let name = &mention.actor.name;
            json!([mention.tokens.start, mention.tokens.end, mention.actor.code.map(|code| code.to_string()), name])
        }).collect::<Vec<_>>(),
    })
}
