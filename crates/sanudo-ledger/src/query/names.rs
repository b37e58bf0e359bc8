//! Names as people type them: without case, diacritics and punctuation, and only in part.

use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What was typed, told apart.
pub(super) struct Wanted {
    pub(super) codes: Vec<String>,
    pub(super) parts: Vec<String>,
}

/// Three capital letters are a code, everything else is part of a name.
pub(super) fn wanted(typed: &[String]) -> Wanted {
    let is_code = |one: &&String| one.len() == 3 && one.bytes().all(|byte| byte.is_ascii_uppercase());
    let (codes, parts) = typed.iter().partition::<Vec<&String>, _>(is_code);
    Wanted { codes: codes.into_iter().cloned().collect(), parts: parts.into_iter().cloned().collect() }
}

/// Spellings that occur in a table and contain what is looked for.
#[derive(Default)]
pub(super) struct Spellings {
    /// Resolved names.
    pub(super) names: Vec<String>,
    /// Words of mentions without a name.
    pub(super) texts: Vec<String>,
}

/// Goes once through the distinct names of `table`, which its indexes hold in order; a ledger has far fewer names than mentions.
pub(super) fn containing(
    connection: &Connection,
    table: &str,
    prefix: &str,
    parts: &[String],
) -> rusqlite::Result<Spellings> {
    let parts: Vec<String> = parts.iter().map(|part| fold(part)).filter(|part| !part.is_empty()).collect();
    let matching = |column: &str, condition: &str| -> rusqlite::Result<Vec<String>> {
        let mut statement = connection
            .prepare_cached(&format!("SELECT DISTINCT {prefix}{column} FROM {table} WHERE {prefix}name {condition}"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(name) = row.get_ref(0)?.as_str_or_null()? {
                let folded = fold(name);
                if parts.iter().any(|part| folded.contains(part.as_str())) {
                    found.push(name.to_owned());
                }
            }
        }
        Ok(found)
    };
    if parts.is_empty() {
        return Ok(Spellings::default());
    }
    Ok(Spellings { names: matching("name", "IS NOT NULL")?, texts: matching("text", "IS NULL")? })
}

/// Lower case, without diacritics, each run of anything but letters and digits one space.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    if name.is_ascii() {
        name.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        let letters = name.nfd().filter(|&c| !is_combining_mark(c) && !is_breathing(c));
        letters
            .flat_map(char::to_lowercase)
            .flat_map(|c| plain(c).chars().chain(plain(c).is_empty().then_some(c)))
            .for_each(push);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What people type for letters that Unicode does not take apart; nothing for all others.
const fn plain(letter: char) -> &'static str {
    match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}

/// The half rings, apostrophes and the like by which transliterations write sounds that most people leave out: `Sanʿa`.
const fn is_breathing(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}')
}

#[cfg(test)]
mod tests {
    use super::{fold, wanted};

    #[test]
    fn case_diacritics_and_hyphens_do_not_count() {
        assert_eq!(fold("Hamad bin Isa Al-Khalīfa"), "hamad bin isa al khalifa");
        assert_eq!(fold(" Erdoğan, R. T. "), "erdogan r t");
        assert_eq!(fold("Wałęsa in Sanʿāʾ"), "walesa in sana");
        assert_eq!(fold("—"), "");
    }

    #[test]
    fn three_capital_letters_are_a_code() {
        let wanted = wanted(&["BHR".to_owned(), "Hamad".to_owned(), "Ban".to_owned()]);
        assert_eq!((wanted.codes, wanted.parts), (vec!["BHR".to_owned()], vec!["Hamad".to_owned(), "Ban".to_owned()]));
    }
}
