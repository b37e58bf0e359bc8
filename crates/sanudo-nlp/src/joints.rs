//! How far a word reaches: what a full stop, comma, hyphen or other sign between letters does.

use crate::abbreviations::{self, Kind};
use crate::chars::{char_at, char_before, is_apostrophe, is_hyphen, is_word, run};
use crate::{hyphens, numbers, slashes};

/// Where things stand when a sign follows a piece of a word.
pub(crate) struct Joint<'a> {
    /// The text up to the end of the part.
    pub(crate) text: &'a str,
    /// Where the chunk without white space ends.
    pub(crate) chunk_end: usize,
    /// Where the word begins.
    pub(crate) start: usize,
    /// The word before this one, empty at the start of the part.
    pub(crate) before: &'a str,
}

/// What a sign does.
enum Step {
    /// The word goes on at this byte.
    Go(usize),
    /// The word ends at this byte.
    End(usize),
}

impl Joint<'_> {
    /// Where the word ends that begins at `start`.
    pub(crate) fn end(&self) -> usize {
        let head = &self.text[self.start..self.chunk_end];
        let whole = match head.as_bytes().iter().take(6).find(|byte| !byte.is_ascii_alphanumeric()) {
            Some(b'-') => hyphens::grouped_digits(head),
            Some(b'/') => slashes::whole(head),
            _ => None,
        };
        if let Some(length) = whole {
            return self.start + length;
        }
        // Since the last full stop, and since the last sign of another kind.
        let (mut piece, mut part) = (self.start, self.start);
        let mut at = self.start;
        loop {
            at = run(&self.text[..self.chunk_end], at, is_word);
            if at == self.chunk_end {
                return at;
            }
            let sign = char_at(self.text, at);
            match self.step(sign, at, piece, part) {
                Step::Go(next) => {
                    at = next;
                    piece = next;
                    if sign != '.' {
                        part = next;
                    }
                }
                Step::End(end) => return end,
            }
        }
    }

    fn step(&self, sign: char, at: usize, piece: usize, part: usize) -> Step {
        let after = at + sign.len_utf8();
        let next = if after < self.chunk_end { char_at(self.text, after) } else { '\0' };
        let previous = char_before(self.text, at);
        let digits = previous.is_ascii_digit() && next.is_ascii_digit();
        let joined = is_word(next);
        let goes = match sign {
            '.' => return self.full_stop(at, piece, part, next, digits),
            ',' => digits && is_thousands(&self.text.as_bytes()[after..self.chunk_end]),
            ':' => digits,
            '_' | '@' => joined,
            '*' => {
                previous.is_alphabetic()
                    && self.text[at..self.chunk_end].trim_start_matches('*').starts_with(char::is_alphabetic)
            }
            // "AT&T" and "R&D", not "fish&chips".
            '&' => {
                joined && previous.is_uppercase() == next.is_uppercase() && (previous.is_uppercase() || at - piece == 1)
            }
            '$' if numbers::is_dollar_prefix(&self.text[self.start..at]) => return Step::End(after),
            _ if is_apostrophe(sign) => joined && !digits,
            _ if is_hyphen(sign) => hyphens::binds(&self.text[self.start..at], &self.text[after..self.chunk_end]),
            _ => false,
        };
        match (goes, sign) {
            (true, '*') => Step::Go(run(self.text, at, |c| c == '*')),
            (true, _) => Step::Go(after),
            (false, _) => Step::End(at),
        }
    }

    /// A full stop after the piece of a word from `piece` to `at`; `part` is where letters with full stops began.
    fn full_stop(&self, at: usize, piece: usize, part: usize, next: char, digits: bool) -> Step {
        let after = at + 1;
        if digits {
            return Step::Go(after);
        }
        if next == '.' {
            // "U.S.." is the short form and the sentence's end; longer runs are ellipses.
            let two = char_at(self.text, after + 1) != '.';
            let short =
                two && abbreviations::kind(&self.text[part..at], "", ".").is_some_and(|kind| kind != Kind::Title);
            return Step::End(if short { after } else { at });
        }
        if !is_word(next) {
            let before = if part == self.start { self.before } else { "-" };
            let short = abbreviations::kind(&self.text[part..at], before, &self.text[after..]).is_some();
            return Step::End(if short { after } else { at });
        }
        self.full_stop_inside(at, piece, part)
    }

    /// A full stop with letters or digits on both sides, which are not both digits.
    fn full_stop_inside(&self, at: usize, piece: usize, part: usize) -> Step {
        let after = at + 1;
        let left = &self.text[piece..at];
        // A few letters are enough to judge by; the cut keeps hostile chunks cheap.
        let right_end = self.text[after..self.chunk_end].char_indices().take(8).take_while(|(_, c)| is_word(*c)).last();
        let right = &self.text[after..right_end.map_or(after, |(at, c)| after + at + c.len_utf8())];
        let capital = right.starts_with(char::is_uppercase);
        let long = right.chars().nth(1).is_some_and(char::is_lowercase);
        let single = left.chars().nth(1).is_none();
        if single && !left.starts_with(|c: char| c.is_ascii_digit()) {
            // "J.Smith" is an initial and a name, "U.S" goes on.
            let name = left.starts_with(char::is_uppercase) && capital && long && right.len() > 2;
            return if name { Step::End(after) } else { Step::Go(after) };
        }
        let hour = left.ends_with(['a', 'p']) && left[..left.len() - 1].bytes().all(|byte| byte.is_ascii_digit());
        if left == "Ph" && right.starts_with('D') || hour && matches!(right, "m" | "m.") {
            return Step::Go(after);
        }
        if abbreviations::kind(&self.text[part..at], "", &self.text[after..]).is_some()
            && (capital || !left.contains('.'))
        {
            return Step::End(after);
        }
        // "S.R.M" in groups, and versions such as "BA.5".
        let acronym = left.len() <= 3 && left.chars().all(char::is_uppercase);
        if acronym && (capital && !long || right.starts_with(|c: char| c.is_ascii_digit())) {
            Step::Go(after)
        } else {
            Step::End(at)
        }
    }
}

/// Whether `bytes`, which follow a comma after a digit, go on with a group of three digits, or of two and a comma as in
/// India ("1,50,000").
fn is_thousands(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    digits == 3 || digits == 2 && bytes.get(2) == Some(&b',') && bytes.get(3).is_some_and(u8::is_ascii_digit)
}
