//! `sanudo man`: the manual, from the same source as `--help`.

use std::fs;
use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::Cli;
use crate::outcome::Outcome;

const EXAMPLES: &str = "\
Examples:
  sanudo man | man -l -                         read it
  sanudo man --out ~/.local/share/man/man1      a page for each command";

/// Print the manual page, or write one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The folder to write all pages to; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    match &args.out {
        Some(folder) => {
            let write = || fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
            write().with_context(|| format!("cannot write manual pages to {}", folder.display()))?;
        }
        None => {
            let mut page = Vec::new();
            Man::new(Cli::command()).render(&mut page)?;
            stdout().write_all(&page)?;
        }
    }
    Ok(Outcome::Clean)
}
