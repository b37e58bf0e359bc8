//! Dates and clock times as pages write them.
//!
//! [`read_time`] reads one time at the start of a text, its pieces (day, clock, zone, weekday) in any order. Nothing is
//! guessed: a date of which day and month could be exchanged keeps both readings, an ambiguous zone (`IST`, `CST`) gives none.

use jiff::civil::{Date, Time as Clock};
use jiff::tz::Offset;
use sanudo_text::{MONTHS, Moment};

/// A time as far as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Time {
    pub(crate) year: Option<i16>,
    /// 1 to 12.
    pub(crate) month: Option<i8>,
    /// 1 to 31.
    pub(crate) day: Option<i8>,
    /// Day and month could be exchanged: `05/06/2024`.
    pub(crate) is_ambiguous: bool,
    clock: Option<Clock>,
    /// Seconds east of Greenwich.
    offset: Option<i32>,
}

impl Time {
    /// The time as a [`Moment`], an instant only if an offset was told; none without a year, for dates that do not exist, for
    /// ambiguous ones, and outside the years 1900 to 2100.
    pub(crate) fn moment(&self) -> Option<Moment> {
        let (year, month) = (self.year?, self.month?);
        if !(1900..=2100).contains(&year) || self.is_ambiguous {
            return None;
        }
        let Some(day) = self.day else { return Some(Moment::Month { year, month }) };
        let date = Date::new(year, month, day).ok()?;
        if let (Some(clock), Some(offset)) = (self.clock, self.offset) {
            let offset = Offset::from_seconds(offset).ok()?;
            return offset.to_timestamp(date.to_datetime(clock)).ok().map(Moment::Instant);
        }
        Some(Moment::Day(date))
    }

    /// The same with the year filled in.
    pub(crate) fn in_year(self, year: i16) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The other reading of an ambiguous date, and this one, as sure ones.
    pub(crate) fn readings(self) -> [Self; 2] {
        let first = Self { is_ambiguous: false, ..self };
        [first, Self { month: self.day, day: self.month, ..first }]
    }

    fn has_date(&self) -> bool {
        self.month.is_some()
    }
}

/// Reads the time at the start of `text`; returns it and how many bytes it takes. A weekday may come first, but a text that
/// has neither a day nor a month is no time.
pub(crate) fn read_time(text: &str) -> Option<(Time, usize)> {
    let mut time = Time::default();
    let (mut at, mut end) = (0, 0);
    while let Some(used) = piece(&text[at..], &mut time) {
        at += used;
        end = at;
        at += separator(&text[at..]);
    }
    time.has_date().then_some((time, end))
}

/// A number of seconds, milliseconds or microseconds since 1970, as fields of records have it.
pub(crate) fn read_epoch(text: &str) -> Option<Moment> {
    let whole = text.trim().split_once('.').map_or(text.trim(), |(whole, _)| whole);
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        9 | 10 => number,
        12 | 13 => number / 1_000,
        15 | 16 => number / 1_000_000,
        _ => return None,
    };
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    let year = jiff::tz::TimeZone::UTC.to_datetime(at).year();
    (1900..=2100).contains(&year).then_some(Moment::Instant(at))
}

/// One more piece of the time, if there is one that is not known yet.
fn piece(text: &str, time: &mut Time) -> Option<usize> {
    if !time.has_date()
        && let Some(used) = date(text, time)
    {
        return Some(used);
    }
    if time.clock.is_none()
        && let Some(used) = clock(text, time)
    {
        return Some(used);
    }
    if time.clock.is_some()
        && time.offset.is_none()
        && let Some((used, offset)) = zone(text)
    {
        time.offset = offset;
        return Some(used);
    }
    weekday(text)
}

