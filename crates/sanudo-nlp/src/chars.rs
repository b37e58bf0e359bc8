//! What a character is to the tokenizer.

/// The four kinds of character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// White space, which no word holds.
    Space,
    /// Letters and digits of any script.
    Word,
    /// What clings to the character before it: accents, vowel points, joiners, invisible direction marks.
    Mark,
    /// Punctuation, symbols, emoji and control characters.
    Symbol,
}

/// The class of `c`.
pub(crate) fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() {
            Class::Word
        } else if c.is_whitespace() {
            Class::Space
        } else {
            Class::Symbol
        };
    }
    if c.is_alphanumeric() {
        Class::Word
    } else if c.is_whitespace() {
        Class::Space
    } else if is_symbol(c) {
        Class::Symbol
    } else {
        Class::Mark
    }
}

/// Punctuation and symbols beyond ASCII. The standard library does not know general categories; these are the blocks in
/// which they live, with the invisible characters of U+2000 to U+206F left out.
fn is_symbol(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{AC}' | '\u{AE}'..='\u{BF}' | '×' | '÷'
        | '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5F3}' | '\u{5F4}'
        | '\u{600}'..='\u{60F}' | '\u{61B}' | '\u{61E}' | '\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}'
        | '\u{964}' | '\u{965}' | '\u{E3F}'
        | '\u{2010}'..='\u{2029}' | '\u{2030}'..='\u{205E}'
        | '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
        | '\u{3001}'..='\u{3020}' | '\u{3030}' | '\u{E000}'..='\u{F8FF}'
        | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// The character at byte `at` of `text`, or NUL at its end.
pub(crate) fn char_at(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() => char::from(byte),
        Some(_) => text[at..].chars().next().unwrap_or('\0'),
        None => '\0',
    }
}

/// The character that ends at byte `at` of `text`, or NUL at its start.
pub(crate) fn char_before(text: &str, at: usize) -> char {
    text[..at].chars().next_back().unwrap_or('\0')
}

/// Where the run of characters that satisfy `test` ends, from byte `at` on.
pub(crate) fn run(text: &str, at: usize, test: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !test(c)).map_or(text.len(), |length| at + length)
}

/// Whether `c` belongs to a word.
pub(crate) fn is_word(c: char) -> bool {
    matches!(class(c), Class::Word | Class::Mark)
}

/// Whether `c` is a [`Class::Mark`] that no reader sees: zero-width spaces and joiners, direction marks, soft hyphens. Joiners
/// that shape Arabic and Indic letters or join emoji are not among them.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` stands for an apostrophe when letters surround it.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '´')
}

/// Whether `c` is a hyphen; a dash is not.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::{Class, class};

    fn check(characters: &str, expected: Class) {
        for c in characters.chars() {
            assert_eq!(class(c), expected, "{c:?}");
        }
    }

    #[test]
    fn classes_of_common_characters() {
        check("aZ9éßжع中½", Class::Word);
        check(" \t\n\u{A0}\u{2003}\u{2028}", Class::Space);
        check("\u{301}\u{200D}\u{FE0F}\u{200F}\u{AD}", Class::Mark);
        check(".,'\"$€£“”«»…–—•©°،؟।、🎉\u{0}\u{7}\u{FFFD}", Class::Symbol);
    }
}
