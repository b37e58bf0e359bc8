//! When: dates told in a sentence, resolved against the day of publication.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use sanudo_text::{MONTHS, Moment};

use crate::reading::Reading;

/// A stretch of days, and the words that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// First day.
    pub start: Date,
    /// Last day, included.
    pub end: Date,
    /// The words, as token indices; none where the day of publication is assumed.
    pub tokens: Option<Range<usize>>,
}

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The number of the month that a word names, in full or abbreviated.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let index = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word)))?;
    Some(index as i8 + 1)
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1800..2100).contains(year) && word.len() == 4)
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 4)
}

fn whole_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

fn whole_year(year: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// All dates told in the tokens of `range`, in order. Relative ones need `published`; what stays open is left out.
pub(crate) fn dates(reading: &Reading<'_>, range: Range<usize>, published: Option<Moment>) -> Vec<EventDate> {
    let mut found = Vec::new();
    let mut index = range.start;
    while index < range.end {
        match date_at(reading, index, range.end, published) {
            Some((count, start, end)) => {
                found.push(EventDate { start, end, tokens: Some(index..index + count) });
                index += count;
            }
            None => index += 1,
        }
    }
    found
}

/// The date told at `index`: tokens covered, first and last day.
fn date_at(reading: &Reading<'_>, index: usize, end: usize, published: Option<Moment>) -> Option<(usize, Date, Date)> {
    let word = |offset: usize| if index + offset < end { reading.word(index + offset) } else { "" };
    let base = published.and_then(Moment::day);
    let published_year = published.map(|moment| moment.month().0);
    let one = |count, date| Some((count, date, date));
    // Absolute: "24 July 2022", "July 24, 2022", "24 July", "July 24", "July 2022", "in 2013".
    if let (Some(day), Some(month)) = (day_of_month(word(0)), month(word(1))) {
        let (count, told) = year(word(2)).map_or((2, None), |year| (3, Some(year)));
        return one(count, civil(told, month, day, base, published_year)?);
    }
    if let Some(number) = month(word(0)).filter(|_| is_capitalised(reading, index)) {
        if let Some(day) = day_of_month(word(1)) {
            let (count, told) = match (word(2), year(word(3)), year(word(2))) {
                (",", Some(year), _) => (4, Some(year)),
                (_, _, Some(year)) => (3, Some(year)),
                _ => (2, None),
            };
            return one(count, civil(told, number, day, base, published_year)?);
        }
        let comma = usize::from(word(1) == ",");
        if let Some(year) = year(word(1 + comma)) {
            let (start, end) = whole_month(year, number)?;
            return Some((2 + comma, start, end));
        }
        // "in May" is the latest May, "until May" the next one. Without such a word a capital proves nothing: "Peruvians
        // March Against Law".
        let base = base?;
        let before = if index > 0 { reading.word(index - 1) } else { "" };
        let year = match before {
            "by" | "until" | "till" | "next" | "coming" if number < base.month() => base.year() + 1,
            "by" | "until" | "till" | "next" | "coming" => base.year(),
            "in" | "of" | "since" | "early" | "late" | "mid" | "from" | "last" | "during" | "this"
                if looks_ahead(reading, index) && number >= base.month() =>
            {
                base.year()
            }
            "of" if number > base.month() && follows_until(reading, index) => base.year(),
            "in" | "of" | "since" | "early" | "late" | "mid" | "from" | "last" | "during" | "this"
                if number <= base.month() =>
            {
                base.year()
            }
            "in" | "of" | "since" | "early" | "late" | "mid" | "from" | "last" | "during" | "this" => base.year() - 1,
            _ => return None,
        };
        let (start, end) = whole_month(year, number)?;
        return Some((1, start, end));
    }
    if let Some(year) = year(word(0)) {
        let governed = index > 0
            && matches!(
                reading.word(index - 1),
                "in" | "since" | "of" | "during" | "by" | "from" | "early" | "late" | "mid"
            );
        if governed || word(0).len() == 4 && matches!(word(1), "," | ".") && index > 0 && reading.word(index - 1) == "("
        {
            let (start, end) = whole_year(year)?;
            return Some((1, start, end));
        }
        return None;
    }
    // Relative to the day of publication.
    let base = base?;
    match (word(0), word(1)) {
        ("today", _) | ("tonight", _) => return one(1, base),
        ("yesterday", _) => return one(1, base.yesterday().ok()?),
        ("tomorrow", _) => return one(1, base.tomorrow().ok()?),
        ("last" | "this" | "next", unit @ ("week" | "month" | "year")) => {
            let shift = match word(0) {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            let (start, end) = match unit {
                "week" => {
                    let monday = base.checked_sub((base.weekday().to_monday_zero_offset() as i32).days()).ok()?;
                    let start = monday.checked_add((7 * shift).days()).ok()?;
                    (start, start.checked_add(6.days()).ok()?)
                }
                "month" => {
                    let date = base.first_of_month().checked_add(shift.months()).ok()?;
                    whole_month(date.year(), date.month())?
                }
                _ => whole_year(base.year() + shift as i16)?,
            };
            return Some((2, start, end));
        }
        _ => {}
    }
    let (skip, shift) = match word(0) {
        "last" => (1, -1),
        "next" | "coming" => (1, 1),
        "this" => (1, 0),
        _ => (0, 0),
    };
    let (_, weekday) =
        WEEKDAYS.iter().find(|(name, _)| *name == word(skip)).filter(|_| is_capitalised(reading, index + skip))?;
    // News looks back: a bare weekday is the latest one, the day of publication included, unless the verb looks ahead.
    let back = (base.weekday().to_monday_zero_offset() - weekday.to_monday_zero_offset()).rem_euclid(7) as i32;
    let days = match shift {
        1 => 7 - back,
        -1 if back == 0 => -7,
        _ if looks_ahead(reading, index) && back > 0 => 7 - back,
        _ => -back,
    };
    one(skip + 1, base.checked_add(days.days()).ok()?)
}

/// A day of a year that is told, or else the one nearest before (or up to half a year after) publication.
fn civil(told: Option<i16>, month: i8, day: i8, base: Option<Date>, published_year: Option<i16>) -> Option<Date> {
    if let Some(year) = told {
        return Date::new(year, month, day).ok();
    }
    let year = published_year?;
    let date = Date::new(year, month, day).ok()?;
    match base {
        Some(base) if base.until(date).ok()?.get_days() > 183 => Date::new(year - 1, month, day).ok(),
        _ => Some(date),
    }
}

/// Whether "until" or "by" stands a few words before: "until the end of June".
fn follows_until(reading: &Reading<'_>, index: usize) -> bool {
    (index.saturating_sub(5)..index).any(|at| matches!(reading.word(at), "until" | "till" | "by"))
}

/// Whether the sentence announces: "will", "is to" before the date.
fn looks_ahead(reading: &Reading<'_>, index: usize) -> bool {
    let start = reading.sentence(index).start;
    (start..index)
        .any(|at| matches!(reading.word(at), "will" | "'ll" | "’ll" | "scheduled" | "expected" | "due" | "planned"))
}

fn is_capitalised(reading: &Reading<'_>, index: usize) -> bool {
    reading.doc.form(index).chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use sanudo_actors::Mentions;
    use sanudo_text::{Moment, Part, PartKind, Report, Span};

    use super::dates;
    use crate::reading::Reading;

    /// Published on Thursday, 23 May 2024.
    fn check(text: &str, expected: &str) {
        check_published(text, Some("2024-05-23"), expected);
    }

    fn check_published(text: &str, published: Option<&str>, expected: &str) {
        let mut report = Report::new("test", text.to_owned());
        report.parts = vec![Part { kind: PartKind::Body, span: Span::from_range(0..text.len()) }];
        let doc = sanudo_nlp::document(report);
        let mentions = Mentions::default();
        let reading = Reading::new(&doc, &mentions);
        let published = published.map(|day| Moment::Day(day.parse::<Date>().unwrap()));
        let found = dates(&reading, 0..doc.tokens.len(), published);
        let told: Vec<String> =
            found
                .iter()
                .map(|date| {
                    if date.start == date.end { date.start.to_string() } else { format!("{}/{}", date.start, date.end) }
                })
                .collect();
        assert_eq!(told.join(" "), expected, "{text}");
    }

    #[test]
    fn absolute_dates_need_no_publication_day() {
        for (text, expected) in [
            ("They met on 24 July 2022.", "2022-07-24"),
            ("They met on July 24, 2022 in Cairo.", "2022-07-24"),
            ("They met on July 24 2022.", "2022-07-24"),
            ("They met in July 2022.", "2022-07-01/2022-07-31"),
            ("He was arrested in 2013.", "2013-01-01/2013-12-31"),
            ("The 2013 treaty was signed.", ""),
            ("On Monday they met.", ""),
            ("They met on July 24.", ""),
        ] {
            check_published(text, None, expected);
        }
    }

    #[test]
    fn weekdays_look_back_unless_the_verb_looks_ahead() {
        check("The king said on Thursday.", "2024-05-23");
        check("They met on Wednesday.", "2024-05-22");
        check("They met on Friday.", "2024-05-17");
        check("They met last Thursday.", "2024-05-16");
        check("They will meet on Friday.", "2024-05-24");
        check("They meet next Tuesday.", "2024-05-28");
    }

    #[test]
    fn relative_days_weeks_months_and_years() {
        check("They met yesterday.", "2024-05-22");
        check("They meet tomorrow.", "2024-05-24");
        check("They met last week.", "2024-05-13/2024-05-19");
        check("They met last month.", "2024-04-01/2024-04-30");
        check("They meet next year.", "2025-01-01/2025-12-31");
    }

    #[test]
    fn a_date_without_a_year_takes_the_nearest_before() {
        check("They met on 4 May.", "2024-05-04");
        check("They met on December 20.", "2023-12-20");
        check("They met in November.", "2023-11-01/2023-11-30");
        check("It stays open until the end of June.", "2024-06-01/2024-06-30");
        check("They will meet in July.", "2024-07-01/2024-07-31");
        check("Peruvians March Against Pension Law", "");
        check("They may meet.", "");
        check("The march went on.", "");
    }

    #[test]
    fn ordinals_and_numbers_are_no_dates() {
        check("The 33rd summit drew 2024 people.", "");
    }
}