/// What may stand between two pieces: white space, `,`, `|`, a dash, `T`, `at`, `on`, `(`.
fn separator(text: &str) -> usize {
    let signs =
        |letter: char| letter.is_whitespace() || matches!(letter, ',' | '|' | '•' | '·' | '-' | '–' | '—' | '(');
    let skip = |text: &str| {
        let rest = text.trim_start_matches(signs);
        let skipped = &text[..text.len() - rest.len()];
        // A sign right before a number may be a zone's own.
        let is_signed = skipped.ends_with('-') && rest.starts_with(|letter: char| letter.is_ascii_digit());
        skipped.len() - usize::from(is_signed)
    };
    let mut used = skip(text);
    let rest = &text[used..];
    if rest.starts_with(['T', 't']) && used == 0 && rest[1..].starts_with(|letter: char| letter.is_ascii_digit()) {
        return 1;
    }
    for word in ["at ", "on "] {
        if crate::shape::starts_with(rest, word) {
            used += word.len() + skip(&rest[word.len()..]);
            break;
        }
    }
    used
}

/// Digits at the start: their value and number.
fn digits(text: &str) -> Option<(i64, usize)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 || count > 9 {
        return None;
    }
    Some((text[..count].parse().ok()?, count))
}

fn date(text: &str, time: &mut Time) -> Option<usize> {
    if let Some(used) = month_first(text, time) {
        return Some(used);
    }
    let (first, length) = digits(text)?;
    if length == 4 {
        return year_first(text, first, time);
    }
    if length > 2 {
        return None;
    }
    numbers(text, first, length, time).or_else(|| day_first(text, first, length, time))
}

/// `2024-05-23`, `2024/05/23`, `2024.5.23`, `2024-05`.
fn year_first(text: &str, year: i64, time: &mut Time) -> Option<usize> {
    let sign = text[4..].chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (month, month_length) = digits(&text[5..])?;
    if month_length > 2 || !(1..=12).contains(&month) {
        return None;
    }
    let end = 5 + month_length;
    let day = text[end..].strip_prefix(sign).and_then(digits).filter(|(_, length)| *length <= 2);
    match day {
        Some((day, length)) => {
            set(time, Some(year), month, Some(day))?;
            Some(end + 1 + length)
        }
        None if sign == '-' && month_length == 2 && !text[end..].starts_with(char::is_alphanumeric) => {
            set(time, Some(year), month, None)?;
            Some(end)
        }
        None => None,
    }
}

/// `23.05.2024`, `23/05/2024`, `05/23/2024`. Points mean day, month, year; of the other signs only numbers above 12 tell.
fn numbers(text: &str, first: i64, length: usize, time: &mut Time) -> Option<usize> {
    let sign = text[length..].chars().next().filter(|sign| matches!(sign, '.' | '/' | '-'))?;
    let (second, second_length) = digits(&text[length + 1..])?;
    let end = length + 1 + second_length;
    let (year, year_length) = text[end..].strip_prefix(sign).and_then(digits)?;
    if second_length > 2 || year_length != 4 {
        return None;
    }
    let (day, month) = if second > 12 { (second, first) } else { (first, second) };
    set(time, Some(year), month, Some(day))?;
    time.is_ambiguous = sign != '.' && day <= 12 && day != month;
    Some(end + 1 + year_length)
}

/// `24 July 2022`, `24th of July, 2022`, `24-Jul-2022`, `24 July`.
fn day_first(text: &str, day: i64, length: usize, time: &mut Time) -> Option<usize> {
    let mut at = length;
    for ordinal in ["st", "nd", "rd", "th"] {
        if crate::shape::starts_with(&text[at..], ordinal) {
            at += 2;
            break;
        }
    }
    let gap = text[at..].bytes().take_while(|byte| matches!(byte, b' ' | b'-')).count();
    at += gap;
    if crate::shape::starts_with(&text[at..], "of ") {
        at += 3;
    }
    let (month, used) = month(&text[at..])?;
    if gap == 0 && at == length {
        return None;
    }
    at += used;
    let (year, used) = year_behind(&text[at..]);
    set(time, year, month, Some(day))?;
    Some(at + used)
}

