//! The forms in which lists are printed.

use clap::ValueEnum;

use crate::screen::Screen;

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A JSON object a line.
    Jsonl,
    /// Rows below a header, separated by commas.
    Csv,
    /// For people.
    Table,
}

impl Format {
    /// What was asked for; else a table on a terminal and JSON lines in a pipe.
    pub(crate) fn or_for(asked: Option<Self>, screen: &Screen) -> Self {
        asked.unwrap_or(if screen.is_terminal { Self::Table } else { Self::Jsonl })
    }
}
