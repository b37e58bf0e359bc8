//! Records as people and programs read them. Meaning never hangs on colour alone.

// Parts of all of them.
mod clean;
mod labels;
mod marks;
mod paint;
mod wrap;

// Lists.
mod csv;
mod lists;
mod record;
mod table;

// Single entries.
mod explain;
mod page;

#[cfg(test)]
mod tests;

pub(crate) use clean::visible;
pub(crate) use csv::{event_header, event_lines};
pub(crate) use explain::explanation;
pub(crate) use labels::act;
pub(crate) use lists::{print_events, print_statements};
pub(crate) use page::{event_page, report_page, statement_page};
pub(crate) use paint::Paint;
pub(crate) use record::record_tables;
