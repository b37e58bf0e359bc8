//! The parts of a page, told apart.
//!
//! From above: addresses, times, authors, captions and the headline, until the first line that is none of them, which is the
//! lead. Below it each line is judged by itself and its neighbours. What no rule claims is text: a heading mistaken for a
//! paragraph does little harm, a paragraph mistaken for furniture is lost.

use std::ops::Range;

use sanudo_text::{Dateline, Part, PartKind, Span};

use crate::blocks::blocks;
use crate::boilerplate::{Boilerplate, boilerplate, closes_a_list, is_url};
use crate::bylines::{byline, lone_name, signature};
use crate::captions::{has_credit, is_maker, is_scene};
use crate::datelines::dateline;
use crate::headlines::{is_heading, is_headline, is_item};
use crate::shape::{End, Shape, words};
use crate::stamps::{Role, Stamp, label_line, stamp_before_headline, stamp_line};

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) parts: Vec<Part>,
    pub(crate) title: Option<Span>,
    pub(crate) url: Option<Span>,
    pub(crate) dateline: Option<Dateline>,
    /// The dateline's day.
    pub(crate) filed: Option<Stamp>,
    /// Times on lines of their own.
    pub(crate) stamps: Vec<Stamp>,
}

/// Takes a body apart. `title_end` is one past the headline's last byte where a field of the record told the headline, with
/// which the body then begins.
pub(crate) fn furnish(body: &str, title_end: Option<usize>) -> Page {
    let blocks = blocks(body);
    let mut press = Press { body, blocks: &blocks, page: Page::default() };
    let lead = press.head(title_end);
    press.text(lead);
    press.page
}

struct Press<'a> {
    body: &'a str,
    blocks: &'a [Range<usize>],
    page: Page,
}

