//! When a report was published: the choice among all the times that a page and its record tell.

use jiff::civil::Date;
use sanudo_text::{Dated, Diagnostic, Moment, ReadFrom, Span};

use crate::Named;
use crate::stamps::{Role, Stamp};
use crate::times::{Time, read_epoch, read_time};

/// The times of one report, in the order in which they are believed.
#[derive(Debug, Default)]
pub(crate) struct Evidence<'a> {
    pub(crate) published: Option<&'a Named>,
    pub(crate) updated: Option<&'a Named>,
    /// Times on lines of their own, in the order of the text.
    pub(crate) stamps: Vec<Stamp>,
    /// The dateline's day.
    pub(crate) dateline: Option<Stamp>,
    /// The day in the URL or file name.
    pub(crate) source: Option<Moment>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Dating {
    pub(crate) published: Option<Dated>,
    pub(crate) updated: Option<Dated>,
    pub(crate) notes: Vec<Diagnostic>,
}

/// Chooses: a field before a line of its own, that before the dateline, that before the source; a labelled line before a bare
/// one. A less precise time gives way to a more precise one that agrees with it.
pub(crate) fn dating(evidence: &Evidence<'_>) -> Dating {
    let mut dating = Dating::default();
    let mut published: Vec<Dated> = Vec::new();
    let mut unsure: Vec<(Time, ReadFrom)> = Vec::new();
    if let Some(field) = evidence.published {
        match field_moment(&field.text) {
            Ok(moment) => published.push(Dated { moment, read_from: ReadFrom::Field(field.name.clone()) }),
            Err(Some(time)) => unsure.push((time, ReadFrom::Field(field.name.clone()))),
            Err(None) => {
                let shown: String = field.text.chars().take(40).collect();
                let message = format!("the field `{}` holds `{shown}`, which is no date", field.name);
                dating.notes.push(Diagnostic::warning("bad-date", message).hint("write dates as 2024-05-23"));
            }
        }
    }
    let labelled = evidence.stamps.iter().filter(|stamp| stamp.role == Role::Published);
    let bare = evidence.stamps.iter().filter(|stamp| stamp.role == Role::Bare);
    for stamp in labelled.chain(bare).chain(&evidence.dateline) {
        let read_from = ReadFrom::Body(Span::from_range(stamp.range.clone()));
        match stamp.time.moment() {
            Some(moment) => published.push(Dated { moment, read_from }),
            None => unsure.push((stamp.time, read_from)),
        }
    }
    if let Some(moment) = evidence.source {
        published.push(Dated { moment, read_from: ReadFrom::Source });
    }
    let known: Vec<Moment> = published.iter().map(|dated| dated.moment).chain(updated_moments(evidence)).collect();
    for (time, read_from) in unsure {
        match resolve(time, &known) {
            // Words of the page tell the day, the URL often only the month of its folder.
            Some(date) if published.iter().all(|dated| dated.read_from == ReadFrom::Source) => {
                published.insert(0, Dated { moment: Moment::Day(date), read_from });
            }
            Some(_) => {}
            None => dating.notes.push(unresolved(time, &read_from)),
        }
    }
    dating.published = published.first().cloned();
    for other in &published {
        if let Some(first) = &mut dating.published
            && refines(other.moment, first.moment)
        {
            *first = other.clone();
        }
    }
    dating.updated = updated(evidence);
    if dating.published.is_none() {
        dating.notes.push(
            Diagnostic::warning("no-date", "no time of publication was found")
                .hint("map a field with --map published=FIELD"),
        );
    }
    dating
}

fn updated(evidence: &Evidence<'_>) -> Option<Dated> {
    let field = evidence.updated.and_then(|field| {
        let moment = field_moment(&field.text).ok()?;
        Some(Dated { moment, read_from: ReadFrom::Field(field.name.clone()) })
    });
    field.or_else(|| {
        let mut stamps = evidence.stamps.iter().filter(|stamp| stamp.role == Role::Updated);
        stamps.find_map(|stamp| {
            let read_from = ReadFrom::Body(Span::from_range(stamp.range.clone()));
            Some(Dated { moment: stamp.time.moment()?, read_from })
        })
    })
}

fn updated_moments<'a>(evidence: &'a Evidence<'_>) -> impl Iterator<Item = Moment> + 'a {
    updated(evidence).map(|dated| dated.moment).into_iter()
}

