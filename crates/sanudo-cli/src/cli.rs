//! The command line as typed.

use clap::{ColorChoice, Parser};

use crate::commands::Command;

const EXAMPLES: &str = "\
Examples:
  sanudo code report.txt                       code one report and look at it
  sanudo code news.jsonl > coded.jsonl         code an archive
  sanudo ingest news/ --ledger gulf.db         keep what is coded
  sanudo events --ledger gulf.db --actor BHR --recipient RUS --since 2024
  sanudo statements --ledger gulf.db --speaker \"King Hamad\" --text Iran
  sanudo explain --ledger gulf.db 3f0c…e1      why an event is what it is

Exit status: 0 all went well, 1 some records could not be used (the rest was), 2 the command could
not be carried out.";

/// Reads news reports and keeps a sourced ledger of politics: who did, said, asked, promised or threatened what, to whom,
/// when, where, and according to whom
#[derive(Debug, Parser)]
#[command(name = "sanudo", version, after_help = EXAMPLES, infer_subcommands = false, max_term_width = 110)]
pub(crate) struct Cli {
    /// When to use colours; NO_COLOR is obeyed by auto
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        super::Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        for command in super::Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("sanudo"), "`{}` shows no example", command.get_name());
        }
    }
}
