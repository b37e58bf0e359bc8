//! A report, event or statement as a person reads it.

use sanudo_ledger::ReportHead;
use sanudo_ledger::record::{ActorRecord, EventRecord, PartRecord, Record, ReportRecord, StatementRecord};

use super::clean::{one_line, visible};
use super::labels;
use super::marks::{Mark, marked};
use super::paint::Style;
use super::wrap::{Piece, wrap};
use crate::screen::Screen;

/// Lines longer than this tire the eye.
const LINE_WIDTH: usize = 100;
/// Room for the longest label before the text, `furniture`, and a blank.
const MARGIN: usize = 10;

/// A report with its events and statements marked in the text and listed below it.
pub(crate) fn report_page(record: &Record, screen: &Screen) -> String {
    let mut page = Page::new(screen);
    page.head(&Head::from(&record.report));
    let marks = page.text(record);
    if marks {
        page.line("");
        page.faint("[1 words] an event's trigger, by its number below · ⟨1 words⟩ a statement");
    }
    page.section("Events", record.events.len());
    for (index, event) in record.events.iter().enumerate() {
        page.event(index + 1, event);
    }
    page.section("Statements", record.statements.len());
    for (index, statement) in record.statements.iter().enumerate() {
        page.statement(index + 1, statement);
    }
    if !record.notes.is_empty() {
        page.section("Notes", record.notes.len());
        page.line("");
        for note in &record.notes {
            page.item(
                "",
                &[Piece::new(Style::Plain, format!("{} ({}): {}", note.code, note.severity, visible(&note.message)))],
            );
        }
    }
    page.finish()
}

/// One event of a report.
pub(crate) fn event_page(record: &Record, event: &EventRecord, screen: &Screen) -> String {
    let mut page = Page::new(screen);
    page.head(&Head::from(&record.report));
    page.line("");
    page.sentence(record, event);
    page.event(number(&event.id), event);
    page.finish()
}

/// One statement of a report.
pub(crate) fn statement_page(record: &Record, statement: &StatementRecord, screen: &Screen) -> String {
    let mut page = Page::new(screen);
    page.head(&Head::from(&record.report));
    page.line("");
    page.surroundings(record, statement);
    page.statement(number(&statement.id), statement);
    page.finish()
}

/// The number at the end of an entry's id.
fn number(id: &str) -> usize {
    let digits = id.trim_start_matches(|letter: char| letter != '.');
    digits.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap_or(1)
}

/// Marks of events, `[1 turned to]`, in the colours of their quad classes.
fn event_mark(number: usize, event: &EventRecord) -> Mark {
    let trigger = &event.trigger;
    Mark {
        start: trigger.start,
        end: trigger.end,
        open: format!("[{number}\u{a0}"),
        close: "]".to_owned(),
        style: Style::Quad(event.quad),
    }
}

fn statement_mark(number: usize, statement: &StatementRecord) -> Mark {
    let slice = &statement.slice;
    Mark {
        start: slice.start,
        end: slice.end,
        open: format!("⟨{number}\u{a0}"),
        close: "⟩".to_owned(),
        style: Style::Statement,
    }
}

/// What stands above every page.
pub(super) struct Head<'a> {
    title: Option<&'a str>,
    source: &'a str,
    facts: Vec<String>,
}

impl<'a> From<&'a ReportRecord> for Head<'a> {
    fn from(report: &'a ReportRecord) -> Self {
        let filed = report.dateline.as_ref().map(|dateline| dateline.slice.text.as_str());
        let facts = [
            ("report", Some(report.id.as_str())),
            ("published", report.published.as_deref()),
            ("updated", report.updated.as_deref()),
            ("outlet", report.outlet.as_deref()),
            ("filed", filed),
            ("language", report.language.as_deref()),
        ];
        Self { title: report.title.as_deref(), source: &report.source, facts: told(&facts) }
    }
}

impl<'a> From<&'a ReportHead> for Head<'a> {
    fn from(report: &'a ReportHead) -> Self {
        let facts = [
            ("report", Some(report.id.as_str())),
            ("published", report.published.as_deref()),
            ("updated", report.updated.as_deref()),
            ("outlet", report.outlet.as_deref()),
            ("coded by", Some(report.coder.as_str())),
        ];
        let mut facts = told(&facts);
        if !report.current {
            facts.push("an older version".to_owned());
        }
        Self { title: report.title.as_deref(), source: &report.source, facts }
    }
}

fn told(facts: &[(&str, Option<&str>)]) -> Vec<String> {
    facts.iter().filter_map(|(name, value)| value.map(|value| format!("{name} {}", one_line(value)))).collect()
}

