//! What goes wrong, told on stderr.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Write};

use indicatif::ProgressBar;

use crate::outcome::Outcome;
use crate::render::visible;

/// How many complaints about single records are shown; the rest is counted.
const SHOWN: usize = 20;

/// Complaints about single records, listed as they come.
#[derive(Debug, Default)]
pub(crate) struct Complaints {
    count: Cell<usize>,
    bar: Option<ProgressBar>,
}

impl Complaints {
    /// Complaints that do not tear a progress bar.
    pub(crate) fn above(bar: ProgressBar) -> Self {
        Self { count: Cell::new(0), bar: Some(bar) }
    }

    /// How many there were.
    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    /// Lists one more; the first twenty are shown.
    pub(crate) fn add(&self, complaint: &dyn fmt::Display) {
        self.count.set(self.count() + 1);
        if self.count() > SHOWN {
            return;
        }
        match &self.bar {
            Some(bar) => bar.suspend(|| say(&format!("sanudo: {complaint}"))),
            None => say(&format!("sanudo: {complaint}")),
        }
    }

    /// Counts those that were not shown, and says how the run ended.
    pub(crate) fn close(&self) -> Outcome {
        if self.count() > SHOWN {
            say(&format!("sanudo: and {} more records that could not be used", self.count() - SHOWN));
        }
        if self.count() == 0 { Outcome::Clean } else { Outcome::SomeFailed }
    }
}

/// A line on stderr, with nothing in it that would steer a terminal. Where stderr is closed nobody can be told, so that is
/// no error.
pub(crate) fn say(line: &str) {
    let lines: Vec<_> = line.lines().map(visible).collect();
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}

/// Why a command could not be carried out: the error and its causes in one line.
pub(crate) fn last_words(error: &anyhow::Error) {
    say(&format!("sanudo: {error:#}"));
}
