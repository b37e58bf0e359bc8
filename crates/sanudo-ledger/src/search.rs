//! What a person types into a search, in the language of the index of words.

/// The query for the index, or nothing where what was typed holds no word.
///
/// Words stand apart by white space and all must occur, in any order; `"peace conference"` in double quotes must occur as it
/// stands; a word or phrase followed at once by `*` also finds longer words. Case, diacritics and English endings do not count.
/// Everything else, `AND`, `NEAR`, brackets and colons included, is text to be found and never an operator, so that nothing
/// that is typed can be wrong.
pub(crate) fn words_query(typed: &str) -> Option<String> {
    let mut query = String::new();
    let mut rest = typed;
    while let Some(at) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[at..];
        let (term, behind) = match rest.strip_prefix('"') {
            // A quotation mark that is never closed reaches to the end.
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => {
                let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
                rest.split_at(end)
            }
        };
        let (term, behind, begins) = match (term.strip_suffix('*'), behind.strip_prefix('*')) {
            (Some(term), _) => (term, behind, true),
            (None, Some(behind)) => (term, behind, true),
            (None, None) => (term, behind, false),
        };
        rest = behind;
        if !term.contains(char::is_alphanumeric) {
            continue;
        }
        if !query.is_empty() {
            query.push(' ');
        }
        query.push('"');
        // Inside a string of the index's language only the quotation mark has a meaning; it cannot occur here, and NUL would end
        // the query.
        query.extend(term.chars().map(|c| if c == '\0' { ' ' } else { c }));
        query.push('"');
        if begins {
            query.push('*');
        }
    }
    (!query.is_empty()).then_some(query)
}

#[cfg(test)]
mod tests {
    use super::words_query;

    fn check(typed: &str, expected: &str) {
        assert_eq!(words_query(typed).as_deref().unwrap_or("-"), expected, "{typed}");
    }

    #[test]
    fn words_and_phrases_become_strings() {
        check("peace conference", r#""peace" "conference""#);
        check(r#""peace conference" Gaza"#, r#""peace conference" "Gaza""#);
        check("normali* Iran", r#""normali"* "Iran""#);
        check(r#""normal relat"*"#, r#""normal relat"*"#);
        check("Gaza\"strip\"", r#""Gaza" "strip""#);
    }

    #[test]
    fn operators_are_only_words() {
        check("a OR b", r#""a" "OR" "b""#);
        check("title:x ^y (z) {q} NEAR(a b)", r#""title:x" "^y" "(z)" "{q}" "NEAR(a" "b)""#);
        check("-war", r#""-war""#);
    }

    #[test]
    fn what_holds_no_word_is_left_out() {
        check("", "-");
        check("  \t ", "-");
        check("\" \" * ' -- ;", "-");
        check("\"never closed", r#""never closed""#);
        check("a\0b", "\"a b\"");
    }
}
