//! The command `sanudo`.
//!
//! Raw arguments become settings, settings a call of the library, the result a rendering: one file a command in
//! [`commands`], what several of them share beside them. stdout carries data, stderr talk. The exit status is 0 when all
//! went well, 1 when some records could not be used and the rest was, 2 when the command could not be carried out.

use std::io;
use std::process::ExitCode;

use clap::Parser;

mod cli;
mod commands;

// From arguments to settings.
mod dates;
mod format;
mod input;
mod list;
mod sizes;
mod vocabulary;

// While it runs.
mod batches;
mod coding;
mod complaints;
mod guard;
mod progress;

// On the way out.
mod outcome;
mod render;
mod safely;
mod screen;

use outcome::Outcome;
use screen::Screen;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let screen = Screen::of_stdout(cli.color);
    match cli.command.run(&screen) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        // Whoever reads our output has seen enough (`| head`).
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complaints::last_words(&error);
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        kind == Some(io::ErrorKind::BrokenPipe)
            || cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
                == Some(io::ErrorKind::BrokenPipe)
    })
}
