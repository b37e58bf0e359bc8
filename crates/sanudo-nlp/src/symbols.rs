//! Punctuation and symbols: which of them make one word together.

use crate::chars::{Class, char_at, class, is_word, run};

/// Faces written with punctuation. The two-letter ones count only alone, since "(as follows:)" is no face.
const FACES: [&str; 24] = [
    ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ">:(", "^_^", "-_-", ":'(", "<3", ":)", ":(", ";)", ":D", ":P", ":/",
    "=)", "=(", ";P", ":p", "=D", "XD", ":o",
];

/// Where the symbol at byte `at` ends; `chunk` is the range of text without white space around it, `text` ends with it.
pub(crate) fn end(text: &str, chunk_start: usize, at: usize) -> usize {
    let rest = &text[at..];
    let first = char_at(text, at);
    if let Some(face) = FACES.iter().find(|face| rest.starts_with(**face))
        && (at == chunk_start || face.len() > 2)
        && !is_word(char_at(rest, face.len()))
    {
        return at + face.len();
    }
    match first {
        // Ellipses, and heaps of marks such as "?!" and "...?".
        '.' | '!' | '?' | '…' => run(text, at, |c| matches!(c, '.' | '!' | '?' | '…')),
        // Two single quotes are a double one.
        '\'' | '`' | '’' | '‘' => {
            let next = char_at(text, at + first.len_utf8());
            let pair = next == first || first == '‘' && next == '’';
            at + first.len_utf8() + if pair { next.len_utf8() } else { 0 }
        }
        // Lines and arrows drawn with signs.
        _ if is_line(first) && run(text, at, is_line) > at + 2 => run(text, at, is_line),
        '-' if rest.starts_with("->") => at + 2,
        '<' if rest.starts_with("<-") => at + 2,
        '-' | '*' | '=' | '_' | '~' | '+' | '<' | '>' | '|' | '#' | '^' | '$' | '–' | '—' | '\0' => {
            run(text, at, |c| c == first)
        }
        _ => sequence(text, at + first.len_utf8(), first),
    }
}

const fn is_line(c: char) -> bool {
    matches!(c, '-' | '*' | '=' | '_' | '~' | '+' | '|' | '<' | '>')
}

/// An emoji with its modifiers: skin tones, variation selectors, joined emoji, the second letter of a flag.
fn sequence(text: &str, mut at: usize, first: char) -> usize {
    const JOINER: char = '\u{200D}';
    let is_flag_letter = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    if is_flag_letter(first) && is_flag_letter(char_at(text, at)) {
        return at + 4;
    }
    let mut before = first;
    loop {
        let c = char_at(text, at);
        let clings = matches!(c, '\u{1F3FB}'..='\u{1F3FF}') || class(c) == Class::Mark;
        let joined = before == JOINER && class(c) == Class::Symbol && c != '\0';
        if !clings && !joined {
            return at;
        }
        before = c;
        at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::end;

    fn check(chunk: &str, expected: &str) {
        assert_eq!(&chunk[..end(chunk, 0, 0)], expected);
    }

    #[test]
    fn runs_of_one_sign_are_one_word() {
        check("...and", "...");
        check("…", "…");
        check("?!\"", "?!");
        check("--but", "--");
        check("''", "''");
        check("***", "***");
        check("--==>", "--==>");
        check("🇶🇦🇷🇺", "🇶🇦");
        check("👩‍🚀👍", "👩‍🚀");
        check(":)", ":)");
    }

    #[test]
    fn other_signs_stand_alone() {
        check("\"(", "\"");
        check("((", "(");
        check("«a", "«");
        check("%)", "%");
    }
}
