//! Adding records: all of one or nothing of it.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::check::check;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::record::Record;
use crate::write;

/// What adding a record came to, or would come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A report and a source that the ledger had not seen.
    New,
    /// Nothing: this report was already known from this source, as its current version or as an older one.
    Known,
    /// Only a source: the report was known from elsewhere.
    NewSource,
    /// A new version of a source that was known with other content. The older ones stay.
    NewVersion {
        /// Its number, from 2.
        version: u32,
    },
}

impl Ledger {
    /// Adds what is said of one report, in one transaction.
    ///
    /// A report that is known by its id is not written again, whatever the record says of it: only its source is noted. A power
    /// cut leaves a ledger without the record or with all of it; one right after the return may still undo the last records added,
    /// as a whole, and adding them again mends that.
    ///
    /// # Errors
    /// [`Error::Record`] for a record that contradicts itself, [`Error::Busy`], [`Error::Full`], [`Error::ReadOnly`],
    /// [`Error::Damaged`]; nothing of the record is left behind.
    pub fn add(&mut self, record: &Record) -> Result<Added> {
        let refuse = |reason: String| Error::Record {
            path: self.path.clone(),
            source_name: record.report.source.clone(),
            reason,
        };
        check(record).map_err(refuse)?;
        let (id, source) = (record.report.id.as_str(), record.report.source.as_str());
        if let Some(added) = self.known(id, source)? {
            let mut statement = self
                .connection
                .prepare_cached("SELECT body = ?2 FROM report WHERE id = ?1")
                .map_err(|cause| self.place(cause))?;
            if !statement.query_row([id, &record.report.body], |row| row.get(0)).map_err(|cause| self.place(cause))? {
                return Err(refuse(format!("the ledger holds another text under its id {id}")));
            }
            if added == Added::Known {
                return Ok(added);
            }
        }
        self.change(|transaction, coder| {
            let report = match number_of(transaction, id)? {
                Some(number) => number,
                None => {
                    return write::record(transaction, record, coder)
                        .and_then(|number| link(transaction, number, source, Added::New));
                }
            };
            link(transaction, report, source, Added::NewSource)
        })
    }

    /// Whether a report need not be coded: what adding it would come to, or nothing where the ledger does not hold it yet.
    ///
    /// [`Added::Known`]: nothing is to be done. [`Added::NewSource`] and [`Added::NewVersion`]: the content is known, and
    /// [`Ledger::link`] notes the source. Costs two look-ups, no text is read.
    ///
    /// # Errors
    /// As any reading: [`Error::Damaged`], [`Error::Busy`].
    pub fn known(&self, report_id: &str, source: &str) -> Result<Option<Added>> {
        let look = || -> rusqlite::Result<_> {
            let Some(number) = number_of(&self.connection, report_id)? else { return Ok(None) };
            let (newest, linked) = versions(&self.connection, number, source)?;
            Ok(Some(match (linked, newest) {
                (true, _) => Added::Known,
                (false, None) => Added::NewSource,
                (false, Some(newest)) => Added::NewVersion { version: newest + 1 },
            }))
        };
        look().map_err(|cause| self.place(cause))
    }

    /// Whether the ledger holds a report of that id.
    ///
    /// # Errors
    /// As any reading: [`Error::Damaged`], [`Error::Busy`].
    pub fn contains(&self, report_id: &str) -> Result<bool> {
        Ok(number_of(&self.connection, report_id).map_err(|cause| self.place(cause))?.is_some())
    }

    /// Notes that a report which the ledger holds was also found at `source`. Nothing happens if that was known.
    ///
    /// # Errors
    /// [`Error::Unknown`] where no such report is held, else as [`Ledger::add`].
    pub fn link(&mut self, report_id: &str, source: &str) -> Result<Added> {
        if !self.contains(report_id)? {
            return Err(Error::Unknown { path: self.path.clone(), given: report_id.to_owned(), near: Vec::new() });
        }
        self.change(|transaction, _| match number_of(transaction, report_id)? {
            Some(number) => link(transaction, number, source, Added::NewSource),
            None => Err(rusqlite::Error::QueryReturnedNoRows),
        })
    }

    /// Runs `write` in one transaction that takes its turn first, so that two processes never wait for each other.
    fn change<T>(&self, write: impl FnOnce(&Transaction<'_>, &str) -> rusqlite::Result<T>) -> Result<T> {
        self.must_be_writable()?;
        let run = || {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
            let done = write(&transaction, &self.options.coder)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|cause| self.place(cause))
    }
}

/// The key of a report.
pub(crate) fn number_of(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached("SELECT number FROM report WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()
}

/// The newest version of a source, and whether one of its versions is that report.
fn versions(connection: &Connection, report: i64, source: &str) -> rusqlite::Result<(Option<u32>, bool)> {
    connection
        .prepare_cached("SELECT max(version), coalesce(max(report = ?2), 0) FROM source WHERE source = ?1")?
        .query_row(params![source, report], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Notes the source; `first` is the answer where it had no version yet.
fn link(transaction: &Transaction<'_>, report: i64, source: &str, first: Added) -> rusqlite::Result<Added> {
    let (newest, linked) = versions(transaction, report, source)?;
    if linked {
        return Ok(Added::Known);
    }
    let version = newest.unwrap_or(0) + 1;
    transaction
        .prepare_cached("INSERT INTO source (source, version, report) VALUES (?1, ?2, ?3)")?
        .execute(params![source, version, report])?;
    Ok(if newest.is_none() { first } else { Added::NewVersion { version } })
}
