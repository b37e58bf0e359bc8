//! What to read, shared by the commands that code.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sanudo_read::{FieldMap, Format, Input, Options};

use crate::sizes;

/// Inputs and how to read them.
#[derive(Args, Debug)]
pub(crate) struct InputArgs {
    /// Files, folders with all that lies below them, or - for standard input
    ///
    /// Plain text (one report a file), JSON lines or arrays, CSV and TSV, CoNLL-U of any parser, each also packed with gzip
    /// or zstd.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Which column or JSON field holds what, such as body=text,published=date
    ///
    /// Fields are body, title, published, updated, outlet, source, language and id; what is not mapped is guessed from the
    /// usual names. Dots reach into nested JSON: body=article.text.
    #[arg(long, value_name = "FIELD=NAME,…", value_parser = FieldMap::parse)]
    map: Option<FieldMap>,

    /// What the files hold; auto tells by the extension or the first bytes
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    input_format: InputFormat,

    /// Where a longer text is cut, with a note
    #[arg(long, value_name = "SIZE", value_parser = sizes::parse, default_value = "2MiB")]
    max_report_size: usize,

    /// How many reports are worked on at once; the output is the same whatever the number [default: all cores]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// [`Format`] on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Default)]
enum InputFormat {
    #[default]
    Auto,
    Text,
    Jsonl,
    Csv,
    Tsv,
    Conllu,
}

impl InputArgs {
    /// The inputs in the order given.
    pub(crate) fn inputs(&self) -> Vec<Input> {
        let input = |path: &PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
        self.paths.iter().map(input).collect()
    }

    /// How to read them.
    pub(crate) fn options(&self) -> Options {
        let format = match self.input_format {
            InputFormat::Auto => Format::Auto,
            InputFormat::Text => Format::Text,
            InputFormat::Jsonl => Format::Jsonl,
            InputFormat::Csv => Format::Csv,
            InputFormat::Tsv => Format::Tsv,
            InputFormat::Conllu => Format::Conllu,
        };
        let map = self.map.clone().unwrap_or_default();
        Options { format, map, max_report_bytes: self.max_report_size, ..Options::default() }
    }

    /// The number of workers; none stands for all cores.
    pub(crate) fn threads(&self) -> Option<usize> {
        self.threads.map(usize::from)
    }
}