/// `July 24, 2022`, `Jun 3 2022`, `July 24th`, `July 2022`.
fn month_first(text: &str, time: &mut Time) -> Option<usize> {
    let (month, used) = month(text)?;
    let gap = text[used..].bytes().take_while(|byte| matches!(byte, b' ' | b',')).count();
    let at = used + gap;
    let (number, length) = digits(&text[at..])?;
    if gap == 0 {
        return None;
    }
    if length == 4 {
        set(time, Some(number), month, None)?;
        return Some(at + length);
    }
    let mut end = at + length;
    // "May 10:30" is a clock behind a month, "May 5%" no time at all.
    let behind = text[end..].strip_prefix(':');
    let is_clock = behind.is_some_and(|behind| behind.starts_with(|letter: char| letter.is_ascii_digit()));
    if length > 2 || is_clock || text[end..].starts_with('%') {
        return None;
    }
    for ordinal in ["st", "nd", "rd", "th"] {
        if crate::shape::starts_with(&text[end..], ordinal) {
            end += 2;
            break;
        }
    }
    let (year, used) = year_behind(&text[end..]);
    set(time, year, month, Some(number))?;
    Some(end + used)
}

/// A year of four digits behind at most a comma, a point and white space.
fn year_behind(text: &str) -> (Option<i64>, usize) {
    let gap = text.bytes().take_while(|byte| matches!(byte, b' ' | b',' | b'-' | b'.')).count();
    match digits(&text[gap..]) {
        Some((year, 4)) if (1..=4).contains(&gap) && (1900..=2100).contains(&year) => (Some(year), gap + 4),
        _ => (None, 0),
    }
}

fn set(time: &mut Time, year: Option<i64>, month: i64, day: Option<i64>) -> Option<()> {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = day.map(|day| i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).ok_or(())).transpose().ok()?;
    time.year = year.map(i16::try_from).transpose().ok()?;
    (time.month, time.day) = (Some(month), day);
    Some(())
}

/// A month's name, whole or cut to three letters (`Sept` too), with its point: its number and length.
fn month(text: &str) -> Option<(i64, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(3..=9).contains(&length) {
        return None;
    }
    let word = text[..length].to_ascii_lowercase();
    let number = MONTHS
        .iter()
        .position(|month| *month == word || month[..3] == word || (word == "sept" && month.starts_with("sept")))?;
    let point = usize::from(length <= 4 && text[length..].starts_with('.'));
    Some((number as i64 + 1, length + point))
}

fn weekday(text: &str) -> Option<usize> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text[..length].to_ascii_lowercase();
    let known = DAYS.iter().any(|day| *day == word || (word.len() >= 3 && word.len() <= 5 && day.starts_with(&word)));
    known.then(|| length + usize::from(text[length..].starts_with('.')))
}

/// `10:36`, `10:36:05.123`, `5.30 pm`, `5pm`, `1036 GMT`, each with `hrs` behind it if it likes.
fn clock(text: &str, time: &mut Time) -> Option<usize> {
    let (first, length) = digits(text)?;
    let rest = &text[length..];
    if length == 4 {
        let gap = rest.len() - rest.trim_start().len();
        let zone = rest.trim_start();
        if !["GMT", "UTC", "hrs", "Hrs"].iter().any(|name| zone.starts_with(name)) {
            return None;
        }
        time.clock = Some(Clock::new((first / 100) as i8, (first % 100) as i8, 0, 0).ok()?);
        return Some(length + if zone.starts_with(['h', 'H']) { gap + 3 } else { 0 });
    }
    if length > 2 {
        return None;
    }
    let mut at = length;
    let (mut minute, mut second, mut sign) = (0, 0, None);
    if let Some(found) = rest.chars().next().filter(|sign| matches!(sign, ':' | '.'))
        && let Some((value, 2)) = digits(&text[at + 1..])
    {
        (minute, sign) = (value, Some(found));
        at += 3;
        if let Some((value, 2)) = text[at..].strip_prefix(found).and_then(digits) {
            second = value;
            at += 3;
            if let Some((_, length)) = text[at..].strip_prefix('.').and_then(digits) {
                at += 1 + length;
            }
        }
    }
    let gap = text[at..].bytes().take_while(|byte| *byte == b' ').count();
    let mut hour = first;
    let half = half_of_day(&text[at + gap..]);
    if let Some((is_afternoon, used)) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if is_afternoon { 12 } else { 0 };
        at += gap + used;
    }
    // `5.30` alone may be a price, `5` alone anything.
    let behind = text[at..].trim_start();
    let named = ["hrs", "hours", "GMT", "UTC"].iter().find(|name| behind.starts_with(**name));
    if half.is_none() && (sign.is_none() || (sign == Some('.') && named.is_none())) {
        return None;
    }
    if let Some(name) = named.filter(|name| name.starts_with('h')) {
        at = text.len() - behind.len() + name.len();
    }
    time.clock = Some(Clock::new(hour as i8, minute as i8, second as i8, 0).ok()?);
    Some(at)
}

