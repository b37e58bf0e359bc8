//! The dateline before the first sentence: place, day and agency.
//!
//! Forms, each with an example among the tests below: `CAIRO - 24 July 2022:`, `afrol News, 24 March -`, `AP -`,
//! `Ulaanbaatar /MONTSAME/.`, `MARSABIT, KENYA, Jun 3 2022 (IPS) -`, `NAJAF, Iraq -`, `WASHINGTON (Reuters) -`, `KUWAIT:`,
//! `SINGAPORE (May 6, 2021) —`, `GINOWAN, Okinawa Prefecture--`, and an agency before a place of its own.
//!
//! A line of pieces (names, times, an agency in brackets or slashes) must end in a dash, a colon or a point, and something
//! in it must vouch for it: a time, an agency, a place in capitals or one that [`crate::places`] knows. A colon and a
//! hyphen are weaker than a long dash, for they stand in sentences and headlines too.

use std::ops::Range;

use crate::places::{is_agency, is_place};
use crate::times::{Time, read_time};

/// A dateline; ranges are relative to the line it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Found {
    /// One past its last byte, white space behind it left out.
    pub(crate) end: usize,
    /// Where the text begins.
    pub(crate) text: usize,
    pub(crate) place: Option<Range<usize>>,
    pub(crate) agency: Option<Range<usize>>,
    pub(crate) time: Option<(Time, Range<usize>)>,
    /// A time, agency or long dash stands in it: it cannot be the beginning of a headline.
    pub(crate) is_sure: bool,
}

/// Datelines are no longer than this many bytes.
const LONGEST: usize = 140;
/// Nor have more pieces than this.
const MOST_PIECES: usize = 8;

/// Words in capitals with a colon or dash behind them that are no places.
const NO_PLACES: [&str; 30] = [
    "BREAKING",
    "EXCLUSIVE",
    "UPDATE",
    "OPINION",
    "WATCH",
    "VIDEO",
    "ANALYSIS",
    "EDITORIAL",
    "EXPLAINER",
    "INTERVIEW",
    "LIVE",
    "PHOTOS",
    "COMMENT",
    "NOTE",
    "CORRECTION",
    "FACTBOX",
    "TIMELINE",
    "FEATURE",
    "REVIEW",
    "SPECIAL",
    "REPORT",
    "QUESTION",
    "ANSWER",
    "COVID",
    "COVID-19",
    "AIDS",
    "HIV",
    "GDP",
    "NATO",
    "TV",
];

/// Small words inside names of places.
const LINKS: [&str; 12] = ["and", "of", "de", "del", "la", "el", "al", "da", "do", "the", "on", "&"];

/// Words with which sentences begin and names of places do not.
const OPENERS: [&str; 26] = [
    "In", "On", "At", "From", "By", "Since", "Until", "After", "Before", "During", "For", "As", "A", "An", "This",
    "That", "It", "He", "She", "They", "We", "I", "But", "And", "When", "While",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    LongDash,
    Hyphen,
    Colon,
    Point,
    /// An agency in brackets with nothing behind it but the text.
    Nothing,
}

#[derive(Debug)]
enum Piece {
    Name(Range<usize>),
    Time(Time, Range<usize>),
    /// In brackets or slashes.
    Agency(Range<usize>),
}

/// Reads the dateline at the start of a line.
pub(crate) fn dateline(line: &str) -> Option<Found> {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let line = &line[..end];
    let mut first = read(line, false)?;
    // "Baltic Press - RIGA (BNS) -", "CAIRO - 24 July 2022:": what stands behind the first dash belongs to it too.
    if let Some(second) = read(&line[first.text..], true)
        && (second.is_sure || second.place.is_some() && first.place.is_none())
        && !(first.time.is_some() && second.time.is_some())
        && !(first.place.is_some() && second.place.is_some())
    {
        let shift = first.text;
        let moved = |range: Range<usize>| range.start + shift..range.end + shift;
        first.place = first.place.or(second.place.map(moved));
        // The agency in brackets is the one that filed the report.
        first.agency = second.agency.map(moved).or(first.agency);
        first.time = first.time.or(second.time.map(|(time, range)| (time, moved(range))));
        (first.end, first.text) = (second.end + shift, second.text + shift);
        first.is_sure = true;
    }
    Some(first)
}