/// A page in the making.
pub(super) struct Page<'a> {
    screen: &'a Screen,
    width: usize,
    text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a Screen) -> Self {
        Self { screen, width: screen.width.clamp(40, LINE_WIDTH), text: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn faint(&mut self, text: &str) {
        for line in wrap(&[Piece::new(Style::Faint, text)], self.width, self.screen.paint) {
            self.line(&line);
        }
    }

    pub(super) fn strong(&mut self, text: &str) {
        for line in wrap(&[Piece::new(Style::Strong, text)], self.width, self.screen.paint) {
            self.line(&line);
        }
    }

    /// Text behind a label in the margin.
    pub(super) fn item(&mut self, label: &str, pieces: &[Piece]) {
        let room = MARGIN.saturating_sub(label.chars().count()).max(1);
        let mut label = format!("{}{}", self.screen.paint.paint(Style::Faint, label), " ".repeat(room));
        for line in wrap(pieces, self.width.saturating_sub(MARGIN), self.screen.paint) {
            self.line(&format!("{label}{line}"));
            label = " ".repeat(MARGIN);
        }
    }

    pub(super) fn section(&mut self, name: &str, count: usize) {
        self.line("");
        let count = if count == 0 { "none".to_owned() } else { count.to_string() };
        let line = format!("{}  {count}", self.screen.paint.paint(Style::Strong, name));
        self.line(&line);
    }

    /// Headline, times and where the report came from.
    pub(super) fn head(&mut self, head: &Head<'_>) {
        self.strong(&head.title.map_or("(no headline)".to_owned(), one_line));
        self.faint(&head.facts.join(" · "));
        self.faint(&one_line(head.source));
    }

    /// The body, part by part, with all marks. Says whether there was any mark.
    fn text(&mut self, record: &Record) -> bool {
        let body: Vec<char> = record.report.body.chars().collect();
        let events = record.events.iter().enumerate().map(|(index, event)| event_mark(index + 1, event));
        let statements =
            record.statements.iter().enumerate().map(|(index, statement)| statement_mark(index + 1, statement));
        let marks: Vec<Mark> = statements.chain(events).collect();
        let whole = [PartRecord { kind: "body".to_owned(), start: 0, end: body.len() as u32 }];
        let parts = if record.report.parts.is_empty() { &whole[..] } else { &record.report.parts };
        for part in parts {
            self.line("");
            // Without parts the body's own paragraphs tell where to break.
            for (start, end) in paragraphs(&body, part.start, part.end) {
                let base = match part.kind.as_str() {
                    "title" | "heading" => Style::Strong,
                    "lead" | "body" => Style::Plain,
                    _ => Style::Faint,
                };
                let label = if part.kind == "body" { "" } else { part.kind.as_str() };
                self.item(label, &marked(&body, start, end, base, &marks));
            }
        }
        !marks.is_empty()
    }

    /// An event's sentence with its trigger marked.
    fn sentence(&mut self, record: &Record, event: &EventRecord) {
        let body: Vec<char> = record.report.body.chars().collect();
        let sentence = &event.sentence;
        let mark = event_mark(number(&event.id), event);
        let pieces = marked(&body, sentence.slice.start, sentence.slice.end, Style::Plain, &[mark]);
        let label = if sentence.part == "body" { "" } else { sentence.part.as_str() };
        self.item(label, &pieces);
    }

    /// The part that holds a statement, with the statement marked.
    fn surroundings(&mut self, record: &Record, statement: &StatementRecord) {
        let body: Vec<char> = record.report.body.chars().collect();
        let slice = &statement.slice;
        let part = record.report.parts.iter().find(|part| part.start <= slice.start && slice.start < part.end);
        let (start, end) = part.map_or((slice.start, slice.end), |part| (part.start, part.end.max(slice.end)));
        let mark = statement_mark(number(&statement.id), statement);
        self.item("", &marked(&body, start, end, Style::Plain, &[mark]));
    }

    fn event(&mut self, number: usize, event: &EventRecord) {
        let style = Style::Quad(event.quad);
        let facts = format!(
            " · {} · {} · {} · confidence {:.2}",
            visible(&event.status),
            labels::days(event.date.as_ref()),
            labels::quad(event.quad),
            event.confidence
        );
        self.line("");
        let act = Piece::new(style, format!("{}{facts}", labels::act(event)));
        self.item(&format!("{number:>3}"), &[act]);
        self.item("", &[Piece::new(Style::Plain, labels::parties(event, labels::actor))]);
        let mut more = Vec::new();
        if let Some(place) = &event.place {
            more.push(format!("in {}", one_line(place.name.as_deref().unwrap_or(&place.slice.text))));
        }
        if let Some(source) = &event.according_to {
            more.push(format!("according to {}", labels::actor(source)));
        }
        if !event.contexts.is_empty() {
            more.push(format!("contexts {}", one_line(&event.contexts.join(", "))));
        }
        if let Some(first) = &event.same_as {
            more.push(format!("the same event as {}", visible(first)));
        }
        more.push(format!("“{}”", one_line(&event.trigger.text)));
        self.item("", &[Piece::new(Style::Plain, more.join(" · "))]);
        self.item("", &[Piece::new(Style::Faint, event.id.as_str())]);
    }

    fn statement(&mut self, number: usize, statement: &StatementRecord) {
        let told = |actor: &ActorRecord| match actor.name {
            Some(_) if actor.slice.text != labels::actor(actor) => {
                format!("{} (“{}”)", labels::actor(actor), one_line(&actor.slice.text))
            }
            _ => labels::actor(actor),
        };
        let mut line = format!("{} · {}", told(&statement.speaker), one_line(&statement.cue.text));
        if let Some(addressee) = &statement.addressee {
            line.push_str(&format!(" → {}", told(addressee)));
        }
        self.line("");
        self.item(
            &format!("{number:>3}"),
            &[Piece::new(Style::Statement, format!("{line} · {}", visible(&statement.kind)))],
        );
        self.item("", &[Piece::new(Style::Plain, format!("“{}”", one_line(&statement.slice.text)))]);
        self.item("", &[Piece::new(Style::Faint, statement.id.as_str())]);
    }
}

/// Stretches between empty lines.
fn paragraphs(body: &[char], start: u32, end: u32) -> Vec<(u32, u32)> {
    let end = end.min(body.len() as u32);
    let mut stretches = Vec::new();
    let mut from = start;
    let mut breaks = 0;
    for index in start..end {
        match body[index as usize] {
            '\n' => {
                breaks += 1;
                if breaks == 2 {
                    stretches.push((from, index));
                    from = index;
                }
            }
            letter if letter.is_whitespace() => {}
            _ => breaks = 0,
        }
    }
    stretches.push((from, end));
    stretches.retain(|(start, end)| body[*start as usize..*end as usize].iter().any(|letter| !letter.is_whitespace()));
    stretches
}
