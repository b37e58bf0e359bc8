//! The command as its users run it: arguments, files and pipes in, bytes and an exit status out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod bad_input;
mod code;
mod codebook;
mod evaluate;
mod export;
mod help;
mod ingest;
mod ledgers;
mod parse;
mod queries;
mod support;
