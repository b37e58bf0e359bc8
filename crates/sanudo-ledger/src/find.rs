//! From what a person typed to the one thing that it names.

use std::fmt;

use rusqlite::params;

use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// What an id names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A report, by its id.
    Report(String),
    /// An event, by its id (`….e3`).
    Event(String),
    /// A statement, by its id (`….s2`).
    Statement(String),
}

impl Found {
    /// The whole id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Report(id) | Self::Event(id) | Self::Statement(id) => id,
        }
    }

    /// The id of the report that it is or belongs to.
    #[must_use]
    pub fn report_id(&self) -> &str {
        let id = self.id();
        id.split_once('.').map_or(id, |(report, _)| report)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// So many candidates are listed when an id is not clear.
const LISTED: usize = 5;

impl Ledger {
    /// Finds what an id, or an unambiguous beginning of a report's id, names: `1f3a`, `1f3a.e3`, `1f3a.s2`. A source as it was
    /// ingested (a path, a URL) names the newest report from there.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] with the first candidates and their headlines; [`Error::Unknown`] with ids that look alike, or with
    /// the entries that the report does have; [`Error::Damaged`], [`Error::Busy`].
    pub fn find(&self, given: &str) -> Result<Found> {
        let given = given.trim();
        let (report, entry) = match given.rsplit_once('.') {
            Some((report, entry)) => (report, Some(entry)),
            None => (given, None),
        };
        let place = |cause| self.place(cause);
        if let Some(id) = self.newest_of(given).map_err(place)? {
            return Ok(Found::Report(id));
        }
        let beginning = report.to_ascii_lowercase();
        let is_id = !beginning.is_empty() && beginning.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut candidates = if is_id { self.beginning_with(&beginning).map_err(place)? } else { Vec::new() };
        let Some((id, _)) = candidates.first().cloned() else {
            let near = if is_id { self.similar_to(&beginning).map_err(place)? } else { Vec::new() };
            return Err(self.unknown(given, near));
        };
        if candidates.len() > 1 {
            let total = self.count_beginning_with(&beginning).map_err(place)?;
            candidates.truncate(LISTED);
            return Err(Error::Ambiguous { path: self.path.clone(), given: given.to_owned(), candidates, total });
        }
        match entry {
            None => Ok(Found::Report(id)),
            Some(entry) => self.entry_of(&id, entry, given),
        }
    }

    /// The event or statement `entry` (`e3`, `s2`) of a report that is held.
    fn entry_of(&self, report: &str, entry: &str, given: &str) -> Result<Found> {
        let entry = entry.to_ascii_lowercase();
        let numbers = |table: &str| -> rusqlite::Result<Vec<u32>> {
            self.connection
                .prepare_cached(&format!(
                    "SELECT number FROM {table} WHERE report = (SELECT number FROM report WHERE id = ?1) ORDER BY number"
                ))?
                .query_map([report], |row| row.get(0))?
                .collect()
        };
        let place = |cause| self.place(cause);
        let (events, statements) = (numbers("event").map_err(place)?, numbers("statement").map_err(place)?);
        let named = |letter: char, numbers: &[u32]| numbers.iter().any(|number| format!("{letter}{number}") == entry);
        let id = format!("{report}.{entry}");
        if named('e', &events) {
            return Ok(Found::Event(id));
        }
        if named('s', &statements) {
            return Ok(Found::Statement(id));
        }
        let has = |letter: char, numbers: &[u32]| numbers.last().map(|number| format!("{report}.{letter}{number}"));
        let mut near: Vec<String> = [has('e', &events), has('s', &statements)].into_iter().flatten().collect();
        if entry.starts_with('s') {
            near.reverse();
        }
        near.push(report.to_owned());
        Err(self.unknown(given, near))
    }

    fn newest_of(&self, source: &str) -> rusqlite::Result<Option<String>> {
        self.connection
            .prepare_cached(
                "SELECT r.id FROM source AS s JOIN report AS r ON r.number = s.report WHERE s.source = ?1 \
                 ORDER BY s.version DESC LIMIT 1",
            )?
            .query_map([source], |row| row.get(0))?
            .next()
            .transpose()
    }

    /// Ids that begin so, with headline or source; one more than are listed.
    fn beginning_with(&self, beginning: &str) -> rusqlite::Result<Vec<(String, String)>> {
        self.connection
            .prepare_cached(
                "SELECT id, coalesce(title, (SELECT min(source) FROM source AS s WHERE s.report = r.number), '') \
                 FROM report AS r WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3",
            )?
            .query_map(params![beginning, after(beginning), LISTED as i64 + 1], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    fn count_beginning_with(&self, beginning: &str) -> rusqlite::Result<u64> {
        self.connection
            .prepare_cached("SELECT count(*) FROM report WHERE id >= ?1 AND id < ?2")?
            .query_row([beginning, &after(beginning)], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    /// Ids of which the beginning differs in one or two digits, best first. Reads all ids, which only a mistyped one costs.
    fn similar_to(&self, beginning: &str) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM report ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut near: Vec<(usize, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let differing = digits_apart(beginning.as_bytes(), id.as_bytes());
            if differing <= 2 && differing * 2 < beginning.len() {
                near.push((differing, id));
            }
        }
        near.sort();
        near.truncate(3);
        Ok(near.into_iter().map(|(_, id)| id).collect())
    }

    fn unknown(&self, given: &str, near: Vec<String>) -> Error {
        Error::Unknown { path: self.path.clone(), given: given.to_owned(), near }
    }
}

/// A text behind all that begin with these digits and before everything else.
fn after(beginning: &str) -> String {
    format!("{beginning}g")
}

/// Digits to change, or one to put in, leave out or swap with its neighbour, to turn `typed` into a beginning of `id`; 3 if more.
fn digits_apart(typed: &[u8], id: &[u8]) -> usize {
    if typed.len() > id.len() + 1 {
        return 3;
    }
    let same = typed.iter().zip(id).take_while(|(a, b)| a == b).count();
    let (typed, id) = (&typed[same..], &id[same..]);
    let changed = typed.iter().zip(id).filter(|(a, b)| a != b).count() + typed.len().saturating_sub(id.len());
    let one_edit = !typed.is_empty()
        && (id.starts_with(&typed[1..])
            || (!id.is_empty() && id[1..].starts_with(typed))
            || (typed.len() > 1
                && id.len() > 1
                && typed[0] == id[1]
                && typed[1] == id[0]
                && id[2..].starts_with(&typed[2..])));
    if one_edit { 1 } else { changed.min(3) }
}

#[cfg(test)]
mod tests {
    use super::digits_apart;

    #[test]
    fn counts_mistyped_digits() {
        let apart = |typed: &str| digits_apart(typed.as_bytes(), b"0123456789abcdef");
        assert_eq!([apart("0123"), apart("0124"), apart("0213"), apart("0023"), apart("0234")], [0, 1, 1, 1, 1]);
        assert_eq!(apart("0124456789abcdee"), 2);
        assert_eq!(apart("fedc"), 3);
    }
}
