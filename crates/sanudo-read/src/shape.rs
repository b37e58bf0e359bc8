//! The outward form of a line: how many words, how written, how it ends.

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A full stop or an ellipsis, perhaps inside a quote or bracket.
    Stop,
    /// A question or exclamation mark, perhaps inside a quote or bracket.
    Mark,
    /// A colon.
    Colon,
    /// A comma, semicolon or dash: the sentence goes on.
    Open,
    /// A word, a number, a bracket, or a quote without a stop before it.
    Bare,
}

/// What can be told of a line without understanding it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Pieces between white space that hold a letter or digit.
    pub(crate) words: usize,
    /// Those that begin with a capital.
    pub(crate) capitals: usize,
    /// Those that begin with a small letter and have more than three letters, so that articles and prepositions don't count.
    pub(crate) small: usize,
    /// All letters are capitals, and there are at least three.
    pub(crate) is_shouted: bool,
    /// How it ends.
    pub(crate) end: End,
    /// Begins with a letter that is small.
    pub(crate) starts_small: bool,
    /// Wrapped in quotation marks as a whole.
    pub(crate) is_quoted: bool,
}

/// Opening and closing quotation marks of all kinds.
pub(crate) const fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

impl Shape {
    /// The shape of a line; meant for lines of headline length, linear for any.
    pub(crate) fn of(line: &str) -> Self {
        let line = line.trim();
        let (mut words, mut capitals, mut small, mut letters, mut lower) = (0, 0, 0, 0, 0);
        let mut starts_small = false;
        for word in line.split_whitespace() {
            let Some(first) = word.chars().find(|letter| letter.is_alphanumeric()) else { continue };
            if words == 0 {
                starts_small = first.is_lowercase();
            }
            words += 1;
            let before = letters;
            for letter in word.chars() {
                letters += usize::from(letter.is_alphabetic());
                lower += usize::from(letter.is_lowercase());
            }
            if first.is_uppercase() {
                capitals += 1;
            } else if first.is_lowercase() && letters - before > 3 {
                small += 1;
            }
        }
        Self {
            words,
            capitals,
            small,
            is_shouted: lower == 0 && letters >= 3,
            end: end(line),
            starts_small,
            is_quoted: line.starts_with(is_quote) && line.ends_with(is_quote),
        }
    }

    /// Most of its longer words are capitalised, as in American headlines.
    pub(crate) const fn is_title_case(&self) -> bool {
        self.words >= 2 && self.small * 5 <= self.words
    }

    /// Ends as sentences do.
    pub(crate) const fn is_ended(&self) -> bool {
        matches!(self.end, End::Stop | End::Mark)
    }

    /// A paragraph of running text rather than a line that stands for itself.
    pub(crate) const fn is_prose(&self) -> bool {
        self.words > 25 || (self.is_ended() && self.words >= 4)
    }
}

fn end(line: &str) -> End {
    let inner = line.trim_end_matches(|letter: char| is_quote(letter) || matches!(letter, ')' | ']' | ' ' | '*'));
    let quoted = inner.len() < line.len();
    match inner.chars().next_back() {
        // "U.S." and "Jr." end headlines too, but only outside quotes and brackets.
        Some('.') if !quoted && ends_in_initials(inner) => End::Bare,
        Some('.' | '…') => End::Stop,
        Some('?' | '!') => End::Mark,
        Some(':') => End::Colon,
        Some(',' | ';' | '-' | '–' | '—') => End::Open,
        _ => End::Bare,
    }
}

/// `U.S.`, `U.N.`, `a.m.`: single letters, each with a point.
fn ends_in_initials(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    let mut pieces = word.trim_end_matches('.').split('.');
    word.matches('.').count() >= 2 && pieces.all(|piece| piece.chars().count() == 1)
}

/// Number of words, counted up to `most`: runs between ASCII white space with a letter or digit in them; any sign beyond
/// ASCII counts as a letter, which is near enough for limits and spares the search in tables.
pub(crate) fn words(line: &str, most: usize) -> usize {
    let (mut count, mut counted) = (0, false);
    for byte in line.bytes() {
        if byte.is_ascii_whitespace() {
            counted = false;
        } else if !counted && (byte.is_ascii_alphanumeric() || byte >= 0x80) {
            counted = true;
            count += 1;
            if count == most {
                break;
            }
        }
    }
    count
}

/// Whether `line` begins with `start`, upper and lower case being the same.
pub(crate) fn starts_with(line: &str, start: &str) -> bool {
    line.len() >= start.len() && line.as_bytes()[..start.len()].eq_ignore_ascii_case(start.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{End, Shape};

    fn check(line: &str, end: End) {
        assert_eq!(Shape::of(line).end, end, "{line}");
    }

    #[test]
    fn ends_are_seen_through_quotes_and_brackets() {
        check("The ministers met.", End::Stop);
        check("“We met,” he said. “It was good.”", End::Stop);
        check("“We met,”", End::Open);
        check("Ministers call talks ‘useful’", End::Bare);
        check("Ministers Meet in the U.S.", End::Bare);
        check("Who met whom?", End::Mark);
        check("They agreed to:", End::Colon);
        check("(They met.)", End::Stop);
    }

    #[test]
    fn title_case_forgives_little_words() {
        assert!(Shape::of("Ministers Meet in Riga for the First Time").is_title_case());
        assert!(!Shape::of("Ministers meet in Riga for the first time").is_title_case());
        assert!(Shape::of("BASE RELOCATION").is_shouted);
    }
}