impl<'a> Press<'a> {
    fn line(&self, index: usize) -> Option<&'a str> {
        self.blocks.get(index).map(|range| &self.body[range.clone()])
    }

    fn push(&mut self, kind: PartKind, range: Range<usize>) {
        self.page.parts.push(Part { kind, span: Span::from_range(range) });
    }

    /// Everything up to the lead and the lead itself; returns the number of the block behind it.
    fn head(&mut self, title_end: Option<usize>) -> usize {
        let mut index = 0;
        let mut role = Role::Bare;
        if let Some(end) = title_end {
            // A headline of several lines is one part.
            while self.blocks.get(index).is_some_and(|range| range.end <= end) {
                index += 1;
            }
            if let Some(first) = self.blocks.first().filter(|_| index > 0) {
                self.set_title(first.start..self.blocks[index - 1].end);
            }
        }
        while let Some(range) = self.blocks.get(index).cloned() {
            let line = &self.body[range.clone()];
            let kind = self.head_kind(index, line, &mut role);
            match kind {
                Some(PartKind::Title) => {
                    let start = self.stray_stamp(line, range.start);
                    self.set_title(start..range.end);
                }
                Some(kind) => self.push(kind, range),
                None => {
                    let start = self.stray_stamp(line, range.start);
                    index += 1;
                    if self.lead(start..range.end) {
                        break;
                    }
                    continue;
                }
            }
            index += 1;
        }
        index
    }

    /// What a line above the lead is; none for the lead.
    fn head_kind(&mut self, index: usize, line: &str, role: &mut Role) -> Option<PartKind> {
        let range = self.blocks[index].clone();
        let next = self.line(index + 1);
        if is_url(line) {
            self.page.url.get_or_insert(Span::from_range(range));
            return Some(PartKind::Url);
        }
        if let Some(mut stamps) = stamp_line(line, range.start) {
            if let Some(first) = stamps.first_mut().filter(|stamp| stamp.role == Role::Bare) {
                first.role = std::mem::replace(role, Role::Bare);
            }
            self.page.stamps.extend(stamps);
            return Some(PartKind::Dateline);
        }
        if let Some(label) = label_line(line).filter(|_| next.is_some_and(|next| stamp_line(next, 0).is_some())) {
            *role = label;
            return Some(PartKind::Dateline);
        }
        if boilerplate(line).is_some() {
            return Some(PartKind::Furniture);
        }
        // Without text below it a line is all the text there is.
        next?;
        if byline(line) {
            return Some(PartKind::Byline);
        }
        if self.is_caption(index, line) {
            return Some(PartKind::Caption);
        }
        let rest = stamp_before_headline(line, 0).map_or(line, |(_, end)| &line[end..]);
        let is_filed = dateline(rest).is_some_and(|found| found.is_sure);
        if self.page.title.is_none() {
            let text = &self.body[range.end..];
            if index < 3 && lone_name(rest, first_kilobytes(text)) {
                return Some(PartKind::Byline);
            }
            return (is_headline(rest) && !is_filed).then_some(PartKind::Title);
        }
        if is_filed {
            return None;
        }
        let is_under_title = self.page.parts.last().is_some_and(|part| part.kind == PartKind::Title);
        let is_above_text = next.is_some_and(|next| Shape::of(next).is_prose());
        if is_above_text && is_under_title && is_headline(line) {
            return Some(PartKind::Heading);
        }
        if is_above_text && lone_name(line, first_kilobytes(&self.body[range.end..])) {
            return Some(PartKind::Byline);
        }
        (is_above_text && is_scene(line)).then_some(PartKind::Caption)
    }

    /// Credits, a maker on the next line, or the same line twice: once as the picture's own text.
    fn is_caption(&self, index: usize, line: &str) -> bool {
        const MOST_REPEATED_WORDS: usize = 30;
        let before = index.checked_sub(1).and_then(|index| self.line(index));
        let next = self.line(index + 1);
        let is_repeated =
            (before == Some(line) || next == Some(line)) && words(line, MOST_REPEATED_WORDS + 1) <= MOST_REPEATED_WORDS;
        has_credit(line) || is_repeated || (next.is_some_and(is_maker) && words(line, 61) <= 60)
    }

    /// Makes a part of a date that strayed before a headline or lead; returns where the line itself begins.
    fn stray_stamp(&mut self, line: &str, start: usize) -> usize {
        let Some((stamp, end)) = stamp_before_headline(line, start) else { return start };
        let before = line[..end].trim_end().len();
        self.push(PartKind::Dateline, start..start + before);
        self.page.stamps.push(stamp);
        start + end
    }

    fn set_title(&mut self, range: Range<usize>) {
        self.page.title = Some(Span::from_range(range.clone()));
        self.push(PartKind::Title, range);
    }

    /// The lead with its dateline; false when the line holds only the dateline.
    fn lead(&mut self, range: Range<usize>) -> bool {
        let line = &self.body[range.clone()];
        let mut start = range.start;
        if let Some(found) = dateline(line) {
            let shift = |inner: Range<usize>| Span::from_range(range.start + inner.start..range.start + inner.end);
            self.page.dateline = Some(Dateline {
                span: shift(0..found.end),
                place: found.place.map(shift),
                agency: found.agency.map(shift),
            });
            self.page.filed = found.time.map(|(time, inner)| Stamp {
                time,
                role: Role::Bare,
                range: range.start + inner.start..range.start + inner.end,
            });
            self.push(PartKind::Dateline, range.start..range.start + found.end);
            start += found.text;
        }
        if start < range.end {
            self.push(PartKind::Lead, start..range.end);
        }
        start < range.end
    }

    /// The blocks behind the lead.
    fn text(&mut self, first: usize) {
        let mut index = first;
        // A line that ends in a colon opens a list; its items are text however short they are.
        let mut in_list = self.line(first.wrapping_sub(1)).is_some_and(|line| line.ends_with(':'));
        let mut in_links = false;
        while let Some(line) = self.line(index) {
            let range = self.blocks[index].clone();
            let shape = if line.len() <= 400 { Some(Shape::of(line)) } else { None };
            let is_prose = shape.is_none_or(|shape| shape.is_prose());
            let is_ended = shape.is_none_or(|shape| shape.is_ended());
            in_links &= !is_ended;
            let kind = match shape {
                None => PartKind::Body,
                Some(_) if is_url(line) => PartKind::Furniture,
                Some(shape) => self.text_kind(index, line, &shape, in_list, &mut in_links),
            };
            let opens_list = shape.is_some_and(|shape| shape.end == End::Colon) && kind != PartKind::Furniture;
            let ends_list = (is_prose || is_ended) && !is_item(line);
            in_list = opens_list || (in_list && !ends_list);
            let links = if in_list || is_prose { 0 } else { self.links(index) };
            if links == 0 || matches!(kind, PartKind::Caption | PartKind::Byline | PartKind::Dateline) {
                self.push(kind, range);
                index += 1;
                continue;
            }
            for range in &self.blocks[index..index + links] {
                self.page.parts.push(Part { kind: PartKind::Furniture, span: Span::from_range(range.clone()) });
            }
            index += links;
        }
    }

    fn text_kind(&mut self, index: usize, line: &str, shape: &Shape, in_list: bool, in_links: &mut bool) -> PartKind {
        let next = self.line(index + 1);
        if let Some(stamps) = stamp_line(line, self.blocks[index].start) {
            // A bare date below the lead dates something else; a labelled one dates the page.
            let labelled: Vec<Stamp> = stamps.into_iter().filter(|stamp| stamp.role != Role::Bare).collect();
            if labelled.is_empty() {
                return if next.is_some_and(is_prose) { PartKind::Heading } else { PartKind::Furniture };
            }
            self.page.stamps.extend(labelled);
            return PartKind::Dateline;
        }
        if let Some(kind) = boilerplate(line) {
            *in_links = kind == Boilerplate::Label;
            return PartKind::Furniture;
        }
        if self.is_caption(index, line) {
            return PartKind::Caption;
        }
        if index + 3 > self.blocks.len() && signature(line) || byline(line) {
            return PartKind::Byline;
        }
        let is_short = is_heading(line) || (!shape.is_ended() && is_headline(line));
        if *in_links && is_short && shape.words >= 4 {
            return PartKind::Furniture;
        }
        if shape.end == End::Bare && !in_list && is_scene(line) {
            return PartKind::Caption;
        }
        if in_list || !is_short {
            return PartKind::Body;
        }
        // A heading has text below it, and it is none of a run of short lines.
        let is_heading = is_heading(line) && (next.is_some_and(is_prose) || (shape.is_shouted && next.is_some()));
        if is_heading { PartKind::Heading } else { PartKind::Body }
    }

    /// How many lines from here on are links to other reports in the middle of the text: the name of a list that `More>>`
    /// closes, a headline with its date below it, or two or three headlines in a row between paragraphs.
    fn links(&self, index: usize) -> usize {
        // Rows of tables and lists of quotations look like headlines too.
        let is_link = |line: &str| {
            let shape = Shape::of(line);
            let numbers = line.split_whitespace().filter(|word| word.contains(|letter: char| letter.is_ascii_digit()));
            is_headline(line)
                && !shape.is_ended()
                && !shape.is_shouted
                && !is_item(line)
                && !is_scene(line)
                && !line.starts_with(crate::shape::is_quote)
                && numbers.count() <= 1
        };
        let Some(next) = self.line(index + 1).filter(|_| self.line(index).is_some_and(is_link)) else { return 0 };
        if closes_a_list(next) {
            return 1;
        }
        if stamp_line(next, 0).is_some_and(|stamps| stamps.iter().all(|stamp| stamp.role == Role::Bare)) {
            return 2;
        }
        // Longer runs are lists of the report's own.
        const MOST_LINKS: usize = 3;
        const FEWEST_WORDS: usize = 4;
        let run = (index..self.blocks.len())
            .map_while(|index| self.line(index).map(|line| (index, line)))
            .take_while(|(index, line)| {
                words(line, FEWEST_WORDS) == FEWEST_WORDS && is_link(line) && !self.is_caption(*index, line)
            })
            .take(MOST_LINKS + 1)
            .count();
        let is_between = index.checked_sub(1).and_then(|index| self.line(index)).is_some_and(is_prose)
            && self.line(index + run).is_some_and(|line| is_prose(line) || is_heading(line));
        if (2..=MOST_LINKS).contains(&run) && is_between { run } else { 0 }
    }
}

fn is_prose(line: &str) -> bool {
    line.len() > 400 || Shape::of(line).is_prose()
}

/// Enough of the text to tell a name from an ordinary word.
fn first_kilobytes(text: &str) -> &str {
    let mut end = text.len().min(4 << 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
