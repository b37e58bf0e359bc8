//! The trigger lexicon: words that name acts, with type, mode and what they say of the roles.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use sanudo_text::table::{Table, TableError, rows};

use crate::codebook::EventType;
use crate::inflect::{noun_forms, verb_forms};

/// What a trigger is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// A verb, its complements behind it.
    Verb,
    /// A noun.
    Noun,
    /// Fixed words, as they stand.
    Fixed,
}

/// One row of the lexicon.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The row as written, for rules and evidence: "hold talks".
    pub pattern: String,
    /// What its first word is.
    pub word: Word,
    /// PLOVER type.
    pub event_type: EventType,
    /// Words after the first, each within [`GAP`] tokens of the one before.
    rest: Vec<String>,
}

/// Most tokens between two words of a pattern: "held a first round of talks".
const GAP: usize = 4;

/// A trigger found in a row of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'t> {
    /// The lexicon's row.
    pub trigger: &'t Trigger,
    /// Tokens covered, from the first word to the last.
    pub length: usize,
}

/// All triggers, by the forms of their first words.
#[derive(Debug, Default)]
pub struct Lexicon {
    triggers: Vec<Trigger>,
    by_form: HashMap<String, Vec<u32>>,
}

impl Lexicon {
    /// Reads tables `pattern word type`.
    ///
    /// # Errors
    /// A row that cannot be read, or a pattern that stands twice for one kind of word.
    pub fn new(tables: &[Table<'_>]) -> Result<Self, TableError> {
        let mut lexicon = Self::default();
        let mut seen = HashSet::new();
        for table in tables {
            for row in rows(*table, ["pattern", "word", "type"])? {
                let [pattern, word, event_type] = row.cells;
                let event_type =
                    event_type.parse().map_err(|()| row.error(format!("{event_type:?} is no PLOVER type")))?;
                let word = match word {
                    "v" => Word::Verb,
                    "n" => Word::Noun,
                    "f" => Word::Fixed,
                    other => return Err(row.error(format!("word {other:?} is not v, n or f"))),
                };
                if !seen.insert((pattern, word)) {
                    return Err(row.error(format!("{pattern:?} stands twice")));
                }
                let mut parts = pattern.split(' ').map(str::to_owned);
                let first = parts.next().unwrap_or_default();
                lexicon.add(Trigger { pattern: pattern.to_owned(), word, event_type, rest: parts.collect() }, &first);
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, trigger: Trigger, first: &str) {
        let index = self.triggers.len() as u32;
        let forms = match trigger.word {
            Word::Verb => verb_forms(first),
            Word::Noun if trigger.rest.is_empty() => noun_forms(first),
            Word::Noun | Word::Fixed => vec![first.to_owned()],
        };
        self.triggers.push(trigger);
        for form in forms {
            let rows = self.by_form.entry(form).or_default();
            rows.push(index);
            // Longer patterns first, so that "hold talks" is tried before "hold".
            rows.sort_by_key(|&index| (Reverse(self.triggers[index as usize].rest.len()), index));
        }
    }

    /// All rows.
    #[must_use]
    pub fn triggers(&self) -> &[Trigger] {
        &self.triggers
    }

    /// The triggers that begin at token `at` of `words` (lower case), longest patterns first; `end` bounds the sentence.
    pub fn hits<'t>(&'t self, words: &[String], at: usize, end: usize) -> impl Iterator<Item = Hit<'t>> {
        let rows = self.by_form.get(&words[at]).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(move |&index| {
            let trigger = &self.triggers[index as usize];
            let length = trigger.matches(words, at, end)?;
            Some(Hit { trigger, length })
        })
    }
}

impl Trigger {
    /// Tokens covered if the rest of the pattern follows token `at`.
    fn matches(&self, words: &[String], at: usize, end: usize) -> Option<usize> {
        let mut last = at;
        for (number, wanted) in self.rest.iter().enumerate() {
            // Fixed words and particles stand close; a verb's noun may be some words away.
            let close =
                self.word != Word::Verb || wanted.len() <= 4 || (number > 0 && self.rest[number - 1].len() <= 3);
            let reach = if close { last + 2 } else { last + GAP + 2 };
            let found = (last + 1..end.min(reach)).find(|&index| {
                words[index] == *wanted
                    || (self.word == Word::Verb && wanted.len() > 4 && is_plural(&words[index], wanted))
            })?;
            // A pattern does not reach over a comma or a quotation mark, nor over the "by" of a passive.
            if (last + 1..found).any(|index| {
                matches!(words[index].as_str(), "," | ";" | ":" | "\"" | "“" | "”" | "." | "that" | "to" | "by")
            }) {
                return None;
            }
            last = found;
        }
        Some(last + 1 - at)
    }
}

fn is_plural(word: &str, singular: &str) -> bool {
    word.strip_prefix(singular).is_some_and(|ending| ending == "s" || ending == "es")
        || (singular.ends_with('y') && word.strip_prefix(&singular[..singular.len() - 1]) == Some("ies"))
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use sanudo_text::table::Table;

    #[test]
    fn patterns_reach_over_a_few_words_but_not_over_a_comma() {
        let text = "pattern\tword\ttype\nhold talks\tv\tCONSULT\n";
        let lexicon = Lexicon::new(&[Table { name: "t", text }]).unwrap();
        let length = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            lexicon.hits(&words, 0, words.len()).next().map(|hit| hit.length)
        };
        assert_eq!(length("held a first round of talks"), Some(6));
        assert_eq!(length("held a long and frank round of talks"), None);
        assert_eq!(length("held office , talks"), None);
    }

    #[test]
    fn a_pattern_stands_once() {
        let text = "pattern\tword\ttype\nvisit\tv\tCONSULT\nvisit\tv\tAID\n";
        let error = Lexicon::new(&[Table { name: "t.tsv", text }]).unwrap_err();
        assert_eq!(error.to_string(), "t.tsv:3: \"visit\" stands twice");
    }
}
