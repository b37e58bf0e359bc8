//! Reading from files and folders as callers do.

mod bad_input;
mod inputs;
mod laws;
mod pages;

use std::path::Path;

use sanudo_read::{Input, Options, Reader, read, report};
use sanudo_text::Report;

/// Reads a path with the default options.
fn open(path: &Path) -> Reader {
    read(&[Input::Path(path.to_owned())], &Options::default())
}

/// What reading gives, one line an item: `source: body`, or `! message` with the folder's own path cut from it.
fn told(
    folder: &Path,
    reader: impl Iterator<Item = Result<sanudo_read::RawRecord, sanudo_read::ReadError>>,
) -> Vec<String> {
    let root = format!("{}/", folder.display());
    reader
        .map(|item| match item {
            Ok(raw) => {
                let report = report(raw, &Options::default());
                format!("{}: {}", report.source.replace(&root, ""), report.body)
            }
            Err(error) => format!("! {}", error.to_string().replace(&root, "")),
        })
        .collect()
}

/// The report of a text in memory.
fn page(name: &str, text: &str) -> Report {
    let input = Input::Bytes { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let options = Options::default();
    let raw = read(&[input], &options).next().expect("one item").expect("a text");
    report(raw, &options)
}

/// A report's parts, one line a part: `kind: words`.
fn parts(report: &Report) -> Vec<String> {
    report.parts.iter().map(|part| format!("{}: {}", part.kind.as_str(), report.slice(part.span))).collect()
}
