//! Short forms that keep their full stop, and what it may mean besides.

use crate::chars::{char_at, run};
use crate::starters::starts_sentence;

/// What a short form with a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stands before a name; never ends a sentence: "Gen.".
    Title,
    /// Stands before a number; otherwise it is a word with a full stop: "No.".
    Number,
    /// A month or weekday: "Sept.".
    Date,
    /// A state after a comma, otherwise often a word: "Mass.".
    State,
    /// A unit after a number: "lb.".
    Unit,
    /// May end a sentence as well: "Inc.", "etc.".
    Other,
    /// Letters with full stops: "U.S.", "p.m.".
    Dotted,
    /// One capital letter: "J.".
    Initial,
}

const TITLES: &[&str] = &[
    "Adm", "Adv", "Alh", "Amb", "Arc", "Asst", "Atty", "Barr", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Cst",
    "Det", "Dir", "Dr", "Drs", "Eng", "Engr", "Fr", "Ft", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Maj",
    "Messrs", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Ph", "Pres", "Prof", "Profs", "Pte", "Pvt",
    "Rep", "Reps", "Retd", "Rev", "Rtd", "Sen", "Sens", "Sgt", "Smt", "Spc", "Spec", "St", "Ste", "Supt", "Ven",
];

const NUMBERS: &[&str] = &[
    "Art", "Arts", "Ch", "Fig", "Figs", "No", "Nos", "Op", "Para", "Paras", "Pp", "Sec", "Vol", "Vols", "art", "ch",
    "ext", "fig", "no", "nos", "p", "para", "pp", "sec", "vol",
];

const DATES: &[&str] = &[
    "Apr", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "Mon", "Nov", "Oct", "Sat", "Sep", "Sept", "Sun",
    "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed",
];

/// Of these, the ones that are ordinary words or names of papers; they need a day number or a comma after them.
const DATE_WORDS: &[&str] = &["Mar", "Mon", "Sat", "Sun", "Wed"];

const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "Penn", "Que", "Tenn", "Tex", "Va",
    "Vt", "Wash", "Wis", "Wyo",
];

const UNITS: &[&str] = &[
    "cc", "cm", "ft", "hr", "hrs", "kg", "km", "lb", "lbs", "min", "mins", "oz", "sec", "secs", "sq", "yd", "yr", "yrs",
];

/// Bytes of the longest entry of the tables.
const LONGEST: usize = 6;

const OTHERS: &[&str] = &[
    "CORP", "INC", "LTD", "PVT", "Assn", "Ave", "Bhd", "Blvd", "Bros", "Cie", "Co", "Conf", "Corp", "Cos", "Dept",
    "Depts", "Dist", "Est", "Govt", "Hwy", "Inc", "Intl", "Jr", "Ltd", "Mfg", "Natl", "Pty", "Pvt", "Rd", "Rs", "Sdn",
    "Sr", "Univ", "al", "approx", "b", "c", "ca", "cf", "co", "dept", "eg", "esp", "est", "etc", "govt", "ie", "incl",
    "viz", "vs", "v",
];

/// The kind of `word`, which stands without its full stop; `before` is the word before it (empty at the start) and `after`
/// the text after the full stop up to the end of the part.
///
/// None when the full stop is not the word's own. As in the treebank, the full stop of a short form that ends a sentence is
/// the sentence's: "at 5 p.m . We".
pub(crate) fn kind(word: &str, before: &str, after: &str) -> Option<Kind> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let following = after.trim_start();
    let next = char_at(following, 0);
    if letters.as_str().is_empty() {
        return single(first, before, after, next);
    }
    let found = if word.contains('.') {
        is_dotted(word).then_some(Kind::Dotted)
    } else if word.len() > LONGEST {
        None
    } else {
        listed(word, before, following, next)
    };
    found.filter(|kind| matches!(kind, Kind::Title | Kind::Number) || !ends_sentence(word, after, following))
}

/// The kind by the tables.
fn listed(word: &str, before: &str, following: &str, next: char) -> Option<Kind> {
    if TITLES.contains(&word) {
        return (next.is_alphanumeric() || matches!(next, ',' | '-' | '(' | ')')).then_some(Kind::Title);
    }
    if NUMBERS.contains(&word) && next.is_ascii_digit() {
        return Some(Kind::Number);
    }
    if DATES.contains(&word) {
        let is_month = |word: &str| DATES.contains(&word.trim_end_matches('.'));
        let sure = !DATE_WORDS.contains(&word)
            || next.is_ascii_digit()
            || next == ','
            || following.split_whitespace().next().is_some_and(is_month);
        return sure.then_some(Kind::Date);
    }
    if STATES.contains(&word) {
        return (before == ",").then_some(Kind::State);
    }
    if UNITS.contains(&word) && before.ends_with(|c: char| c.is_ascii_digit()) {
        return Some(Kind::Unit);
    }
    OTHERS.contains(&word).then_some(Kind::Other)
}

