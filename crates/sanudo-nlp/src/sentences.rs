//! Words to sentences.

use std::ops::Range;

use sanudo_text::Token;

use crate::abbreviations::{Kind, kind_of_token};
use crate::chars::char_at;
use crate::pairs::{Role, roles};
use crate::speech::is_verb_of_speech;
use crate::starters::starts_sentence;

/// Tokens after which a sentence ends even without a full stop: what reads a sentence as a whole stays fast on lists, tables
/// and bytes that are no prose.
pub(crate) const LONGEST: usize = 500;

/// The sentences of one part, as ranges of `tokens`; they follow one another without a gap and none is empty.
///
/// The spans of `tokens` are bytes of `text`, in order, as [`tokenize`](crate::tokenize) gives them.
///
/// ```
/// let text = "Gen. Otieno left. \"It is over,\" he said.";
/// let words = sanudo_nlp::tokenize(text);
/// assert_eq!(sanudo_nlp::sentences(text, &words.tokens), [0..4, 4..13]);
/// ```
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let reader = Reader { text, tokens, roles: roles(text, tokens) };
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let next = reader.after_closers(at);
        let ends = match reader.ending(at) {
            _ if next == tokens.len() || reader.blank_line_before(next) || next - start >= LONGEST => true,
            Some(ending) => reader.splits(ending, start, at, next),
            None => false,
        };
        // Closers belong to the sentence only after an ending; elsewhere they are walked over one by one.
        at = if ends { next } else { at + 1 };
        if ends {
            found.push(start..at);
            start = at;
        }
    }
    found
}

/// Whether an empty line lies in the white space between two words.
pub(crate) fn has_blank_line(gap: &str) -> bool {
    gap.len() > 1 && gap.bytes().filter(|byte| *byte == b'\n').count() > 1
}

/// What may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// A full stop.
    Stop,
    /// A question or exclamation mark, or several.
    Strong,
    /// "..." or "…".
    Ellipsis,
    /// The full stop of a short form.
    Short(Kind),
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    roles: Vec<Role>,
}

