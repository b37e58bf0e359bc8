//! The commands: one file each, all of the same form. `Args` is what can be typed, `run` turns it into settings, calls the
//! library and renders the result.

mod code;
mod codebook;
mod completions;
mod evaluate;
mod events;
mod explain;
mod export;
mod ingest;
mod man;
mod parse;
mod relate;
mod show;
mod statements;

use anyhow::Result;
use clap::Subcommand;

use crate::outcome::Outcome;
use crate::screen::Screen;

/// A command with its arguments.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Code(code::Args),
    Ingest(ingest::Args),
    Events(events::Args),
    Statements(statements::Args),
    Show(show::Args),
    Explain(explain::Args),
    Export(export::Args),
    Codebook(codebook::Args),
    Evaluate(evaluate::Args),
    Parse(parse::Args),
    Relate(relate::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Carries it out.
    pub(crate) fn run(&self, screen: &Screen) -> Result<Outcome> {
        match self {
            Self::Code(args) => code::run(args, screen),
            Self::Ingest(args) => ingest::run(args, screen),
            Self::Events(args) => events::run(args, screen),
            Self::Statements(args) => statements::run(args, screen),
            Self::Show(args) => show::run(args, screen),
            Self::Explain(args) => explain::run(args, screen),
            Self::Export(args) => export::run(args),
            Self::Codebook(args) => codebook::run(args),
            Self::Evaluate(args) => evaluate::run(args),
            Self::Parse(args) => parse::run(args),
            Self::Relate(args) => relate::run(args),
            Self::Completions(args) => completions::run(args),
            Self::Man(args) => man::run(args),
        }
    }
}
