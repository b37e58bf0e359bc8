//! Why an entry is what it is, for a reader of the codebook.

use sanudo_ledger::explain::{Explanation, Field};
use sanudo_ledger::record::EvidenceRecord;

use super::clean::{one_line, visible};
use super::labels;
use super::marks::{Mark, marked};
use super::page::{Head, Page};
use super::paint::Style;
use super::wrap::Piece;
use crate::screen::Screen;

/// The whole story of one entry: the passage with its marks, then field by field the value, the words, the rule and what the
/// rule says.
pub(crate) fn explanation(explanation: &Explanation, screen: &Screen) -> String {
    let mut page = Page::new(screen);
    page.head(&Head::from(&explanation.report));
    page.line("");
    let passage = &explanation.passage;
    let letters: Vec<char> = passage.slice.text.chars().collect();
    let marks: Vec<Mark> = passage.marks.iter().map(|mark| mark_of(mark.start, mark.end, &mark.label)).collect();
    let label = passage.part.as_deref().filter(|part| *part != "body").unwrap_or_default();
    page.item(label, &marked(&letters, 0, letters.len() as u32, Style::Plain, &marks));
    for (label, slice) in &explanation.elsewhere {
        let words = format!("elsewhere in the report, {}: “{}”", label.replace('_', " "), one_line(&slice.text));
        page.item("", &[Piece::new(Style::Faint, words)]);
    }
    let (untold, told): (Vec<&Field>, Vec<&Field>) =
        explanation.fields.iter().partition(|field| field.value.is_none() && field.evidence.is_empty());
    for field in told {
        page.line("");
        page.strong(&format!("{}: {}", field.name.replace('_', " "), value(field)));
        if field.evidence.is_empty() {
            page.item("", &[Piece::new(Style::Faint, unreasoned(field))]);
        }
        field.evidence.iter().for_each(|evidence| reason(&mut page, evidence));
    }
    if !untold.is_empty() {
        page.line("");
        page.strong("nothing in the report tells");
        let names: Vec<String> = untold.iter().map(|field| field.name.replace('_', " ")).collect();
        page.item("", &[Piece::new(Style::Plain, names.join(", "))]);
    }
    page.finish()
}

/// `[actor King Hamad]`.
fn mark_of(start: u32, end: u32, label: &str) -> Mark {
    let style = match label {
        "trigger" => Style::Strong,
        "text" => Style::Statement,
        _ => Style::Faint,
    };
    Mark { start, end, open: format!("[{}\u{a0}", label.replace('_', "\u{a0}")), close: "]".to_owned(), style }
}

/// The value, with numbers of the codebook put in words.
fn value(field: &Field) -> String {
    let Some(value) = &field.value else { return "none".to_owned() };
    let value = one_line(value);
    match field.name.as_str() {
        "quad" => value.parse().map_or(value.clone(), |quad| format!("{value}, {}", labels::quad(quad))),
        "score" => format!("{value} on the scale from -10, conflict, to 10, cooperation"),
        "text" | "cue" | "trigger" => format!("“{value}”"),
        _ => value,
    }
}

/// What to say of a field for which no rule spoke.
fn unreasoned(field: &Field) -> &'static str {
    match field.name.as_str() {
        "quad" | "score" | "cameo" => "from the codebook, by type and mode",
        "sentence" => "the part of the report in which it stands",
        "trigger" => "the words that the type was read from",
        "status" => "no word speaks against it",
        _ => "no rule was noted",
    }
}

/// What the rule says, the words it read, and its name.
fn reason(page: &mut Page<'_>, evidence: &EvidenceRecord) {
    let words = evidence.slice.as_ref().map_or(String::new(), |slice| format!(" “{}”", one_line(&slice.text)));
    let said = Piece::new(Style::Plain, format!("{}{words}", one_line(&evidence.detail)));
    page.item("", &[said, Piece::new(Style::Faint, format!(" ({})", visible(&evidence.rule)))]);
}
