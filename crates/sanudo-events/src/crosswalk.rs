//! From PLOVER to CAMEO: finer codes than a type and mode have, by what an event is about and the words that name it.

use sanudo_text::table::{Table, TableError, rows};

use crate::codebook::{Codebook, EventType};
use crate::contexts::CONTEXTS;

/// One row; an empty cell fits anything.
#[derive(Clone, Debug)]
struct Row {
    event_type: EventType,
    mode: String,
    context: String,
    lemma: String,
    cameo: String,
}

/// The table of finer codes.
#[derive(Clone, Debug)]
pub(crate) struct Crosswalk(Vec<Row>);

/// A finer code and what decided for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Finer<'a> {
    pub(crate) cameo: &'a str,
    /// Index among the lemmas that were given.
    pub(crate) lemma: Option<usize>,
    pub(crate) context: &'a str,
}

impl Crosswalk {
    /// Reads the table `type mode context lemma cameo`.
    ///
    /// # Errors
    /// A row that cannot be read, an unknown type, mode or context, a code that is not two to four digits.
    pub(crate) fn new(table: Table<'_>, codebook: &Codebook) -> Result<Self, TableError> {
        let mut found = Vec::new();
        for row in rows(table, ["type", "mode", "context", "lemma", "cameo"])? {
            let [event_type, mode, context, lemma, cameo] = row.cells;
            let event_type = event_type.parse().map_err(|()| row.error(format!("{event_type:?} is no PLOVER type")))?;
            if !mode.is_empty() && !codebook.has_mode(event_type, mode) {
                return Err(row.error(format!("{event_type} has no mode {mode:?}")));
            }
            if !context.is_empty() && !CONTEXTS.contains(&context) {
                return Err(row.error(format!("{context:?} is no PLOVER context")));
            }
            if !(2..=4).contains(&cameo.len()) || !cameo.bytes().all(|digit| digit.is_ascii_digit()) {
                return Err(row.error(format!("{cameo:?} is no CAMEO code of two to four digits")));
            }
            let [mode, context, lemma, cameo] = [mode, context, lemma, cameo].map(str::to_owned);
            found.push(Row { event_type, mode, context, lemma, cameo });
        }
        Ok(Self(found))
    }

    /// The finer code of an event, if the table has one. Of several rows that fit, one with a lemma counts before one with a
    /// context, that before one with a mode, then the first.
    pub(crate) fn finer(
        &self,
        event_type: EventType,
        mode: Option<&str>,
        contexts: &[String],
        lemmas: &[&str],
    ) -> Option<Finer<'_>> {
        let fits = |row: &&Row| {
            row.event_type == event_type
                && (row.mode.is_empty() || Some(row.mode.as_str()) == mode)
                && (row.context.is_empty() || contexts.contains(&row.context))
                && (row.lemma.is_empty() || lemmas.contains(&row.lemma.as_str()))
        };
        let weight = |row: &Row| {
            [(&row.lemma, 4), (&row.context, 2), (&row.mode, 1)]
                .iter()
                .map(|(cell, weight)| if cell.is_empty() { 0 } else { *weight })
                .sum::<u32>()
        };
        let best = self.0.iter().filter(fits).fold(None, |best: Option<&Row>, row| match best {
            Some(other) if weight(other) >= weight(row) => best,
            _ => Some(row),
        })?;
        let lemma = lemmas.iter().position(|lemma| *lemma == best.lemma);
        Some(Finer { cameo: &best.cameo, lemma, context: &best.context })
    }
}

#[cfg(test)]
mod tests {
    use super::Crosswalk;
    use crate::codebook::{Codebook, EventType};
    use sanudo_text::table::Table;

    fn crosswalk(rows: &str) -> Result<Crosswalk, String> {
        let mut text = "type\tmode\tquad\tscore\tcameo\n".to_owned();
        for event_type in EventType::ALL {
            text.push_str(&format!("{event_type}\t\t1\t0\t\n"));
        }
        text.push_str("REQUEST\tassist\t3\t0.5\t102\n");
        let codebook = Codebook::new(Table { name: "codebook", text: &text }).unwrap();
        let text = format!("type\tmode\tcontext\tlemma\tcameo\n{rows}");
        Crosswalk::new(Table { name: "cameo", text: &text }, &codebook).map_err(|error| error.to_string())
    }

    #[test]
    fn a_lemma_decides_before_a_context_and_that_before_a_mode() {
        let table = crosswalk(
            "REQUEST\tassist\t\t\t101\nREQUEST\t\teconomic\t\t1011\nREQUEST\t\t\taid\t103\nREQUEST\tassist\teconomic\taid\t1031\n",
        )
        .unwrap();
        let economic = ["economic".to_owned()];
        let code = |mode, contexts: &[String], lemmas: &[&str]| {
            table.finer(EventType::Request, mode, contexts, lemmas).map(|finer| finer.cameo.to_owned())
        };
        assert_eq!(code(Some("assist"), &[], &[]).as_deref(), Some("101"));
        assert_eq!(code(Some("assist"), &economic, &[]).as_deref(), Some("1011"));
        assert_eq!(code(None, &economic, &["seek", "aid"]).as_deref(), Some("103"));
        assert_eq!(code(Some("assist"), &economic, &["seek", "aid"]).as_deref(), Some("1031"));
        assert_eq!(code(None, &[], &["seek"]), None);
        assert_eq!(table.finer(EventType::Request, None, &[], &["seek", "aid"]).unwrap().lemma, Some(1));
    }

    #[test]
    fn rows_are_checked() {
        assert_eq!(crosswalk("REQUEST\tsing\t\t\t101\n").unwrap_err(), "cameo:2: REQUEST has no mode \"sing\"");
        assert_eq!(crosswalk("REQUEST\t\tdance\t\t101\n").unwrap_err(), "cameo:2: \"dance\" is no PLOVER context");
        let error = crosswalk("REQUEST\t\t\t\tx\n").unwrap_err();
        assert_eq!(error, "cameo:2: \"x\" is no CAMEO code of two to four digits");
    }
}