/// The moment in a field; a time that cannot be resolved, or nothing, as the error.
fn field_moment(text: &str) -> Result<Moment, Option<Time>> {
    let text = text.trim();
    if let Some(moment) = read_epoch(text) {
        return Ok(moment);
    }
    // `20240523` and `20240523103600` are common in archives.
    if let Some(moment) = compact(text).filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())) {
        return Ok(moment);
    }
    let Some((time, _)) = read_time(text) else { return Err(None) };
    time.moment().ok_or_else(|| (time.year.is_none() || time.is_ambiguous).then_some(time))
}

/// The day meant by a date without a year or with two readings, if other times of the page decide it.
fn resolve(time: Time, known: &[Moment]) -> Option<Date> {
    let day = |time: Time| time.moment().and_then(Moment::day);
    if time.is_ambiguous {
        // Only one reading may lie near another time.
        const NEAR_DAYS: i32 = 7;
        let near = |date: &Date| {
            known.iter().filter_map(|known| known.day()).any(|known| days_between(*date, known) <= NEAR_DAYS)
        };
        let mut readings = time.readings().into_iter().filter_map(day).filter(near);
        return readings.next().filter(|_| readings.next().is_none());
    }
    time.day?;
    let anchor = known.first()?;
    let (year, month) = anchor.month();
    let anchor = anchor.day().or_else(|| Date::new(year, month, 15).ok())?;
    let dates = [year - 1, year, year + 1].into_iter().filter_map(|year| day(time.in_year(year)));
    // A report is not filed half a year from its publication.
    const HALF_YEAR_DAYS: i32 = 182;
    dates.min_by_key(|date| days_between(*date, anchor)).filter(|date| days_between(*date, anchor) < HALF_YEAR_DAYS)
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// Whether `finer` is more precise than `coarse` and lies in it. A day and an instant agree within a day, for the day is the
/// outlet's and the instant is UTC.
fn refines(finer: Moment, coarse: Moment) -> bool {
    match (finer, coarse) {
        (Moment::Instant(_), Moment::Day(day)) => finer.day().is_some_and(|date| days_between(date, day) <= 1),
        (Moment::Instant(_) | Moment::Day(_), Moment::Month { .. }) => finer.month() == coarse.month(),
        _ => false,
    }
}

fn unresolved(time: Time, read_from: &ReadFrom) -> Diagnostic {
    let note = if time.is_ambiguous {
        Diagnostic::warning("ambiguous-date", "a date of which day and month could be exchanged")
            .hint("write dates as 2024-05-23")
    } else {
        Diagnostic::note("no-year", "a date without a year, and nothing that tells the year")
    };
    match read_from {
        ReadFrom::Body(span) => note.at(*span),
        _ => note,
    }
}

/// The date in a URL or file name: `/2022/07/24/`, `2022-07-24`, `20220724`, and in a URL the month of `/2022/07/`.
pub(crate) fn source_date(source: &str) -> Option<Moment> {
    // Queries hold times of other things.
    let path = source.split(['?', '#']).next().unwrap_or(source);
    let is_url = path.contains("://") || path.starts_with("www.");
    let bytes = path.as_bytes();
    let mut month = None;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let run = &path[at..at + digits];
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if begins && digits == 4 {
            if let Some((found, is_day)) = parts(&path[at..]) {
                if is_day {
                    return Some(found);
                }
                let is_folder = is_url && at > 0 && bytes[at - 1] == b'/';
                month = month.or(Some(found).filter(|_| is_folder));
            }
        } else if let Some(found) = compact(run) {
            return Some(found);
        }
        at += digits;
    }
    month
}

/// `2022/07/24`, `2022-7-24`, `2022_07_24`: the day and true; `2022/07/`: the month and false.
fn parts(text: &str) -> Option<(Moment, bool)> {
    let year: i16 = text[..4].parse().ok()?;
    let sign = text[4..].chars().next().filter(|sign| matches!(sign, '/' | '-' | '_'))?;
    let mut pieces = text[5..].split(sign);
    let month = pieces.next().filter(|piece| (1..=2).contains(&piece.len()))?.parse().ok()?;
    let piece = pieces.next()?;
    let count = piece.bytes().take_while(u8::is_ascii_digit).count();
    let day = piece[..count].parse().ok().filter(|_| (1..=2).contains(&count));
    // "/2022/07/2-men-held" has no day.
    let behind = piece[count..].chars().next();
    let is_whole = behind.is_none_or(|letter| letter == '.' || (sign != '/' && !letter.is_ascii_alphanumeric()));
    if let Some(day) = day.filter(|_| is_whole)
        && let Some(date) = plausible(year, month, day)
    {
        return Some((Moment::Day(date), true));
    }
    let is_month = sign == '/' && plausible(year, month, 1).is_some();
    is_month.then_some((Moment::Month { year, month }, false))
}

