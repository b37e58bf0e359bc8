//! Cues: the words that attribute content to a speaker.

use std::collections::BTreeMap;

use sanudo_text::table::{Table, TableError, rows};

use crate::inflect::{Form, verb_forms};

/// What a cue takes as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// A bare clause, a "that" clause or a quotation: "said".
    Clause,
    /// A "that" clause or a quotation, not a bare clause: "announced".
    That,
    /// A quotation only: "continued".
    Quotation,
    /// An addressee, then a clause or a quotation: "told".
    Addressee,
    /// An addressee, then an infinitive: "urged".
    Infinitive,
    /// Somebody, then "of" and what they are said to have done: "accused".
    Accusation,
}

/// All cue verbs by their forms.
#[derive(Debug)]
pub struct Cues {
    by_form: BTreeMap<String, Vec<Row>>,
}

#[derive(Debug)]
struct Row {
    takes: Takes,
    form: Form,
    /// A particle that must follow: "pointed out", "called on".
    particle: Option<String>,
}

/// A cue found at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueHit {
    pub(crate) takes: Takes,
    pub(crate) form: Form,
    /// Tokens covered.
    pub(crate) length: usize,
}

impl Cues {
    /// Reads the table `verb takes`; a particle stands behind the verb.
    ///
    /// # Errors
    /// A row that cannot be read.
    pub fn new(table: Table<'_>) -> Result<Self, TableError> {
        let mut by_form: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows(table, ["verb", "takes"])? {
            let [verb, takes] = row.cells;
            let takes = match takes {
                "clause" => Takes::Clause,
                "that" => Takes::That,
                "quotation" => Takes::Quotation,
                "addressee" => Takes::Addressee,
                "infinitive" => Takes::Infinitive,
                "accusation" => Takes::Accusation,
                other => {
                    let known = "clause, that, quotation, addressee, infinitive or accusation";
                    return Err(row.error(format!("takes {other:?} is not {known}")));
                }
            };
            let (verb, particle) = verb.split_once(' ').map_or((verb, None), |(verb, particle)| (verb, Some(particle)));
            for (text, form) in verb_forms(verb) {
                by_form.entry(text).or_default().push(Row { takes, form, particle: particle.map(str::to_owned) });
            }
        }
        // A particle decides before the bare verb does.
        for rows in by_form.values_mut() {
            rows.sort_by_key(|row| row.particle.is_none());
        }
        Ok(Self { by_form })
    }

    /// The cue at token `at` of `words` (lower case), if one stands there.
    pub(crate) fn at(&self, words: &[String], at: usize) -> Option<CueHit> {
        let rows = self.by_form.get(&words[at])?;
        rows.iter().find_map(|row| match &row.particle {
            None => Some(CueHit { takes: row.takes, form: row.form, length: 1 }),
            Some(particle) if words.get(at + 1) == Some(particle) => {
                Some(CueHit { takes: row.takes, form: row.form, length: 2 })
            }
            Some(_) => None,
        })
    }
}
