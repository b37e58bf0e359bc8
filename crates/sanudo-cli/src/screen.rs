//! Where stdout goes: how wide it is and whether it shows colours.

use std::env;
use std::io::{IsTerminal, stdout};

use clap::ColorChoice;
use comfy_table::Table;

use crate::render::Paint;

/// Width of what is not a terminal, in columns.
const WIDTH_IN_A_PIPE: usize = 120;

/// Stdout as the renderings see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// Whether a person is looking.
    pub(crate) is_terminal: bool,
    /// In columns.
    pub(crate) width: usize,
    /// Colours, or none.
    pub(crate) paint: Paint,
}

impl Screen {
    /// Stdout, with colours as asked for; `auto` means on a terminal, unless `NO_COLOR` is set or the terminal is dumb.
    pub(crate) fn of_stdout(color: ColorChoice) -> Self {
        let is_terminal = stdout().is_terminal();
        let terminal_width = is_terminal.then(|| Table::new().width()).flatten().map(usize::from);
        let has_color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && welcomes_color(),
        };
        Self { is_terminal, width: terminal_width.unwrap_or(WIDTH_IN_A_PIPE), paint: Paint::new(has_color) }
    }
}

fn welcomes_color() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