/// `am`, `p.m.`: whether it is the afternoon, and its length.
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    for (name, is_afternoon) in
        [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("a.m", false), ("p.m", true)]
    {
        if crate::shape::starts_with(text, name) && !text[name.len()..].starts_with(char::is_alphanumeric) {
            return Some((is_afternoon, name.len()));
        }
    }
    None
}

/// Zones that mean one offset wherever they are read, in minutes east of Greenwich. Left out: IST, BST, CST, PST, AST, MST, GST.
#[rustfmt::skip]
const ZONES: [(&str, i32); 48] = [
    ("GMT", 0), ("UTC", 0), ("WET", 0), ("WEST", 60), ("CET", 60), ("CEST", 120), ("EET", 120), ("EEST", 180),
    ("MSK", 180), ("TRT", 180), ("IDT", 180), ("EAT", 180), ("CAT", 120), ("WAT", 60), ("SAST", 120), ("PKT", 300),
    ("NPT", 345), ("ICT", 420), ("WIB", 420), ("HKT", 480), ("SGT", 480), ("AWST", 480), ("JST", 540), ("KST", 540),
    ("ACST", 570), ("AEST", 600), ("ACDT", 630), ("AEDT", 660), ("NZST", 720), ("NZDT", 780), ("EST", -300),
    ("EDT", -240), ("CDT", -300), ("MDT", -360), ("PDT", -420), ("AKST", -540), ("AKDT", -480), ("HST", -600),
    ("BRT", -180), ("ART", -180), ("UYT", -180), ("CLT", -240), ("CLST", -180), ("COT", -300), ("PET", -300),
    ("VET", -240), ("BOT", -240), ("NDT", -150),
];

/// Zones that mean different offsets in different countries: known as zones, worth no offset.
const UNSURE: [&str; 8] = ["IST", "BST", "CST", "PST", "AST", "MST", "GST", "ADT"];

/// A zone: its length and its offset in seconds, none for an ambiguous name.
fn zone(text: &str) -> Option<(usize, Option<i32>)> {
    if text.starts_with(['Z', 'z']) && !text[1..].starts_with(char::is_alphanumeric) {
        return Some((1, Some(0)));
    }
    if let Some((seconds, used)) = signed(text) {
        return Some((used, Some(seconds)));
    }
    let length = text.bytes().take_while(u8::is_ascii_uppercase).count();
    if text[length..].starts_with(char::is_alphabetic) {
        return None;
    }
    let name = &text[..length];
    if UNSURE.contains(&name) {
        return Some((length, None));
    }
    let (_, minutes) = ZONES.iter().find(|(zone, _)| *zone == name)?;
    if *minutes == 0
        && let Some((seconds, used)) = signed(&text[length..])
    {
        return Some((length + used, Some(seconds)));
    }
    Some((length, Some(minutes * 60)))
}

/// `+03:00`, `-0330`, `+3`: seconds and length.
fn signed(text: &str) -> Option<(i32, usize)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let start = text.chars().next()?.len_utf8();
    let (number, length) = digits(&text[start..])?;
    let (hours, minutes, used) = match length {
        1 | 2 => match text[start + length..].strip_prefix(':').and_then(digits) {
            Some((minutes, 2)) => (number, minutes, length + 3),
            _ => (number, 0, length),
        },
        4 => (number / 100, number % 100, 4),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| (sign * (hours * 3600 + minutes * 60) as i32, start + used))
}

