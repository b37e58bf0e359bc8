//! What can go wrong with a ledger.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// What can go wrong with a ledger. Every variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no file at that path and none was to be made.
    #[error("no ledger at {}; make one with `sanudo ingest FOLDER`, or name one with --ledger", .path.display())]
    Missing {
        /// The path that was looked at.
        path: PathBuf,
    },
    /// The file exists but is something else.
    #[error("{} is no ledger: it is {found}", .path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
        /// What it is, in a few words ("a folder", "a text that begins …").
        found: String,
    },
    /// A later Sanudo wrote it.
    #[error("{} was written by a newer Sanudo (schema {found}, this one knows {known}): update Sanudo", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The highest schema that this version knows.
        known: i64,
    },
    /// An earlier Sanudo wrote it, and it was opened for reading only, so that it cannot be brought up to date.
    #[error(
        "{} was written by an older Sanudo (schema {found}, this one wants {wanted}) and is opened for reading only: \
         open it once for writing, with `sanudo ingest`", .path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The schema that this version reads.
        wanted: i64,
    },
    /// Another process held the ledger for longer than the time to wait.
    #[error("another process is writing to {}; try again when it has ended (waited {waited_s:.1} s)", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
        /// Seconds that were waited.
        waited_s: f64,
    },
    /// No room is left; nothing of the record at hand was kept, everything before it was.
    #[error(
        "no room left for {}: nothing already kept is harmed; make room and run again, it goes on where it stopped", .path.display()
    )]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Something was to be written to a ledger that cannot be written.
    #[error("{} cannot be written: {reason}; nothing was changed", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why, as far as it can be told.
        reason: String,
    },
    /// The ledger cannot be read from a place that cannot be written, because its last changes lie in a file beside it.
    #[error(
        "{0} has changes that still lie in {0}-wal, and this place cannot be written: copy both files to a place that can, \
         and open it there", .path.display()
    )]
    Unmerged {
        /// The file.
        path: PathBuf,
    },
    /// The file is cut short or its pages contradict each other.
    #[error("{} is damaged ({detail}): restore it from a copy, or ingest the reports again into a new ledger", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the database engine or the check found.
        detail: String,
    },
    /// A record contradicts itself; nothing of it was kept.
    #[error("the record of {source_name} was not added to {}: {reason}", .path.display())]
    Record {
        /// The ledger.
        path: PathBuf,
        /// The report's source.
        source_name: String,
        /// What is wrong, in a plain sentence.
        reason: String,
    },
    /// Several entries begin with what was typed.
    #[error("`{given}` could be {}", list(.candidates, *.total))]
    Ambiguous {
        /// The ledger.
        path: PathBuf,
        /// What was typed.
        given: String,
        /// The first of them: id and headline or source.
        candidates: Vec<(String, String)>,
        /// How many there are.
        total: u64,
    },
    /// Nothing has that id.
    #[error("nothing in {} is called `{given}`{}", .path.display(), did_you_mean(.near))]
    Unknown {
        /// The ledger.
        path: PathBuf,
        /// What was typed.
        given: String,
        /// Ids that look alike, best first; may be empty.
        near: Vec<String>,
    },
    /// An export could not be written where it was to go.
    #[error("the export of {} could not be written: {source}", .path.display())]
    Export {
        /// The ledger.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The file could not be opened.
    #[error("{} cannot be opened: {source}", .path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Whatever else the database engine says.
    #[error("{}: {source}", .path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: rusqlite::Error,
    },
}

/// A result with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Whether a later try may succeed with nothing changed by the user: somebody else is writing.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy { .. })
    }

    /// Whether the trouble is with one record only, so that a run may go on with the next.
    #[must_use]
    pub const fn is_of_record(&self) -> bool {
        matches!(self, Self::Record { .. })
    }
}

/// Gives an error of the database engine its place and its meaning.
pub(crate) fn place(path: &Path, waited_s: f64, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    let (Some(code), detail) = (error.sqlite_error_code(), error.to_string()) else {
        return Error::Sqlite { path, source: error };
    };
    match code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy { path, waited_s },
        ErrorCode::DiskFull => Error::Full { path },
        ErrorCode::ReadOnly => {
            Error::ReadOnly { path, reason: "it is read-only, or opened for reading only".to_owned() }
        }
        ErrorCode::PermissionDenied => Error::ReadOnly { path, reason: "permission denied".to_owned() },
        ErrorCode::NotADatabase => Error::Damaged { path, detail: "its header is not that of a database".to_owned() },
        ErrorCode::DatabaseCorrupt => Error::Damaged { path, detail },
        _ => Error::Sqlite { path, source: error },
    }
}

fn list(candidates: &[(String, String)], total: u64) -> String {
    let mut lines: Vec<String> = candidates.iter().map(|(id, what)| format!("{id} ({what})")).collect();
    let listed = candidates.len() as u64;
    if total > listed {
        lines.push(format!("and {} more", total - listed));
    }
    lines.join(", ")
}

fn did_you_mean(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}
