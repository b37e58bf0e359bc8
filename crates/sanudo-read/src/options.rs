//! What to read and how.

use std::path::PathBuf;

use crate::FieldMap;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that lies below it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// Bytes in memory under a name; its extension counts as a file's does.
    Bytes {
        /// Stands for the path in places and sources.
        name: String,
        /// The content, possibly compressed.
        bytes: Vec<u8>,
    },
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Told by the extension; without one by the first bytes (an object or array is JSON, ten columns of a first word
    /// are CoNLL-U, anything else plain text).
    #[default]
    Auto,
    /// One report a file.
    Text,
    /// One JSON object a line, or an array of objects.
    Jsonl,
    /// A table with a header, separated by commas.
    Csv,
    /// A table with a header, separated by tabs.
    Tsv,
    /// Sentences that somebody has parsed, in CoNLL-U; a comment `# newdoc` begins a report.
    Conllu,
}

/// How to read. The default suits news of any source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The format of every input.
    pub format: Format,
    /// Which field holds what; guessed where it does not tell.
    pub map: FieldMap,
    /// A body longer than this many bytes of UTF-8 is cut, with the note `too-long` (2 MiB).
    pub max_report_bytes: usize,
    /// A line, JSON object or table row longer than this many bytes is skipped, with an error (16 MiB). Raised to at least
    /// `max_report_bytes`.
    pub max_record_bytes: usize,
    /// How many folders deep a walk goes (64).
    pub max_depth: usize,
}

impl Options {
    /// The limit on records that holds in fact.
    pub(crate) fn record_limit(&self) -> usize {
        self.max_record_bytes.max(self.max_report_bytes).max(1)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::Auto,
            map: FieldMap::default(),
            max_report_bytes: 2 << 20,
            max_record_bytes: 16 << 20,
            max_depth: 64,
        }
    }
}
