//! What a ledger holds, and whether it is sound.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// What a ledger holds, in numbers. All versions count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Reports.
    pub reports: u64,
    /// Reports that are the newest version of a source.
    pub current_reports: u64,
    /// Places where reports were found.
    pub sources: u64,
    /// Events.
    pub events: u64,
    /// Statements.
    pub statements: u64,
    /// Actors and recipients of events.
    pub actors: u64,
    /// Those of them without a code: nobody known fits, so nobody was guessed.
    pub unresolved_actors: u64,
    /// First and last day of all events; nothing where no event has a day.
    pub days: Option<(String, String)>,
    /// What coded the reports (name and version) and how many each; more than one means that exports mix their decisions.
    pub coders: Vec<(String, u64)>,
}

impl Ledger {
    /// What the ledger holds, in numbers.
    ///
    /// # Errors
    /// As any reading: [`Error::Damaged`], [`Error::Busy`].
    pub fn summary(&self) -> Result<Summary> {
        let load = || -> rusqlite::Result<Summary> {
            let _same_moment = self.connection.unchecked_transaction()?;
            let count =
                |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::unsigned_abs));
            Ok(Summary {
                reports: count("SELECT count(*) FROM report")?,
                current_reports: count("SELECT count(*) FROM report WHERE current = 1")?,
                sources: count("SELECT count(DISTINCT source) FROM source")?,
                events: count("SELECT count(*) FROM event")?,
                statements: count("SELECT count(*) FROM statement")?,
                actors: count("SELECT count(*) FROM participant WHERE role <> 'according_to'")?,
                unresolved_actors: count(
                    "SELECT count(*) FROM participant WHERE role <> 'according_to' AND code IS NULL",
                )?,
                days: self.connection.query_row("SELECT min(day), max(day) FROM event", [], |row| {
                    Ok(row.get::<_, Option<String>>(0)?.zip(row.get::<_, Option<String>>(1)?))
                })?,
                coders: self
                    .connection
                    .prepare("SELECT coder, count(*) FROM report GROUP BY coder ORDER BY coder")?
                    .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
                    .collect::<rusqlite::Result<_>>()?,
            })
        };
        load().map_err(|cause| self.place(cause))
    }

    /// Reads every page and checks that they agree with each other, that nothing points nowhere, and that the indexes of words hold
    /// the words of the texts (these last only where the ledger is open for writing).
    ///
    /// # Errors
    /// [`Error::Damaged`] with the first thing found; else as any reading.
    pub fn check(&self) -> Result<()> {
        let damaged = |detail: String| Error::Damaged { path: self.path.clone(), detail };
        let first = |sql: &str| -> Result<Option<String>> {
            let mut statement = self.connection.prepare(sql).map_err(|cause| self.place(cause))?;
            let mut rows = statement.query([]).map_err(|cause| self.place(cause))?;
            match rows.next().map_err(|cause| self.place(cause))? {
                Some(row) => row.get(0).map(Some).map_err(|cause| self.place(cause)),
                None => Ok(None),
            }
        };
        if let Some(finding) = first("PRAGMA integrity_check(1)")?.filter(|finding| finding != "ok") {
            return Err(damaged(finding));
        }
        if let Some(table) = first("PRAGMA foreign_key_check")? {
            return Err(damaged(format!("a row of `{table}` belongs to nothing")));
        }
        if self.must_be_writable().is_err() {
            return Ok(());
        }
        for words in ["report_words", "statement_words"] {
            // The engine's way to ask is an INSERT that changes nothing; rank 1 compares with the texts themselves.
            let ask = format!("INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)");
            self.connection.execute(&ask, []).map_err(|cause| match self.place(cause) {
                Error::Damaged { .. } => damaged(format!("the index `{words}` differs from the texts")),
                other => other,
            })?;
        }
        Ok(())
    }
}
