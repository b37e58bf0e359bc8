//! Looking for statements.

use serde::Serialize;

use super::StatementFilter;
use super::sql::Conditions;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::read::{self, ReportHead, STATEMENT_COLUMNS};
use crate::record::StatementRecord;

/// A statement that was found, with what is told of its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementRow {
    /// Its report.
    pub report: ReportHead,
    /// ISO day by which it is sorted: that of publication.
    pub day: Option<String>,
    /// The statement. Its `evidence` is left empty, as in [`EventRow`](super::EventRow).
    pub statement: StatementRecord,
}

impl Ledger {
    /// The statements that a filter lets through; `text` is read as for [`Ledger::events`], over the statement's own words.
    ///
    /// # Errors
    /// As any reading: [`Error::Damaged`], [`Error::Busy`].
    pub fn statements(&self, filter: &StatementFilter) -> Result<Vec<StatementRow>> {
        let mut rows = Vec::new();
        self.each_statement(filter, |row| {
            rows.push(row.clone());
            Ok::<(), Error>(())
        })?;
        Ok(rows)
    }

    /// Hands the statements that a filter lets through to `each`, one at a time, all seen at the same moment.
    ///
    /// # Errors
    /// As [`Ledger::statements`], and whatever `each` fails with, which ends the walk.
    pub fn each_statement<E: From<Error>>(
        &self,
        filter: &StatementFilter,
        mut each: impl FnMut(&StatementRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let place = |cause| E::from(self.place(cause));
        let _same_moment = self.connection.unchecked_transaction().map_err(place)?;
        let mut conditions = self.statement_conditions(filter).map_err(place)?;
        let tail = conditions.tail("s", "r.day", filter.order, filter.limit, filter.offset);
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS}, r.day AS day, s.report AS report FROM statement AS s \
             JOIN report AS r ON r.number = s.report WHERE {} {tail}",
            conditions.sql()
        );
        self.walk(&sql, &conditions, read::statement_of, |report, day, statement| {
            let row = StatementRow { report, day, statement };
            each(&row)?;
            Ok(row.report)
        })
    }

    /// How many statements a filter lets through, whatever its limit and offset.
    ///
    /// # Errors
    /// As [`Ledger::statements`].
    pub fn count_statements(&self, filter: &StatementFilter) -> Result<u64> {
        let from = "statement AS s JOIN report AS r ON r.number = s.report";
        let conditions = self.statement_conditions(filter);
        conditions.and_then(|conditions| self.count(from, &conditions)).map_err(|cause| self.place(cause))
    }

    fn statement_conditions(&self, filter: &StatementFilter) -> rusqlite::Result<Conditions> {
        let mut all = Conditions::default();
        if !filter.all_versions {
            all.push("r.current = 1");
        }
        for (who, typed) in [("speaker_", &filter.speaker), ("addressee_", &filter.addressee)] {
            if !typed.is_empty() {
                let any = all.person(&self.connection, who, typed, "statement")?;
                all.push(format!("({})", any.join(" OR ")));
            }
        }
        all.one_of("s.kind", &filter.kind);
        all.one_of("r.outlet", &filter.outlet);
        all.one_of("r.id", &filter.report);
        all.days("r.day", filter.since.as_deref(), filter.until.as_deref());
        all.text("s.statement", "statement_words", filter.text.as_deref());
        Ok(all)
    }
}
