//! The schema and how a ledger is brought up to it.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Marks an SQLite file as a ledger: `SANU` in ASCII.
pub(crate) const APPLICATION_ID: i64 = 0x5341_4E55;

/// What made each schema out of the one before. Append only: a ledger in somebody's archive was made by exactly these.
const MIGRATIONS: [&str; 2] = [include_str!("migrations/0001_ledger.sql"), include_str!("migrations/0002_subtype.sql")];

/// The schema that this version writes, counted from 1.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// Runs what is missing, each migration in a transaction of its own together with the number that says it was run.
pub(crate) fn migrate(connection: &Connection) -> rusqlite::Result<()> {
    for (version, sql) in (1_i64..).zip(MIGRATIONS) {
        if schema_of(connection)? >= version {
            continue;
        }
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        // Somebody else may have done it while this process waited for its turn.
        if schema_of(&transaction)? < version {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", version)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

/// The schema number of an open file; 0 for a new one.
pub(crate) fn schema_of(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}