/// Reads one mark's worth of pieces; `goes_on` behind a first mark, where a day alone may stand.
fn read(line: &str, goes_on: bool) -> Option<Found> {
    let mut pieces = Vec::new();
    let (mut at, mut start) = (0, 0);
    while pieces.len() < MOST_PIECES {
        start += gap(&line[start..]);
        let Some((piece, used)) = piece(line, start) else { break };
        // Behind an agency in brackets only a day may follow: anything else is the text.
        if matches!(pieces.last(), Some(Piece::Agency(_))) && matches!(piece, Piece::Name(_)) {
            break;
        }
        pieces.push(piece);
        at = start + used;
        start = at;
        match mark(&line[at..]) {
            // "MOSCOW. July 25 (Interfax) -".
            Some((Mark::Point, used)) if read_time(line[at + used..].trim_start()).is_some() => start += used,
            Some(_) => break,
            None => {}
        }
    }
    if pieces.is_empty() {
        return None;
    }
    let (mark, mark_end, text) = match mark(&line[at..]) {
        Some((mark, used)) => (mark, at + used, at + used),
        None => (Mark::Nothing, at, at),
    };
    let mut found = judge(line, &pieces, mark, goes_on)?;
    found.end = mark_end;
    let rest = line[text..].trim_start();
    found.text = line.len() - rest.len();
    Some(found)
}

/// White space and commas between pieces, and a slash between two agencies.
fn gap(text: &str) -> usize {
    let rest = text.trim_start_matches([' ', ',', '\u{a0}', '\t']);
    let rest = rest.strip_prefix("/ ").map_or(rest, str::trim_start);
    text.len() - rest.len()
}

fn piece(line: &str, at: usize) -> Option<(Piece, usize)> {
    let rest = &line[at..];
    if let Some((time, used)) = read_time(rest) {
        return Some((Piece::Time(time, at..at + used), used));
    }
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        let Some(inner) = rest.strip_prefix(open) else { continue };
        let length = inner.find(close).filter(|length| *length <= 60)?;
        let words = &inner[..length];
        let range = at + 1..at + 1 + length;
        if let Some((time, used)) = read_time(words.trim())
            && used == words.trim().len()
        {
            return Some((Piece::Time(time, range), length + 2));
        }
        let is_name = words.starts_with(char::is_alphanumeric) && crate::shape::words(words, 7) <= 6;
        return is_name.then_some((Piece::Agency(range), length + 2));
    }
    let used = name(rest)?;
    Some((Piece::Name(at..at + used), used))
}

/// A run of at most six words with capitals, small links between them: its length.
fn name(text: &str) -> Option<usize> {
    let (mut at, mut end, mut count) = (0, 0, 0);
    while count < 6 {
        let rest = &text[at..];
        let word = &rest[..rest.find(|letter: char| !is_name_letter(letter)).unwrap_or(rest.len())];
        let word = word.split("--").next().unwrap_or(word).trim_end_matches(['-', '.']);
        let is_link = LINKS.contains(&word) && count > 0;
        let is_lower_agency = count == 0 && word.starts_with(char::is_lowercase) && is_agency(two_words(text));
        if word.is_empty() || !(word.starts_with(char::is_uppercase) || is_link || is_lower_agency) {
            break;
        }
        count += 1;
        at += word.len();
        // The point of an abbreviation is part of it.
        if text[at..].starts_with('.') && is_abbreviation(word) {
            at += 1;
        }
        if !is_link {
            end = at;
        }
        match text[at..].strip_prefix(' ') {
            Some(rest) if !rest.starts_with(['-', '–', '—', '(', '/']) => at += 1,
            _ => break,
        }
        // A time ends the name: "KUWAIT CITY July 25".
        if read_time(&text[at..]).is_some() {
            break;
        }
    }
    (end > 0).then_some(end)
}

fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '.' | '&')
}

fn two_words(text: &str) -> &str {
    let mut spaces = text.match_indices(|letter: char| !letter.is_alphanumeric());
    spaces.next();
    spaces.next().map_or(text, |(at, _)| &text[..at])
}

fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "St" | "Mt"
            | "Ft"
            | "Calif"
            | "Ala"
            | "Ariz"
            | "Ark"
            | "Colo"
            | "Conn"
            | "Del"
            | "Fla"
            | "Ga"
            | "Ill"
            | "Ind"
            | "Kan"
            | "Ky"
            | "La"
            | "Md"
            | "Mass"
            | "Mich"
            | "Minn"
            | "Miss"
            | "Mo"
            | "Mont"
            | "Neb"
            | "Nev"
            | "Okla"
            | "Ore"
            | "Pa"
            | "Tenn"
            | "Tex"
            | "Vt"
            | "Va"
            | "Wash"
            | "Wis"
            | "Wyo"
            | "Que"
            | "Ont"
            | "Alta"
    )
}

