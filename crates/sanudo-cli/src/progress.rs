//! How far a long run has come.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sanudo_read::Reader;

/// A bar over the bytes of all inputs, or a spinner where standard input is among them; unseen where stderr is no terminal.
pub(crate) fn progress_bar(reader: &Reader) -> ProgressBar {
    let (total, template) = match reader.total_bytes() {
        Some(total) => (Some(total), "{wide_bar} {percent:>3}%  {msg}, {eta} left"),
        None => (None, "{spinner} {elapsed}  {msg}"),
    };
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
