//! Lists as tables that fit the screen.

use comfy_table::{
    Cell, Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Row, Table, TableStyle, Width,
};
use sanudo_ledger::record::{EventRecord, StatementRecord};

use super::clean::one_line;
use super::labels;
use crate::screen::Screen;

/// Light lines between columns and rows, none around.
const LINES: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'))
    .row_separator(LineStyle::none().fill('╌').junction('┼'));

/// An id such as `0123456789abcdef.e12`.
const ID_WIDTH: usize = 20;
/// The longest status with its brackets.
const ACT_WIDTH: usize = 14;
/// What the column of sentences is never narrower than.
const WORDS_WIDTH: usize = 12;

/// Events as a table, with or without its header, ending in a line break. Widths depend on the screen alone, so that
/// the next batch of rows can follow below.
pub(crate) fn events_table<'a>(events: impl Iterator<Item = &'a EventRecord>, screen: &Screen, header: bool) -> String {
    let rows = events.map(|event| {
        let mut act = labels::act(event).replace(' ', "\n");
        if event.status != "actual" {
            act.push_str(&format!("\n({})", one_line(&event.status)));
        }
        let act = Cell::new(act);
        Row::from(vec![
            Cell::new(format!("{}\n{}", event.date.as_ref().map_or("—", |date| &date.start), event.id)),
            if screen.paint.is_on() { act.fg(color(event.quad)) } else { act },
            Cell::new(labels::parties(event, labels::short_actor)),
            Cell::new(sentence(event)),
        ])
    });
    let parties = (screen.width / 5).clamp(14, 32);
    draw(screen, ["Date, id", "Event", "Who → whom", "Sentence"], [ID_WIDTH, ACT_WIDTH, parties], rows, header)
}

/// Statements as a table, as [`events_table`]. A row is a statement and the day of its report.
pub(crate) fn statements_table<'a>(
    statements: impl Iterator<Item = (Option<&'a str>, &'a StatementRecord)>,
    screen: &Screen,
    header: bool,
) -> String {
    let rows = statements.map(|(published, statement)| {
        let day: String = published.unwrap_or("—").chars().take("2024-05-23".len()).collect();
        let mut speaker = labels::short_actor(&statement.speaker);
        if let Some(addressee) = &statement.addressee {
            speaker.push_str(&format!(" → {}", labels::short_actor(addressee)));
        }
        Row::from(vec![
            Cell::new(format!("{day}\n{}", statement.id)),
            Cell::new(one_line(&statement.kind)),
            Cell::new(speaker),
            Cell::new(one_line(&statement.slice.text)),
        ])
    });
    let speaker = (screen.width / 5).clamp(14, 32);
    draw(screen, ["Date, id", "Kind", "Speaker", "Words"], [ID_WIDTH, "indirect".len(), speaker], rows, header)
}

/// The last column takes what the fixed ones leave.
fn draw(screen: &Screen, names: [&str; 4], fixed: [usize; 3], rows: impl Iterator<Item = Row>, header: bool) -> String {
    let mut table = Table::new();
    table.load_style(LINES).set_content_arrangement(ContentArrangement::Dynamic);
    if screen.paint.is_on() {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    if header {
        table.set_header(names);
    } else {
        // Stands between the last row of the batch above and the first of this one.
        table.style_mut().top_border = LINES.row_separator;
    }
    table.add_rows(rows);
    if table.is_empty() {
        return String::new();
    }
    // Each column has a blank at both sides, and a line stands between two.
    let around = 2 * names.len() + names.len() - 1;
    let words = screen.width.saturating_sub(fixed.iter().sum::<usize>() + around).max(WORDS_WIDTH);
    let widths = fixed.into_iter().chain([words]).map(|width| u16::try_from(width + 2).unwrap_or(u16::MAX));
    let total = fixed.iter().sum::<usize>() + words + around;
    table.set_width(u16::try_from(total).unwrap_or(u16::MAX));
    table.set_constraints(widths.map(|width| ColumnConstraint::Absolute(Width::Fixed(width))));
    table.trim_fmt() + "\n"
}

/// The sentence with its trigger in brackets.
fn sentence(event: &EventRecord) -> String {
    let (sentence, trigger) = (&event.sentence.slice, &event.trigger);
    let inside = sentence.start <= trigger.start && trigger.end <= sentence.end && trigger.start < trigger.end;
    if !inside {
        return one_line(&sentence.text);
    }
    let letters = |from: u32, to: u32| {
        sentence.text.chars().skip((from - sentence.start) as usize).take((to - from) as usize).collect::<String>()
    };
    one_line(&format!(
        "{}[{}]{}",
        letters(sentence.start, trigger.start),
        letters(trigger.start, trigger.end),
        letters(trigger.end, sentence.end)
    ))
}

/// The colours of [`super::paint::Style::Quad`].
const fn color(quad: u8) -> Color {
    match quad {
        1 => Color::DarkCyan,
        2 => Color::DarkGreen,
        3 => Color::DarkYellow,
        _ => Color::DarkRed,
    }
}