/// The sign that ends a dateline, with the space before it, and its length.
fn mark(text: &str) -> Option<(Mark, usize)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '.']);
    let skipped = text.len() - rest.len();
    let spaced = text.starts_with([' ', '\u{a0}']) || skipped > 0;
    for dash in ["--", "—", "–", "―"] {
        if rest.starts_with(dash) {
            return Some((Mark::LongDash, skipped + dash.len()));
        }
    }
    if let Some(behind) = rest.strip_prefix('-') {
        // A hyphen between letters is none.
        return (spaced || behind.starts_with(' ')).then_some((Mark::Hyphen, skipped + 1));
    }
    if let Some(behind) = rest.strip_prefix(':') {
        return (behind.is_empty() || behind.starts_with([' ', '\u{a0}', '“', '"']))
            .then_some((Mark::Colon, skipped + 1));
    }
    let behind = text.strip_prefix('.')?;
    (behind.is_empty() || behind.starts_with(' ')).then_some((Mark::Point, 1))
}

/// Whether the pieces vouch for each other, and what they are.
fn judge(line: &str, pieces: &[Piece], mark: Mark, goes_on: bool) -> Option<Found> {
    let mut found = Found::default();
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut bracketed = false;
    for piece in pieces {
        match piece {
            Piece::Time(time, range) if found.time.is_none() => found.time = Some((*time, range.clone())),
            Piece::Time(..) => return None,
            Piece::Agency(range) => {
                bracketed = true;
                found.agency = Some(range.clone());
            }
            Piece::Name(range) if is_agency(&line[range.clone()]) => {
                found.agency.get_or_insert(range.clone());
            }
            Piece::Name(range) => names.push(range.clone()),
        }
    }
    // A place has at most three names (town, region, country), one after the other.
    let begins_sentence = names.iter().any(|range| {
        let word = line[range.clone()].split(' ').next().unwrap_or_default();
        OPENERS.contains(&word)
    });
    if names.len() > 3 || begins_sentence {
        return None;
    }
    let first = names.first().map(|range| &line[range.clone()]);
    if let (Some(start), Some(end)) = (names.first(), names.last()) {
        found.place = Some(start.start..end.end);
    }
    let agency_known = found.agency.as_ref().is_some_and(|range| is_agency(&line[range.clone()]));
    let shouted = first.is_some_and(is_shouted_place);
    let known = first.is_some_and(is_place)
        || names.len() > 1 && names.last().is_some_and(|range| is_place(&line[range.clone()]));
    let is_vouched_name = shouted || known || agency_known;
    let is_dated = found.time.is_some();
    let vouched = match mark {
        // "RIGA (BNS) The ministers": only a known agency in brackets behind a place in capitals, or alone, may lack a mark.
        Mark::Nothing => bracketed && agency_known && (pieces.len() == 1 || is_shouted_at_start(line, pieces)),
        // "Ulaanbaatar /MONTSAME/. The"; a sentence may end in a name.
        Mark::Point => bracketed && is_vouched_name,
        Mark::LongDash => is_dated || is_vouched_name,
        Mark::Hyphen => is_vouched_name || (is_dated && !names.is_empty()),
        Mark::Colon => {
            let is_place_alone = found.agency.is_none() && names.len() == pieces.len();
            ((is_dated || bracketed) && is_vouched_name) || (is_place_alone && (shouted || (names.len() == 1 && known)))
        }
    };
    let is_day_alone = goes_on && pieces.len() == 1 && found.time.is_some() && mark != Mark::Point;
    if !vouched && !is_day_alone {
        return None;
    }
    let is_dashed = mark == Mark::LongDash || (mark == Mark::Hyphen && names.len() > 1);
    found.is_sure = found.time.is_some() || bracketed || agency_known || (is_dashed && shouted);
    Some(found)
}

/// A place or outlet in capitals stands first.
fn is_shouted_at_start(line: &str, pieces: &[Piece]) -> bool {
    matches!(pieces.first(), Some(Piece::Name(range)) if is_shouted_place(&line[range.clone()]))
}