/// Whether the sentence ends after the short form `word`: at the end of the text, before a word that begins sentences, and
/// after "etc." and hours before any capital that is no time zone.
fn ends_sentence(word: &str, after: &str, following: &str) -> bool {
    const ZONES: [&str; 14] =
        ["AST", "BST", "CAT", "CEST", "CET", "EAT", "EDT", "EST", "GMT", "IST", "PDT", "PST", "UTC", "WAT"];
    if following.is_empty() {
        return true;
    }
    if following.len() == after.len() {
        return false;
    }
    let lead = &following[..run(following, 0, char::is_alphabetic)];
    let open = word == "etc" || ["a.m", "p.m"].iter().any(|hour| word.eq_ignore_ascii_case(hour));
    starts_sentence(lead) || open && lead.len() > 3 && lead.starts_with(char::is_uppercase) && !ZONES.contains(&lead)
}

/// Whether letters and full stops alternate, as in "U.S" and "p.m", or in groups as short, as in "Ph.D".
fn is_dotted(word: &str) -> bool {
    // The digits of "8a.m".
    const LONGEST: usize = 16;
    let mut pieces = word.trim_start_matches(|c: char| c.is_ascii_digit()).split('.');
    word.len() <= LONGEST
        && word.contains('.')
        && pieces.all(|piece| (1..=3).contains(&piece.len()) && piece.chars().all(char::is_alphabetic))
}

/// One letter: the initial of a name keeps its full stop, the last letter of "Plan B." does not.
fn single(letter: char, before: &str, after: &str, next: char) -> Option<Kind> {
    if !letter.is_alphabetic() {
        return None;
    }
    if letter.is_lowercase() {
        let number =
            matches!(letter, 'p' | 'v' | 'c' | 'b') && (next.is_ascii_digit() || letter == 'v' && next.is_uppercase());
        return number.then_some(Kind::Number);
    }
    if !letter.is_uppercase() || next == '\0' || before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let name_before = before.is_empty() || before.ends_with('.') || before.starts_with(char::is_uppercase);
    let following = after.trim_start();
    let word = &following[..run(following, 0, char::is_alphabetic)];
    let name_after = next.is_uppercase() && !starts_sentence(word);
    let kept = match letter {
        // "she and I. Later" against "Samuel I. Okoro".
        'I' => name_before && name_after && !before.is_empty(),
        _ => {
            name_after
                || name_before && !before.is_empty() && matches!(next, ',' | ')' | '-')
                || after.starts_with(['-', '’', '\''])
        }
    };
    kept.then_some(Kind::Initial)
}

/// The kind of a whole token that ends in a full stop of its own; used when sentences are told apart.
pub(crate) fn kind_of_token(token: &str) -> Option<Kind> {
    let word = token.strip_suffix('.').filter(|word| !word.is_empty())?;
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_uppercase) && letters.as_str().is_empty() {
        return Some(Kind::Initial);
    }
    if word.contains('.') {
        return Some(Kind::Dotted);
    }
    let tables = [
        (TITLES, Kind::Title),
        (DATES, Kind::Date),
        (NUMBERS, Kind::Number),
        (STATES, Kind::State),
        (UNITS, Kind::Unit),
    ];
    let found = tables.iter().find(|(table, _)| table.contains(&word)).map(|(_, kind)| *kind);
    Some(found.unwrap_or(Kind::Other))
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    /// `text` holds a word followed by a full stop at the caret.
    fn check(text: &str, expected: Option<Kind>) {
        let (left, after) = text.split_once("^").unwrap();
        let left = left.strip_suffix('.').unwrap();
        let (before, word) = left.rsplit_once(' ').unwrap_or(("", left));
        let before = before.rsplit(' ').next().unwrap();
        assert_eq!(kind(word, before, after), expected, "{text}");
    }

    #[test]
    fn keep_their_full_stop() {
        check("Gen.^ Sisi", Some(Kind::Title));
        check("Lt.^ Col. Otieno", Some(Kind::Title));
        check("on Sept.^ 4", Some(Kind::Date));
        check("Resolution No.^ 242", Some(Kind::Number));
        check("the U.S.^ and", Some(Kind::Dotted));
        check("the U.S.^ President", Some(Kind::Dotted));
        check("5 p.m.^ on", Some(Kind::Dotted));
        check("Harbour Ltd.^, of", Some(Kind::Other));
        check("John F.^ Kennedy", Some(Kind::Initial));
        check("J.^ Mensah", Some(Kind::Initial));
        check("Dr.^ (Amina) Bello", Some(Kind::Title));
        check("Sat.^ Sept. 23", Some(Kind::Date));
        check(", Va.^ and", Some(Kind::State));
    }

    #[test]
    fn lose_it_to_the_sentence_they_end() {
        check("in the U.S.^", None);
        check("in the U.S.^ The", None);
        check("at 5 p.m.^ Police", None);
        check("at 5 p.m.^ GMT", Some(Kind::Dotted));
        check("soldiers, etc.^ Meanwhile", None);
    }

    #[test]
    fn are_words_with_a_full_stop() {
        check("He said no.^", None);
        check("No.^ We", None);
        check("the Gen.^", None);
        check("in The Sun.^ He", None);
        check("to Plan B.^", None);
        check("than I.^ The", None);
        check("than I.^ Later", None);
        check("wash.^ Then", None);
        check("He sat.^ Then", None);
        check("plate 3036 Q.^ Ms. Okoye", None);
    }
}
