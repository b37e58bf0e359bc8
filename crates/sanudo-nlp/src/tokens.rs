//! Text to words.

use std::ops::Range;

use sanudo_text::{Multiword, Span, Token};

use crate::chars::{Class, char_at, char_before, class, is_apostrophe, is_invisible, is_word, run};
use crate::joints::Joint;
use crate::{clitics, numbers, symbols, web};

/// The words of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Words {
    /// Words in order; they do not overlap, and what lies between them is white space. A word with soft hyphens or other
    /// characters that no reader sees has a form without them.
    pub tokens: Vec<Token>,
    /// Stretches without a space that were split as UD splits them, in order.
    pub multiwords: Vec<Multiword>,
}

/// The words of `text`, with spans in bytes of it, as the English Web Treebank cuts them.
///
/// # Panics
/// When the text exceeds 4 GiB.
///
/// ```
/// let text = "King Hamad's five-member team can't pay US$3.5m.";
/// let words = sanudo_nlp::tokenize(text);
/// let forms: Vec<&str> = words.tokens.iter().map(|token| &text[token.span.range()]).collect();
/// assert_eq!(forms.join(" "), "King Hamad 's five - member team ca n't pay US$ 3.5 m .");
/// assert_eq!(&text[words.multiwords[0].span.range()], "Hamad's");
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Words {
    let mut words = Words::default();
    tokenize_into(text, 0..text.len(), &mut words);
    words
}

/// Adds the words of `text[range]` to `words`; spans are in bytes of `text`.
pub(crate) fn tokenize_into(text: &str, range: Range<usize>, words: &mut Words) {
    let text = &text[..range.end];
    let first = words.tokens.len();
    let mut at = range.start;
    while let Some((start, chunk)) = next_chunk(text, at) {
        at = chunk.end;
        if chunk.letters && clitics::contraction(&text[start..at]).is_none() {
            words.tokens.push(Token::new(Span::from_range(start..at)));
            continue;
        }
        let before = words.tokens.len();
        Scanner { text, chunk: start..at, address: chunk.address, first, words }.scan();
        if chunk.invisible {
            words.tokens[before..].iter_mut().for_each(|token| token.form = visible_form(&text[token.span.range()]));
        }
    }
}

/// A stretch without white space.
struct Chunk {
    end: usize,
    /// Whether all of it is ASCII letters.
    letters: bool,
    /// Whether it may hold an address.
    address: bool,
    /// Whether it holds characters that no reader sees.
    invisible: bool,
}

/// `word` without the characters that no reader sees, where that leaves something else.
fn visible_form(word: &str) -> Option<Box<str>> {
    let form: String = word.chars().filter(|c| !is_invisible(*c)).collect();
    (form.len() < word.len() && !form.is_empty()).then(|| form.into())
}

/// The first chunk at or after byte `at`, and where it begins.
fn next_chunk(text: &str, mut at: usize) -> Option<(usize, Chunk)> {
    while class(char_at(text, at)) == Class::Space {
        at += char_at(text, at).len_utf8();
    }
    let start = at;
    let bytes = text.as_bytes();
    let mut chunk = Chunk { end: at, letters: true, address: false, invisible: false };
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
        } else if byte.is_ascii() {
            if byte.is_ascii_whitespace() || byte == 0x0B {
                break;
            }
            chunk.letters = false;
            chunk.address |= matches!(byte, b'@' | b'#' | b':')
                || byte == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
            at += 1;
        } else {
            let c = char_at(text, at);
            if c.is_whitespace() {
                break;
            }
            chunk.letters = false;
            chunk.invisible |= is_invisible(c);
            at += c.len_utf8();
        }
    }
    chunk.end = at;
    (start < at).then_some((start, chunk))
}

/// Cuts one chunk.
struct Scanner<'a, 'w> {
    /// The text up to the end of the part.
    text: &'a str,
    chunk: Range<usize>,
    address: bool,
    /// Index of the part's first token.
    first: usize,
    words: &'w mut Words,
}