#[cfg(test)]
mod tests {
    use super::{read_epoch, read_time};

    /// The time at the start of `text`, and what is left of it.
    fn check(text: &str, expected: &str) {
        let told = match read_time(text) {
            None => "no time".to_owned(),
            Some((time, end)) => {
                let moment = match time.moment() {
                    Some(moment) => moment.to_string(),
                    None if time.is_ambiguous => "ambiguous".to_owned(),
                    None => format!("--{:02}-{:02}", time.month.unwrap_or(0), time.day.unwrap_or(0)),
                };
                format!("{moment}|{}", &text[end..])
            }
        };
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn dates_in_numbers() {
        check("2024-05-23", "2024-05-23|");
        check("2024/05/23 more", "2024-05-23| more");
        check("23.05.2024", "2024-05-23|");
        check("23/05/2024", "2024-05-23|");
        check("05/23/2024", "2024-05-23|");
        check("05/05/2024", "2024-05-05|");
        check("05/06/2024", "ambiguous|");
        check("05.06.2024", "2024-06-05|");
        check("2024-05", "2024-05|");
        check("31.02.2024", "--02-31|");
        check("2024-13-01", "no time");
        check("1.5 million", "no time");
        check("23.05", "no time");
    }

    #[test]
    fn dates_in_words() {
        check("24 July 2022:", "2022-07-24|:");
        check("July 24, 2022", "2022-07-24|");
        check("Jun 3 2022 (BNS)", "2022-06-03| (BNS)");
        check("Sept. 3, 2022", "2022-09-03|");
        check("Friday 21 July 2022", "2022-07-21|");
        check("Fri., 21st of July, 2022", "2022-07-21|");
        check("24-Jul-2022", "2022-07-24|");
        check("July 2022", "2022-07|");
        check("24 March - The", "--03-24| - The");
        check("March 24: The", "--03-24|: The");
        check("Friday", "no time");
        check("May the best", "no time");
        check("24 people", "no time");
    }

    #[test]
    fn clocks_and_zones_in_any_order() {
        check("10:36 GMT 23.05.2024 (Updated", "2024-05-23T10:36:00Z| (Updated");
        check("2024-05-23T10:36:05Z", "2024-05-23T10:36:05Z|");
        check("2024-05-23T10:36:05.123456+03:00", "2024-05-23T07:36:05Z|");
        check("2024-05-23 10:36", "2024-05-23|");
        check("Thu, 23 May 2024 10:36:00 -0400", "2024-05-23T14:36:00Z|");
        check("May 23, 2024 at 5:30 p.m. EDT", "2024-05-23T21:30:00Z|");
        check("23 May 2024, 5.30pm", "2024-05-23|");
        check("23 May 2024 | 12:05 am UTC+3", "2024-05-22T21:05:00Z|");
        check("23 May 2024 1036 GMT", "2024-05-23T10:36:00Z|");
        check("23 May 2024 10:36 IST", "2024-05-23|");
        check("23 May 2024 - 10:36 JST", "2024-05-23T01:36:00Z|");
        check("23 May 2024 25:00", "2024-05-23| 25:00");
    }

    #[test]
    fn years_outside_living_memory_are_no_times_of_publication() {
        check("24 July 1822", "--07-24| 1822");
        check("1822-07-24", "--07-24|");
    }

    #[test]
    fn numbers_of_seconds_are_instants() {
        let epoch = |text| read_epoch(text).map(|moment| moment.to_string());
        assert_eq!(epoch("1716460560").as_deref(), Some("2024-05-23T10:36:00Z"));
        assert_eq!(epoch("1716460560123").as_deref(), Some("2024-05-23T10:36:00Z"));
        assert_eq!(epoch("1716460560.5").as_deref(), Some("2024-05-23T10:36:00Z"));
        assert_eq!(epoch("20240523"), None);
        assert_eq!(epoch("99999999999999999"), None);
    }
}