/// `20220724`, with a time of four or six digits behind it or not.
fn compact(run: &str) -> Option<Moment> {
    if !matches!(run.len(), 8 | 12 | 14) || !run.is_ascii() {
        return None;
    }
    let date = plausible(run[..4].parse().ok()?, run[4..6].parse().ok()?, run[6..8].parse().ok()?)?;
    Some(Moment::Day(date))
}

/// Numbers in addresses are mostly no dates: only years since the web are believed.
fn plausible(year: i16, month: i8, day: i8) -> Option<Date> {
    (1980..=2100).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Evidence, dating, source_date};
    use crate::Named;
    use crate::stamps::stamp_line;

    fn named(name: &str, text: &str) -> Named {
        Named { name: name.to_owned(), text: text.to_owned() }
    }

    /// The time of publication from a field, a line of times, a dateline and a source, each perhaps empty.
    fn check(field: &str, line: &str, dateline: &str, source: &str, expected: &str) {
        let field = named("date", field);
        let evidence = Evidence {
            published: Some(&field).filter(|field| !field.text.is_empty()),
            stamps: stamp_line(line, 0).unwrap_or_default(),
            dateline: stamp_line(dateline, 0).and_then(|stamps| stamps.into_iter().next()),
            source: source_date(source),
            ..Evidence::default()
        };
        let dating = dating(&evidence);
        let mut told = dating.published.map_or_else(String::new, |dated| dated.moment.to_string());
        for note in dating.notes {
            told.push(' ');
            told.push_str(note.code);
        }
        assert_eq!(told.trim_start(), expected);
    }

    #[test]
    fn fields_come_before_the_page_and_the_page_before_its_address() {
        check("2024-05-23", "24 May 2024", "", "a/2024/05/25/b", "2024-05-23");
        check("", "24 May 2024", "22 May 2024", "", "2024-05-24");
        check("", "", "22 May 2024", "a/2024/05/25/b", "2024-05-22");
        check("", "", "", "a/2024/05/25/b", "2024-05-25");
        check("", "", "", "", "no-date");
    }

    #[test]
    fn a_finer_time_that_agrees_wins() {
        check("2024-05-23", "10:36 GMT 23.05.2024", "", "", "2024-05-23T10:36:00Z");
        check("2024-05-23", "10:36 GMT 29.05.2024", "", "", "2024-05-23");
        check("", "May 2024", "", "news_20240525.txt", "2024-05-25");
    }

    #[test]
    fn the_year_comes_from_other_times_or_not_at_all() {
        check("", "", "24 March", "https://example.org/2014/03/", "2014-03-24");
        check("", "", "30 December", "https://example.org/2014/01/", "2013-12-30");
        check("", "", "24 March", "", "no-year no-date");
    }

    #[test]
    fn an_ambiguous_date_is_decided_by_another_or_not_at_all() {
        check("05/06/2024", "", "", "", "ambiguous-date no-date");
        check("05/06/2024", "", "", "a-2024-06-05.txt", "2024-06-05");
        check("05/06/2024", "", "", "a-2024-05-07.txt", "2024-05-06");
    }

    #[test]
    fn fields_may_hold_numbers_or_nonsense() {
        check("1716460560", "", "", "", "2024-05-23T10:36:00Z");
        check("20240523", "", "", "", "2024-05-23");
        check("yesterday", "", "", "", "bad-date no-date");
    }

    #[test]
    fn addresses_and_file_names_hold_days_and_months() {
        let told = |source| source_date(source).map(|moment| moment.to_string());
        assert_eq!(told("https://example.org/2022/07/24/a").as_deref(), Some("2022-07-24"));
        assert_eq!(told("https://example.org/2022/6/30/a").as_deref(), Some("2022-06-30"));
        assert_eq!(told("https://example.org/news/2022-07-24/a/101").as_deref(), Some("2022-07-24"));
        assert_eq!(told("https://example.org/2022/07/a").as_deref(), Some("2022-07"));
        assert_eq!(told("https://example.org/2022/07/2-men-held").as_deref(), Some("2022-07"));
        assert_eq!(told("https://example.org/202207260441.html").as_deref(), Some("2022-07-26"));
        assert_eq!(told("news/bahrain_20240523.txt").as_deref(), Some("2024-05-23"));
        assert_eq!(told("https://example.org/2003782023"), None);
        assert_eq!(told("https://example.org/a?since=2022-07-24"), None);
        assert_eq!(told("corpus/2022/07/a.txt"), None);
    }
}
