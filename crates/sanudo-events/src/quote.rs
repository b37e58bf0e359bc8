//! Quotations: what stands between quotation marks, within one paragraph each.

use std::ops::Range;

use sanudo_text::Document;

/// A quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// First token inside.
    pub(crate) start: usize,
    /// One past the last token inside.
    pub(crate) end: usize,
    /// Whether a closing mark was found; a quotation that runs on in the next paragraph has none.
    pub(crate) closed: bool,
}

impl Quote {
    /// The tokens inside.
    pub(crate) fn inside(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The tokens with the marks around them.
    pub(crate) fn with_marks(&self) -> Range<usize> {
        self.start - 1..self.end + usize::from(self.closed)
    }

    /// Words inside.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// Finds the quotations of each paragraph. An opening mark without a closing one quotes to the paragraph's end, unless it is
/// straight and could be an inch or a stray mark: then it must open the paragraph or follow a space.
pub(crate) fn quotes(doc: &Document) -> Vec<Quote> {
    let mut found = Vec::new();
    for paragraph in doc.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let range = paragraph[0].tokens.start as usize..paragraph[paragraph.len() - 1].tokens.end as usize;
        let mut open: Option<(usize, &str)> = None;
        for index in range.clone() {
            let form = doc.form(index);
            match (open, form) {
                (None, "“" | "«" | "„" | "``") => open = Some((index + 1, form)),
                (None, "\"") if opens(doc, index) => open = Some((index + 1, form)),
                (None, "‘") if closing_single(doc, index, range.end).is_some() => open = Some((index + 1, form)),
                (Some((start, "‘")), "’") if closing_single(doc, start - 1, range.end) == Some(index) => {
                    found.push(Quote { start, end: index, closed: true });
                    open = None;
                }
                (Some((start, mark)), "”" | "\"" | "»" | "''") if mark != "‘" && start < index => {
                    // Straight marks inside curly ones are the same quotation's in sloppy pages.
                    found.push(Quote { start, end: index, closed: true });
                    open = None;
                }
                // Sloppy pages close with an opening mark: “We agree“.
                (Some((start, "“")), "“") if start < index && closes(doc, index) => {
                    found.push(Quote { start, end: index, closed: true });
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((start, mark)) = open
            && mark != "‘"
            && start < range.end
        {
            found.push(Quote { start, end: range.end, closed: false });
        }
    }
    found.retain(|quote| quote.start < quote.end);
    merge(found)
}

/// One quotation over several paragraphs opens each with a mark and closes only the last.
fn merge(quotes: Vec<Quote>) -> Vec<Quote> {
    let mut merged: Vec<Quote> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        match merged.last_mut() {
            Some(last) if !last.closed && last.end + 1 == quote.start => {
                last.end = quote.end;
                last.closed = quote.closed;
            }
            _ => merged.push(quote),
        }
    }
    merged
}

/// Whether a mark closes: no space before it, and none but space or punctuation behind.
fn closes(doc: &Document, index: usize) -> bool {
    let span = doc.tokens[index].span;
    let before = doc.report.body[..span.start as usize].chars().next_back();
    let after = doc.report.body[span.end as usize..].chars().next();
    before.is_some_and(|before| !before.is_whitespace()) && after.is_none_or(|after| !after.is_alphanumeric())
}

/// Whether a straight mark opens: white space or an opening bracket before it, or the paragraph's start.
fn opens(doc: &Document, index: usize) -> bool {
    let start = doc.tokens[index].span.start as usize;
    let before = doc.report.body[..start].chars().next_back();
    before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | ':'))
}

/// The closing mark of a single-quoted stretch of at least three words, which an apostrophe is not.
fn closing_single(doc: &Document, open: usize, end: usize) -> Option<usize> {
    let close = (open + 1..end).find(|&index| {
        doc.form(index) == "’" && {
            let after = doc.report.body[doc.tokens[index].span.end as usize..].chars().next();
            after.is_none_or(|after| !after.is_alphanumeric())
        }
    })?;
    (close - open > 3).then_some(close)
}
