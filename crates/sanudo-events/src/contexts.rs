//! Contexts: what an event is about, by words of its paragraph and of what opens the report. A context needs two different words.

use std::collections::HashMap;

use sanudo_text::table::{Table, TableError, rows};
use sanudo_text::{Evidence, PartKind, Sentence};

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

/// Words that are shown for a context.
const SHOWN: usize = 3;

/// A context and the words that tell it.
pub(crate) type Told = (&'static str, Vec<Evidence>);

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

    /// What the whole report is about: the contexts of its title and lead together.
    pub(crate) fn of_report(&self, reading: &Reading<'_>) -> Vec<Told> {
        let opens = |part| matches!(part, PartKind::Title | PartKind::Lead);
        let sentences = reading.doc.sentences.iter().filter(|sentence| opens(sentence.part));
        self.told(reading, sentences.flat_map(Sentence::range), "context/report", "its title and lead say")
    }

    /// The contexts of a paragraph and those of the report that it does not have itself, in the codebook's order.
    pub(crate) fn contexts(&self, reading: &Reading<'_>, paragraph: u32, report: &[Told]) -> Vec<Told> {
        let sentences = &reading.doc.sentences;
        let start = sentences.partition_point(|sentence| sentence.paragraph < paragraph);
        let end = sentences.partition_point(|sentence| sentence.paragraph <= paragraph);
        let words = sentences[start].tokens.start as usize..sentences[end - 1].tokens.end as usize;
        let mut found = self.told(reading, words, "context/paragraph", "its paragraph says");
        let more: Vec<Told> =
            report.iter().filter(|(name, _)| found.iter().all(|(own, _)| own != name)).cloned().collect();
        found.extend(more);
        found.sort_by_key(|(name, _)| CONTEXTS.iter().position(|context| context == name));
        found
    }

    /// The contexts for which two different words stand among `words`, each with up to three of them.
    fn told(
        &self,
        reading: &Reading<'_>,
        words: impl Iterator<Item = usize>,
        rule: &'static str,
        who: &'static str,
    ) -> Vec<Told> {
        let mut told: Vec<Vec<(usize, usize)>> = vec![Vec::new(); CONTEXTS.len()];
        for index in words {
            let Some(forms) = self.by_first.get(reading.word(index)) else { continue };
            for (rest, context) in forms {
                let follows = rest.iter().enumerate().all(|(offset, word)| reading.word(index + 1 + offset) == word);
                let new = || !told[*context].iter().any(|&(at, _)| reading.word(at) == reading.word(index));
                // As many as are shown, or a report of any length would be searched through for each of its words.
                if told[*context].len() < SHOWN && follows && new() {
                    told[*context].push((index, rest.len() + 1));
                }
            }
        }
        let enough = CONTEXTS.iter().zip(told).filter(|(_, words)| words.len() >= NEEDED);
        enough
            .map(|(name, words)| {
                let evidence = words.into_iter().map(|(index, length)| {
                    let span = reading.span(index..(index + length).min(reading.words.len()));
                    Evidence::new(
                        "contexts",
                        rule,
                        Some(span),
                        format!("{name}: {who} \"{}\"", reading.doc.slice(span)),
                    )
                });
                (*name, evidence.collect())
            })
            .collect()
    }
}
