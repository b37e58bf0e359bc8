//! From a record to a report.

use sanudo_text::{Diagnostic, Report};

use crate::dating::{Evidence, dating, source_date};
use crate::furniture::furnish;
use crate::language::{code, language};
use crate::{Options, RawRecord};

/// Makes a report of a record: cuts the body to the size limit, tells its parts, reads its times.
///
/// Pure: the same record and options give the same report, on any thread. Never fails; what goes poorly becomes a note:
/// `too-long` (cut to [`Options::max_report_bytes`]), `no-date`, `no-year` and `ambiguous-date` (a date of which a part is
/// missing or could be exchanged), `bad-date` (a field that holds no date), `unknown-language`, `rich-text`, and from decoding
/// `encoding-guessed` and `invalid-utf8`.
///
/// The stored body is the text as read, byte for byte, less a byte order mark. Where a record has its headline in a field of
/// its own and the text does not begin with it, the stored body is headline, empty line, text, so that the headline has a span.
///
/// ```
/// use sanudo_read::{Options, RawRecord, report};
///
/// let report = report(RawRecord::text("a.txt", "RIGA, May 23 (BNS) - The ministers met."), &Options::default());
/// assert_eq!(report.slice(report.parts[1].span), "The ministers met.");
/// assert_eq!(report.notes[0].code, "no-year");
/// ```
#[must_use]
pub fn report(raw: RawRecord, options: &Options) -> Report {
    let RawRecord { source, place: _, fields, cut_from, notes, parsed: _ } = raw;
    let (mut body, mut title_end) = headed(fields.title.as_deref(), fields.body);
    let length = cut_from.unwrap_or(body.len() as u64);
    let is_cut = cut(&mut body, options.max_report_bytes) || cut_from.is_some();
    title_end = title_end.filter(|end| *end <= body.len());
    let page = furnish(&body, title_end);

    let mut report = Report::new(source, body);
    report.notes = notes;
    report.parts = page.parts;
    report.title = page.title;
    report.dateline = page.dateline;
    report.outlet = fields.outlet;
    // A whole file is known by the address on its page, a record by its own field.
    if let Some(url) = page.url.filter(|_| fields.url.is_none() && fields.id.is_none()) {
        report.source = report.slice(url).to_owned();
    }
    let evidence = Evidence {
        published: fields.published.as_ref(),
        updated: fields.updated.as_ref(),
        stamps: page.stamps,
        dateline: page.filed,
        source: source_date(&report.source),
    };
    let dating = dating(&evidence);
    report.published = dating.published;
    report.updated = dating.updated;
    report.notes.extend(dating.notes);
    report.language = match &fields.language {
        Some(name) => code(name),
        None => language(&report.body).map(str::to_owned),
    };
    if report.language.is_none() {
        report.notes.push(Diagnostic::note("unknown-language", "the text does not look English"));
    }
    if report.body.starts_with("{\\rtf") {
        let note = Diagnostic::warning("rich-text", "the text is full of Rich Text commands");
        report.notes.push(note.hint("convert the file to plain text"));
    }
    if is_cut {
        let message = format!("{} of {length} bytes were kept", report.body.len());
        report.notes.push(Diagnostic::warning("too-long", message).hint("raise the size limit, or split the report"));
    }
    report
}

/// Headline and text as one body, and where the headline ends.
fn headed(title: Option<&str>, body: String) -> (String, Option<usize>) {
    let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) else { return (body, None) };
    let lead = body.len() - body.trim_start().len();
    let first = body[lead..].lines().next().unwrap_or_default().trim_end();
    if is_same(first, title) {
        let end = lead + first.len();
        return (body, Some(end));
    }
    (format!("{title}\n\n{body}"), Some(title.len()))
}

/// The same words, white space and case aside.
fn is_same(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// Cuts a body to at most `limit` bytes, at a line break in its last tenth if there is one.
fn cut(body: &mut String, limit: usize) -> bool {
    if body.len() <= limit {
        return false;
    }
    let mut end = limit;
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let tail = limit - limit / 10;
    if let Some(line) = body[..end].rfind('\n').filter(|line| *line >= tail) {
        end = line + 1;
    }
    body.truncate(end);
    true
}

#[cfg(test)]
mod tests {
    use super::report;
    use crate::{Fields, Options, RawRecord};
    use sanudo_text::Report;

    fn titled(title: &str, body: &str) -> Report {
        let fields = Fields { title: Some(title.to_owned()), body: body.to_owned(), ..Fields::default() };
        report(RawRecord { fields, ..RawRecord::text("a.jsonl:1", "") }, &Options::default())
    }

    fn title(report: &Report) -> Option<&str> {
        report.title.map(|span| report.slice(span))
    }

    #[test]
    fn a_headline_of_its_own_goes_before_the_text() {
        let report = titled("Ministers meet.", "The ministers met in Riga.");
        assert_eq!(report.body, "Ministers meet.\n\nThe ministers met in Riga.");
        assert_eq!(title(&report), Some("Ministers meet."));
    }

    #[test]
    fn a_headline_that_is_there_already_is_not_doubled() {
        let report = titled("Ministers  Meet", "\nMinisters meet\nThe ministers met in Riga.");
        assert_eq!(report.body, "\nMinisters meet\nThe ministers met in Riga.");
        assert_eq!(title(&report), Some("Ministers meet"));
    }

    #[test]
    fn a_long_text_is_cut_with_a_note() {
        let options = Options { max_report_bytes: 100, ..Options::default() };
        let report = report(RawRecord::text("a", "Zürich wins.\n".repeat(20)), &options);
        assert_eq!(report.body.len(), 98);
        assert!(report.notes.iter().any(|note| note.code == "too-long" && note.message == "98 of 280 bytes were kept"));
    }
}