impl<'a> Reader<'a> {
    fn form(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].span.range()]
    }

    fn first_char(&self, at: usize) -> char {
        char_at(self.text, self.tokens[at].span.start as usize)
    }

    /// The white space before the token at `at`.
    fn gap(&self, at: usize) -> &'a str {
        let start = if at == 0 { self.tokens[at].span.start } else { self.tokens[at - 1].span.end };
        &self.text[start as usize..self.tokens[at].span.start as usize]
    }

    /// An empty line inside a part ends whatever stood before it.
    fn blank_line_before(&self, at: usize) -> bool {
        has_blank_line(self.gap(at))
    }

    fn ending(&self, at: usize) -> Option<Ending> {
        let form = self.form(at);
        match self.first_char(at) {
            '.' if form == "." => Some(Ending::Stop),
            '.' | '…' | '!' | '?' if form.contains(['!', '?']) => Some(Ending::Strong),
            '.' | '…' => Some(Ending::Ellipsis),
            '؟' | '۔' | '।' | '。' | '！' | '？' => Some(Ending::Strong),
            first if first.is_alphabetic() && form.ends_with('.') => kind_of_token(form).map(Ending::Short),
            _ => None,
        }
    }

    /// The first token after `at` that is not a quote or bracket closing what stands before it.
    fn after_closers(&self, at: usize) -> usize {
        let mut next = at + 1;
        if self.ending(at).is_none() {
            return next;
        }
        while next < self.tokens.len() && self.roles[next] == Role::Closer && !self.blank_line_before(next) {
            next += 1;
        }
        // A footnote mark glued to the full stop: "ended.[3] Then".
        if next + 2 < self.tokens.len()
            && self.form(next) == "["
            && self.gap(next).is_empty()
            && self.form(next + 2) == "]"
            && self.first_char(next + 1).is_ascii_digit()
        {
            next += 3;
        }
        next
    }

    /// Whether a sentence ends before `next`; the ending stands at `at`, closers between them, and the sentence began at
    /// `start`.
    fn splits(&self, ending: Ending, start: usize, at: usize, next: usize) -> bool {
        let opened =
            (next..self.tokens.len().min(next + 4)).take_while(|&index| self.roles[index] == Role::Opener).count();
        let lead = next + opened;
        if lead >= self.tokens.len() {
            return false;
        }
        let first = self.first_char(lead);
        let glued = self.gap(next).is_empty();
        let quoted = next > at + 1;
        let capital = first.is_alphabetic() && !first.is_lowercase();
        // Signs begin a sentence, save those that go on with one.
        let bracket = opened > 0 && matches!(self.first_char(next), '(' | '[');
        let begins =
            bracket || !first.is_lowercase() && !matches!(first, ',' | ';' | ':' | '.' | '?' | '!' | '…' | '%');
        match ending {
            Ending::Stop if self.is_list_number(start, at) => false,
            Ending::Stop if glued => capital && (quoted || opened > 0 || self.ends_like_prose(at)),
            Ending::Stop => begins || first.is_lowercase() && !quoted && self.ends_with_plain_word(at),
            Ending::Strong if first.is_lowercase() && !bracket => !quoted && !glued && !self.follows_name(at),
            Ending::Strong => begins && !glued && !(quoted && self.names_a_speaker(lead)),
            // One that leads a quotation stands for what was left out before it.
            Ending::Ellipsis => capital && !glued && (start..at).any(|index| self.roles[index] != Role::Opener),
            Ending::Short(kind) => begins && !glued && self.splits_after_short(kind, at, next, lead),
        }
    }

    /// Whether a short form that kept its full stop ends the sentence before `next`. Most of them cannot, since at the end
    /// of a sentence the full stop is a word of its own; what is left are quotes and brackets between the two.
    fn splits_after_short(&self, kind: Kind, at: usize, next: usize, lead: usize) -> bool {
        let closed = next > at + 1;
        match kind {
            Kind::Title | Kind::Number => false,
            _ if lead > next => starts_sentence(self.form(lead)),
            _ => closed && self.first_char(lead).is_uppercase(),
        }
    }

    /// "1." or "B." at the head of a sentence numbers it.
    fn is_list_number(&self, start: usize, at: usize) -> bool {
        at == start + 1 && {
            let form = self.form(start);
            form.len() <= 2 && form.bytes().all(|byte| byte.is_ascii_digit()) || form.len() == 1
        }
    }

    /// Whether the word before the full stop at `at` reads like the end of a sentence that lost its space.
    fn ends_like_prose(&self, at: usize) -> bool {
        at > 0 && {
            let word = self.form(at - 1);
            word.len() >= 3 && word.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        }
    }

    /// Whether a plain word of five letters or more stands before the full stop at `at`, which then is no short form even
    /// though a small letter follows it.
    fn ends_with_plain_word(&self, at: usize) -> bool {
        at > 0 && {
            let word = self.form(at - 1);
            word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase())
        }
    }

    /// Whether the mark at `at` may be a part of a name: "Yahoo! said".
    fn follows_name(&self, at: usize) -> bool {
        at > 0 && self.first_char(at - 1).is_uppercase()
    }

    /// Whether a name and a verb of speech follow, as in "Why now?" Peter Okoro asked.
    fn names_a_speaker(&self, lead: usize) -> bool {
        const LONGEST_NAME: usize = 4;
        for at in lead..self.tokens.len().min(lead + LONGEST_NAME + 1) {
            if is_verb_of_speech(self.form(at)) {
                return at > lead;
            }
            if !self.first_char(at).is_uppercase() {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, sentences};

    /// `marked` is a text with a bar where one sentence ends and the next begins.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let words = crate::tokenize(&text);
        let mut found = String::new();
        let mut last = 0;
        for range in &sentences(&text, &words.tokens)[1..] {
            let start = words.tokens[range.start].span.start as usize;
            found.push_str(&text[last..start]);
            found.push('|');
            last = start;
        }
        found.push_str(&text[last..]);
        assert_eq!(found, marked);
    }

    #[test]
    fn full_stops_questions_and_exclamations_end_sentences() {
        check("Talks began. |They go on. |Will they end? |Perhaps! |We shall see.");
        check("The rate fell to 3.5 percent. |It rose to 1,234.5 in 2023.");
        check("He left in 2005. |2006 was worse.");
        check("It was signed.|The minister left.");
        check("A headline without a full stop");
    }

    #[test]
    fn titles_and_initials_do_not() {
        check("Gen. Otieno met Sen. A. B. Clark, Dr. Bello and St. John's Mayor.");
        check("Lt. Col. Mensah saw Prof. (Mrs.) Adeyemi and Gen. (Retd.) Khan.");
        check("The case Smith v. Jones, No. 12, was heard on Sept. 4 in Washington.");
        check("Mr. J. K. Rao spoke. |Mrs. Rao did not.");
    }

    #[test]
    fn short_forms_may_end_a_sentence() {
        check("He lives in the U.S. |The president does too.");
        check("The U.S. President spoke.");
        check("They met at 5 p.m. |Police came at 6 p.m. GMT.");
        check("Guns, tents, etc. |Nothing else.");
        check("She works for Harbour Inc. |But not for long.");
        check("The firm, Harbour Ltd., was sold.");
        check("It is \"made in the U.S.\" |Officials deny it.");
    }

    #[test]
    fn closing_quotes_and_brackets_go_with_their_sentence() {
        check("\"We agree,\" he said. |\"It is time.\" |Then he left.");
        check("“We agree.” |“So do we.”");
        check("He left. |(She stayed.) |They met again.");
        check("He said: 'It is over.' |She wept.");
        check("It fell by half.[3] |Then it rose.");
        check("“It ended.”|Then he left.");
    }

    #[test]
    fn quoted_questions_go_on_with_their_speaker() {
        check("\"Why now?\" he asked.");
        check("“Stop!” shouted the guard. |Nobody did.");
        check("\"Why now?\" Peter Okoro asked. |Nobody knew.");
        check("\"Why now?\" |The minister had no answer.");
        check("Who knows? |maybe the king.");
        check("Yahoo! said it would pay.");
    }

    #[test]
    fn a_small_letter_goes_on() {
        check("He paid approx. five dollars to the Dept. of Health.");
        check("They were invited (see art. five) and came.");
        check("It is a peace, i.e. an end to war.");
    }

    #[test]
    fn a_small_letter_after_a_plain_word_is_a_slip() {
        check("They reached an agreement. |it was signed.");
        check("They met on the ave. it was named for.");
    }

    #[test]
    fn ellipses_end_only_before_capitals() {
        check("We wanted peace... and got war.");
        check("We waited… |Nobody came.");
        check("“… It was an honour.”");
        check("He was old . . . very old.");
    }

    #[test]
    fn list_numbers_stay_with_their_item() {
        check("1. The court agreed. |2. The king did not.");
        check("B. Scope of the treaty");
    }

    #[test]
    fn an_empty_line_ends_whatever_stood_before_it() {
        check("Talks in Doha\n\n|The talks began\nin the morning.");
    }
    #[test]
    fn what_never_stops_is_cut() {
        let text = "tea ".repeat(LONGEST * 2 + 1);
        let words = crate::tokenize(&text);
        assert_eq!(sentences(&text, &words.tokens), [0..LONGEST, LONGEST..LONGEST * 2, LONGEST * 2..LONGEST * 2 + 1]);
    }
}
