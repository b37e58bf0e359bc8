//! Lines that hold nothing but times: `10:36 GMT 23.05.2024 (Updated: 11:15 GMT 23.05.2024)`, `Published: 24 July 2022`.

use std::ops::Range;

use crate::shape::starts_with;
use crate::times::{Time, read_time};

/// What a time on a page says of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// When it was published, and a label says so.
    Published,
    /// When it was last changed, and a label says so.
    Updated,
    /// A time without a label.
    Bare,
}

/// A time on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) time: Time,
    pub(crate) role: Role,
    /// Where it stands in the body, labels left out.
    pub(crate) range: Range<usize>,
}

const UPDATED: [&str; 8] =
    ["last updated", "last modified", "last edited", "last update", "updated", "modified", "edited", "update"];
const PUBLISHED: [&str; 10] = [
    "first published",
    "date published",
    "publication date",
    "published",
    "posted",
    "created",
    "issued",
    "publish date",
    "uploaded",
    "date",
];
/// Words that stand around times and say nothing of them.
const FILLERS: [&str; 12] = [
    "on",
    "at",
    "time",
    "local",
    "hrs",
    "hours",
    "hour",
    "min read",
    "minutes read",
    "minute read",
    "mins read",
    "ist",
];

/// The times of a line that holds only times, their labels and fillers; none for any other line.
///
/// `start` is where the line stands in the body.
pub(crate) fn stamp_line(line: &str, start: usize) -> Option<Vec<Stamp>> {
    if line.len() > 160 {
        return None;
    }
    let mut stamps = Vec::new();
    let mut role = Role::Bare;
    let mut at = 0;
    loop {
        at += line[at..].len() - line[at..].trim_start_matches(is_sign).len();
        let rest = &line[at..];
        if rest.is_empty() {
            break;
        }
        if let Some((label, used)) = label(rest) {
            role = label;
            at += used;
        } else if let Some((time, used)) = read_time(rest) {
            stamps.push(Stamp { time, role, range: start + at..start + at + used });
            at += used;
            // A label holds for one time.
            role = Role::Bare;
        } else {
            at += filler(rest)?;
        }
    }
    (!stamps.is_empty()).then_some(stamps)
}

/// A line that holds only a label whose time follows on the next line: `Published:`.
pub(crate) fn label_line(line: &str) -> Option<Role> {
    let rest = line.trim_matches(is_sign);
    label(rest).filter(|(_, used)| *used == rest.len()).map(|(role, _)| role)
}

/// The time at the start of a first line whose rest is the headline: `date 2024-05-23 Ministers meet`. It must be labelled or
/// set off by a sign, since a text may begin with a date as well.
pub(crate) fn stamp_before_headline(line: &str, start: usize) -> Option<(Stamp, usize)> {
    let skipped = line.len() - line.trim_start_matches(is_sign).len();
    let (role, used) = label(&line[skipped..]).unwrap_or((Role::Bare, 0));
    let mut at = skipped + used;
    at += line[at..].len() - line[at..].trim_start_matches(is_sign).len();
    let (time, used) = read_time(&line[at..])?;
    let range = start + at..start + at + used;
    at += used;
    let gap = line[at..].len() - line[at..].trim_start_matches(is_sign).len();
    let is_set_off = role != Role::Bare || line[at..at + gap].contains(['|', '•', '·']);
    let is_exact = time.year.is_some() && time.day.is_some();
    (is_set_off && is_exact && at + gap < line.len()).then(|| (Stamp { time, role, range }, at + gap))
}

fn is_sign(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '|' | ',' | '(' | ')' | '[' | ']' | '•' | '·' | '-' | '–' | '—' | ':' | ';' | '/' | '.' | '*'
        )
}

fn label(text: &str) -> Option<(Role, usize)> {
    let found = |labels: &[&str]| labels.iter().find(|label| is_word(text, label)).map(|label| label.len());
    found(&UPDATED).map(|used| (Role::Updated, used)).or_else(|| found(&PUBLISHED).map(|used| (Role::Published, used)))
}

fn filler(text: &str) -> Option<usize> {
    if let Some(word) = FILLERS.iter().find(|word| is_word(text, word)) {
        return Some(word.len());
    }
    // "4 min read".
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text[count..].trim_start();
    let is_minutes =
        count > 0 && count < 3 && FILLERS.iter().any(|word| word.ends_with("read") && is_word(behind, word));
    is_minutes.then_some(count)
}

fn is_word(text: &str, word: &str) -> bool {
    starts_with(text, word) && !text[word.len()..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Role, label_line, stamp_before_headline, stamp_line};

    fn check(line: &str, expected: &[(Role, &str)]) {
        let stamps = stamp_line(line, 0).unwrap_or_default();
        let told: Vec<(Role, String)> = stamps
            .iter()
            .map(|stamp| (stamp.role, stamp.time.moment().map_or_else(String::new, |moment| moment.to_string())))
            .collect();
        let told: Vec<(Role, &str)> = told.iter().map(|(role, moment)| (*role, moment.as_str())).collect();
        assert_eq!(told, expected, "{line}");
    }

    #[test]
    fn lines_of_nothing_but_times() {
        check(
            "10:36 GMT 23.05.2024 (Updated: 11:15 GMT 23.05.2024)",
            &[(Role::Bare, "2024-05-23T10:36:00Z"), (Role::Updated, "2024-05-23T11:15:00Z")],
        );
        check("Published: 24 July 2022", &[(Role::Published, "2022-07-24")]);
        check("Last updated on Friday, July 22, 2022, 10:00 UTC", &[(Role::Updated, "2022-07-22T10:00:00Z")]);
        check("Posted at 5:30 pm, 24 Jul 2022 | 4 min read", &[(Role::Published, "2022-07-24")]);
    }

    #[test]
    fn lines_that_say_more_are_none() {
        check("On 24 July 2022 the ministers met", &[]);
        check("24 July 2022 Ministers meet", &[]);
        check("Monday", &[]);
        check("Update", &[]);
        check("", &[]);
    }

    #[test]
    fn a_label_may_stand_alone() {
        assert_eq!(label_line("Published:"), Some(Role::Published));
        assert_eq!(label_line("Published by Jane Roe"), None);
    }

    #[test]
    fn a_stray_date_before_the_headline_is_told_from_a_sentence() {
        let split = |line| stamp_before_headline(line, 0).map(|(_, end)| &line[end..]);
        assert_eq!(split("date 2024-05-23 Ministers meet in Riga"), Some("Ministers meet in Riga"));
        assert_eq!(split("24 July 2022 | Ministers meet"), Some("Ministers meet"));
        assert_eq!(split("24 July 2022 was a hot day"), None);
        assert_eq!(split("date 2024-05-23"), None);
        assert_eq!(split("Ministers meet"), None);
    }
}
