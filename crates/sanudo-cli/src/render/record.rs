//! What was coded of one report, in short.

use sanudo_ledger::record::Record;

use super::clean::one_line;
use super::paint::Style;
use super::table::{events_table, statements_table};
use crate::screen::Screen;

/// Headline and source, the events and the statements as tables, and an empty line.
pub(crate) fn record_tables(record: &Record, screen: &Screen) -> String {
    let report = &record.report;
    let title = report.title.as_deref().map_or("(no headline)".to_owned(), one_line);
    let published = report.published.as_deref().map_or("no date".to_owned(), one_line);
    let statements = record.statements.iter().map(|statement| (report.published.as_deref(), statement));
    let mut text = format!(
        "{}\n{}\n",
        screen.paint.paint(Style::Strong, &title),
        screen.paint.paint(Style::Faint, &format!("{published} · {}", one_line(&report.source)))
    );
    if record.events.is_empty() && record.statements.is_empty() {
        text.push_str("no events, no statements\n");
    }
    for table in [events_table(record.events.iter(), screen, true), statements_table(statements, screen, true)] {
        if !table.is_empty() {
            text.push('\n');
            text.push_str(&table);
        }
    }
    text.push('\n');
    text
}
