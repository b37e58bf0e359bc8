//! `sanudo completions`: what a shell needs to complete the commands.

use std::io::{Write, stdout};

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::outcome::Outcome;

const EXAMPLES: &str = "\
Examples:
  sanudo completions bash > ~/.local/share/bash-completion/completions/sanudo
  sanudo completions zsh > \"${fpath[1]}/_sanudo\"
  sanudo completions fish > ~/.config/fish/completions/sanudo.fish";

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Which shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sanudo", &mut script);
    stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}
