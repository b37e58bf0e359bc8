//! Contexts: what an event is about, by words of its paragraph. A context needs two different words.

use std::collections::HashMap;

use sanudo_text::Evidence;
use sanudo_text::table::{Table, TableError, rows};

use crate::inflect::noun_forms;
use crate::reading::Reading;

/// The 37 contexts of PLOVER, in the codebook's order.
pub const CONTEXTS: [&str; 37] = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
];

/// Different words a context needs.
const NEEDED: usize = 2;

/// Words that tell contexts.
#[derive(Debug)]
pub struct ContextLexicon {
    /// First word of a form, to the rest of it and the context's index.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl ContextLexicon {
    /// Reads the table `word context`.
    ///
    /// # Errors
    /// A row that cannot be read or an unknown context.
    pub fn new(table: Table<'_>) -> Result<Self, TableError> {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for row in rows(table, ["word", "context"])? {
            let [word, context] = row.cells;
            let context = CONTEXTS
                .iter()
                .position(|name| *name == context)
                .ok_or_else(|| row.error(format!("{context:?} is no PLOVER context")))?;
            let (head, last) = word.rsplit_once(' ').map_or(("", word), |(head, last)| (head, last));
            for form in noun_forms(last) {
                let mut words: Vec<String> =
                    head.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
                words.push(form);
                let first = words.remove(0);
                by_first.entry(first).or_default().push((words, context));
            }
        }
        Ok(Self { by_first })
    }

    /// The contexts of the paragraph that `sentence` stands in, in the codebook's order, each with its words.
    pub(crate) fn contexts(&self, reading: &Reading<'_>, paragraph: u32) -> Vec<(&'static str, Vec<Evidence>)> {
        let sentences = &reading.doc.sentences;
        let start = sentences.partition_point(|sentence| sentence.paragraph < paragraph);
        let end = sentences.partition_point(|sentence| sentence.paragraph <= paragraph);
        let mut told: Vec<Vec<(usize, usize)>> = vec![Vec::new(); CONTEXTS.len()];
        for index in sentences[start].tokens.start as usize..sentences[end - 1].tokens.end as usize {
            let Some(forms) = self.by_first.get(reading.word(index)) else { continue };
            for (rest, context) in forms {
                let follows = rest.iter().enumerate().all(|(offset, word)| reading.word(index + 1 + offset) == word);
                let new = || !told[*context].iter().any(|&(at, _)| reading.word(at) == reading.word(index));
                if follows && new() {
                    told[*context].push((index, rest.len() + 1));
                }
            }
        }
        let mut found = Vec::new();
        for (name, words) in CONTEXTS.iter().zip(told) {
            if words.len() >= NEEDED {
                let evidence = words.iter().take(3).map(|&(index, length)| {
                    let span = reading.span(index..index + length);
                    Evidence::new("contexts", "context/words", Some(span), format!("tells the context {name}"))
                });
                found.push((*name, evidence.collect()));
            }
        }
        found
    }
}