/// A name of up to four words in capitals that is no catchword.
fn is_shouted_place(name: &str) -> bool {
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic());
    let long = name.chars().filter(|letter| letter.is_uppercase()).count() >= 3;
    let links: Vec<&str> = name.split(' ').filter(|word| !LINKS.contains(word)).collect();
    let capitals = links.iter().all(|word| !word.chars().any(char::is_lowercase) || word.contains(['-', '\'', '’']));
    long && capitals
        && links.len() <= 4
        && letters.next().is_some()
        && !links.iter().any(|word| NO_PLACES.contains(word) || word.chars().any(|letter| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::dateline;

    /// `place|day|agency|text`, or nothing.
    fn told(line: &str) -> Option<String> {
        let found = dateline(line)?;
        let part = |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &line[range]);
        let time = found.time.as_ref().map(|(_, range)| range.clone());
        Some(format!("{}|{}|{}|{}", part(found.place), part(time), part(found.agency), &line[found.text..]))
    }

    fn check(line: &str, expected: &str) {
        assert_eq!(told(line).as_deref(), Some(expected), "{line}");
    }

    #[test]
    fn places_with_days_and_agencies() {
        check("CAIRO - 24 July 2022: The minister met", "CAIRO|24 July 2022||The minister met");
        check("CAIRO – 24 July 2022: The", "CAIRO|24 July 2022||The");
        check("afrol News, 24 March - The", "|24 March|afrol News|The");
        check("afrol News - The", "||afrol News|The");
        check("afrol News / Baltic Press, 5 November - The", "|5 November|afrol News|The");
        check("MARSABIT, KENYA, Jun 3 2022 (IPS) - Rain fell", "MARSABIT, KENYA|Jun 3 2022|IPS|Rain fell");
        check("Durban, May 17 2022 (IPS) - Work", "Durban|May 17 2022|IPS|Work");
        check("RIGA and TALLINN, Jul 26 2022 (BNS) - Like", "RIGA and TALLINN|Jul 26 2022|BNS|Like");
        check("KUWAIT CITY, July 25: The", "KUWAIT CITY|July 25||The");
        check("BEIJING, July 18 (Xinhua) -- The", "BEIJING|July 18|Xinhua|The");
        check("YANGON, July 25 (Reuters): The", "YANGON|July 25|Reuters|The");
        check("SINGAPORE (May 6, 2021) — The", "SINGAPORE|May 6, 2021||The");
        check("Egypt, Cairo, June 2022: As", "Egypt, Cairo|June 2022||As");
        check("NEW YORK, Jan. 5, 2023 /PRNewswire/ -- The", "NEW YORK|Jan. 5, 2023|PRNewswire|The");
        check("MOSCOW. July 25 (Interfax) - The", "MOSCOW|July 25|Interfax|The");
    }

    #[test]
    fn places_with_agencies() {
        check("WASHINGTON (Reuters) - The", "WASHINGTON||Reuters|The");
        check("KABUL, Afghanistan (AP) — The", "KABUL, Afghanistan||AP|The");
        check("Ulaanbaatar /MONTSAME/. The", "Ulaanbaatar||MONTSAME|The");
        check("Ulaanbaatar/MONTSAME/. On Monday the", "Ulaanbaatar||MONTSAME|On Monday the");
        check("AP - The", "||AP|The");
        check("Canadian Press - YELLOWKNIFE (CP) - The", "YELLOWKNIFE||CP|The");
        check("MANAGUA (EFE) The", "MANAGUA||EFE|The");
    }

    #[test]
    fn places_alone() {
        check("NAJAF, Iraq - The", "NAJAF, Iraq|||The");
        check("KUWAIT: The", "KUWAIT|||The");
        check("KOTA KINABALU: The", "KOTA KINABALU|||The");
        check("JEDDAH — The", "JEDDAH|||The");
        check("TEHRAN— The", "TEHRAN|||The");
        check("ANAHEIM, Calif. --The", "ANAHEIM, Calif.|||The");
        check("GINOWAN, Okinawa Prefecture--The", "GINOWAN, Okinawa Prefecture|||The");
        check("LEON, GUANAJUATO.- The", "LEON, GUANAJUATO|||The");
        check("Muscat: The", "Muscat|||The");
        check("Mumbai, India – The", "Mumbai, India|||The");
        check("Cape Town - The", "Cape Town|||The");
        check("Srinagar- The", "Srinagar|||The");
    }

    #[test]
    fn sentences_and_headlines_are_no_datelines() {
        for line in [
            "The minister met his colleague in Riga.",
            "Bridge Trouble - Latvian Minister Tells Parliament Why",
            "Rain, wind and a long winter: the town counts its boats",
            "BREAKING: The minister has resigned",
            "Question: Who pays?",
            "The ministers - all of them - met in Riga.",
            "FORMER minister John Roe met the press.",
            "Prime Minister John Roe (Labour) said so.",
            "In May 2013 - the year of the flood - they met.",
            "On 24 July: who was there?",
            "John Roe: “We met”",
            "The National Bridge Agency (NBA) is busy.",
            "",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