impl Scanner<'_, '_> {
    fn scan(&mut self) {
        let mut at = self.chunk.start;
        while at < self.chunk.end {
            let c = char_at(self.text, at);
            at = if let Some(end) = self.address(at) {
                self.push(at..end);
                end
            } else if is_word(c) {
                self.word(at)
            } else {
                self.symbol(c, at)
            };
        }
    }

    /// Where the address at byte `at` ends, if one begins there.
    fn address(&self, at: usize) -> Option<usize> {
        if !self.address {
            return None;
        }
        let glued =
            at > self.chunk.start && self.words.tokens.last().is_some_and(|token| token.span.end as usize == at);
        let after_word = glued && is_word(char_before(self.text, at));
        if after_word {
            return None;
        }
        web::address(&self.text[at..self.chunk.end]).map(|length| at + length)
    }

    fn push(&mut self, range: Range<usize>) {
        self.words.tokens.push(Token::new(Span::from_range(range)));
    }

    /// The word that begins at byte `at`, with its clitics; gives back where the next one begins.
    fn word(&mut self, at: usize) -> usize {
        let before = if self.words.tokens.len() > self.first {
            self.words.tokens.last().map_or("", |token| &self.text[token.span.range()])
        } else {
            ""
        };
        let joint = Joint { text: self.text, chunk_end: self.chunk.end, start: at, before };
        let mut end = joint.end();
        let word = &self.text[at..end];
        let first_part = self.words.tokens.len();
        if let Some(parts) = numbers::cut(word) {
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                self.push(at + part.start..at + part.end);
            }
            return end;
        }
        if let Some(cut) = clitics::contraction(word) {
            self.push(at..at + cut);
            self.push(at + cut..end);
        } else {
            self.clitics(at..end);
            end = self.bare_possessive(at..end);
        }
        let last_part = self.words.tokens.len();
        if last_part > first_part + 1 {
            let tokens = first_part as u32..last_part as u32;
            self.words.multiwords.push(Multiword { span: Span::from_range(at..end), tokens });
        }
        end
    }

    /// Pushes a word and the clitics at its end: "I'd've" is three.
    fn clitics(&mut self, range: Range<usize>) {
        const MOST: usize = 3;
        let mut cuts = [range.end; MOST];
        let mut count = 0;
        let mut end = range.end;
        while count < MOST
            && let Some(cut) = clitics::clitic(&self.text[range.start..end])
        {
            end = range.start + cut;
            cuts[count] = end;
            count += 1;
        }
        let mut start = range.start;
        for &cut in cuts[..count].iter().rev() {
            self.push(start..cut);
            start = cut;
        }
        self.push(start..range.end);
    }

    /// Pushes the apostrophe of "the ministers' talks" and gives back where the word then ends.
    ///
    /// An apostrophe that closes a quotation opened with one in this part is no possessive; the treebank's words are the
    /// same, but they are not one multiword.
    fn bare_possessive(&mut self, range: Range<usize>) -> usize {
        let c = char_at(self.text, range.end);
        let after = range.end + c.len_utf8();
        let alone = range.end < self.chunk.end
            && matches!(c, '\'' | '’')
            && !is_apostrophe(char_at(self.text, after))
            && clitics::takes_bare_possessive(&self.text[range.clone()]);
        if !alone || self.quote_is_open() {
            return range.end;
        }
        self.push(range.end..after);
        after
    }

    /// Whether one of the last words of the part is a single quote that opens a quotation.
    fn quote_is_open(&self) -> bool {
        const WINDOW: usize = 12;
        let recent = self.words.tokens[self.first..].iter().rev().take(WINDOW);
        for token in recent {
            let form = &self.text[token.span.range()];
            if matches!(form, "'" | "‘" | "’") {
                return is_word(char_at(self.text, token.span.end as usize));
            }
        }
        false
    }

    /// The symbol `c` at byte `at`; gives back where the next word begins.
    fn symbol(&mut self, c: char, at: usize) -> usize {
        let end = match c {
            '.' | '+' => self.signed_number(at),
            _ if is_apostrophe(c) => self.clipped(c, at),
            _ => None,
        };
        let end = end.unwrap_or_else(|| symbols::end(&self.text[..self.chunk.end], self.chunk.start, at));
        self.push(at..end);
        end
    }

    /// Where ".05" and "+44" end, which no word precedes.
    fn signed_number(&self, at: usize) -> Option<usize> {
        let chunk = &self.text[..self.chunk.end];
        let alone = at == self.chunk.start || matches!(char_before(self.text, at), '$' | '€' | '£' | '(');
        let digits = if alone { run(chunk, at + 1, |c| c.is_ascii_digit()) } else { at };
        (digits > at + 1 && !is_word(char_at(chunk, digits))).then_some(digits)
    }

    /// Where a short form with its apostrophe in front ends: "'em", "'90s", "'s" alone.
    fn clipped(&self, c: char, at: usize) -> Option<usize> {
        let chunk = &self.text[..self.chunk.end];
        let start = at + c.len_utf8();
        let length = chunk[start..].chars().take(6).take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
        let word = &chunk[start..start + length];
        let glued = at > self.chunk.start && is_word(char_before(self.text, at));
        let year = !glued
            && length >= 2
            && word.as_bytes()[..2].iter().all(u8::is_ascii_digit)
            && matches!(&word[2..], "" | "s");
        let clitic = matches!(word, "s" | "re" | "ve" | "ll" | "d" | "m");
        (year || clitic || clitics::is_clipped(word)).then_some(start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::tokenize;

    /// `expected` is the words with spaces between them.
    fn check(text: &str, expected: &str) {
        let words = tokenize(text);
        let forms: Vec<&str> = words.tokens.iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(forms.join(" "), expected);
    }

    /// `expected` is the multiwords with spaces between them.
    fn check_multiwords(text: &str, expected: &str) {
        let words = tokenize(text);
        let forms: Vec<&str> = words.multiwords.iter().map(|multiword| &text[multiword.span.range()]).collect();
        assert_eq!(forms.join(" "), expected);
    }

    #[test]
    fn splits_clitics() {
        check("They don't, can't and won't.", "They do n't , ca n't and wo n't .");
        check("It’s the king’s visit", "It ’s the king ’s visit");
        check("I'd've gone", "I 'd 've gone");
        check("the ministers' talks", "the ministers ' talks");
        check("They cannot and they're gonna", "They can not and they 're gon na");
        check("O'Neil of Sana'a", "O'Neil of Sana'a");
        check("in the '90s and the 1990's", "in the '90s and the 1990's");
        check("Let 'em go", "Let 'em go");
    }

    #[test]
    fn records_multiwords() {
        check_multiwords("They don't see the king's men", "don't king's");
        check_multiwords("the ministers' talks cannot fail", "ministers' cannot");
        check_multiwords("I'd've gone", "I'd've");
        check_multiwords("al-Hashimi's five-member team", "Hashimi's");
        check_multiwords("He said 'no to the ministers' and left", "");
    }

    #[test]
    fn quotes_and_brackets_stand_alone() {
        check("\"We agree,\" he said.", "\" We agree , \" he said .");
        check("“So?” ‘No!’ «Oui» (yes)[3]", "“ So ? ” ‘ No ! ’ « Oui » ( yes ) [ 3 ]");
        check("``Go,'' he said", "`` Go , '' he said");
        check("the 'old' way", "the ' old ' way");
    }

    #[test]
    fn hyphens_split_words_but_not_prefixes() {
        check("a 15-year-old co-founder", "a 15 - year - old co-founder");
        check("al-Hashimi, Al-Azhar and Guinea-Bissau", "al - Hashimi , Al - Azhar and Guinea - Bissau");
        check("an e-mail on the F-16", "an e-mail on the F - 16");
        check("pro-free-trade", "pro-free - trade");
        check("non-U.S. trade", "non-U.S. trade");
        check("2001-2005 and 3–5", "2001 - 2005 and 3 – 5");
        check("call 555-0142", "call 555-0142");
        check("short- and long-term", "short - and long - term");
        check("peace -- or war—again", "peace -- or war — again");
    }

    #[test]
    fn short_forms_keep_their_full_stop() {
        check("Gen. J. W. Otieno of the U.S. army", "Gen. J. W. Otieno of the U.S. army");
        check("at 10 a.m. on Jan. 5", "at 10 a.m. on Jan. 5");
        check("Harbour Co. Ltd. (est. 1931), etc., etc.", "Harbour Co. Ltd. ( est. 1931 ) , etc. , etc .");
        check("Gov.Mensah and S.Africa", "Gov. Mensah and S. Africa");
        check("Resolution No. 242. No. Not now.", "Resolution No. 242 . No . Not now .");
        check("at 8a.m. sharp", "at 8 a.m. sharp");
    }

    #[test]
    fn full_stops_end_other_words() {
        check("It was signed.The minister left.", "It was signed . The minister left .");
        check("in 2005.The law", "in 2005 . The law");
        check("He moved to the U.S.", "He moved to the U.S .");
        check("with us.We agree", "with us . We agree");
        check("the BA.5 wave", "the BA.5 wave");
    }

    #[test]
    fn numbers_stay_whole_and_lose_currency_and_unit() {
        check("1,234.5 and 1,50,000", "1,234.5 and 1,50,000");
        check("US$3.5m, QR330.7mn, €5 and $10bn", "US$ 3.5 m , QR 330.7 mn , € 5 and $ 10 bn");
        check("45% of 3km", "45 % of 3 km");
        check("at 10:36 on 23.05.2024", "at 10:36 on 23.05.2024");
        check("the 33rd summit since the 1960s", "the 33rd summit since the 1960s");
        check("since 9/11, on 23/05/2024", "since 9/11 , on 23/05/2024");
        check("3/4 of .05", "3 / 4 of .05");
        check("one,two", "one , two");
    }

    #[test]
    fn slashes_and_ampersands() {
        check("and/or a Russia/China pact w/o it", "and / or a Russia / China pact w/o it");
        check("R&D at AT&T & others", "R&D at AT&T & others");
    }

    #[test]
    fn addresses_and_tags_stay_whole() {
        check("See https://example.org/a-b, please.", "See https://example.org/a-b , please .");
        check("(press@example.org)", "( press@example.org )");
        check("@ministry says #peace now", "@ministry says #peace now");
        check("#1 at example.com's", "# 1 at example.com 's");
    }

    #[test]
    fn heaps_of_marks_are_one_word() {
        check("Well... so… what?! No!!", "Well ... so … what ?! No !!");
        check("So :) yes", "So :) yes");
        check("====", "====");
    }

    #[test]
    fn other_scripts_and_emoji() {
        check("قال الملك، نعم.", "قال الملك ، نعم .");
        check("नमस्ते दुनिया।", "नमस्ते दुनिया ।");
        check("Peace 🕊️👍🏽!", "Peace 🕊️ 👍🏽 !");
        check("cafe\u{301}s", "cafe\u{301}s");
    }

    #[test]
    fn characters_nobody_sees_are_not_in_the_form() {
        let words = tokenize("\u{200B}2,400 co\u{AD}operate \u{FEFF}");
        let forms: Vec<Option<&str>> = words.tokens.iter().map(|token| token.form.as_deref()).collect();
        assert_eq!(forms, [Some("2,400"), Some("cooperate"), None]);
    }
}
