//! Opening a ledger.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use crate::error::{self, Error, Result};
use crate::migrate::{self, APPLICATION_ID, SCHEMA_VERSION};

/// What a ledger is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading and adding; a ledger is made where none is.
    Create,
    /// Reading and adding to one that exists.
    Write,
    /// Reading only: works on a write-protected file or folder, and never changes anything.
    Read,
}

/// How a ledger is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long to wait for another process before [`Error::Busy`].
    pub busy_timeout: Duration,
    /// Name and version of what codes the reports that will be added, kept with each of them.
    pub coder: String,
    /// The most pages of 4 KiB that the file may grow to; beyond them [`Error::Full`]. `None`: as many as the disk holds.
    pub max_pages: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            busy_timeout: Duration::from_secs(30),
            coder: concat!("sanudo ", env!("CARGO_PKG_VERSION")).to_owned(),
            max_pages: None,
        }
    }
}

/// An open ledger: one file, with two more beside it (`-wal`, `-shm`) while it is open.
///
/// It may move between threads but serves one at a time; open it again for another thread.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) options: Options,
}

impl Ledger {
    /// Opens the ledger at `path` with the usual [`Options`].
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotALedger`], [`Error::Newer`], [`Error::Older`], [`Error::ReadOnly`], [`Error::Damaged`],
    /// [`Error::Busy`], [`Error::Full`], [`Error::Unmerged`], [`Error::Open`].
    ///
    /// ```
    /// use sanudo_ledger::{Access, Ledger};
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("sanudo.db");
    /// assert!(Ledger::open(&path, Access::Read).is_err(), "nothing is made unless asked");
    /// let ledger = Ledger::open(&path, Access::Create)?;
    /// assert_eq!(ledger.summary()?.reports, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(path: impl AsRef<Path>, access: Access) -> Result<Self> {
        Self::open_with(path, access, Options::default())
    }

    /// Opens the ledger at `path`.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_with(path: impl AsRef<Path>, access: Access, options: Options) -> Result<Self> {
        let path = path.as_ref();
        look_at(path, access)?;
        let waited_s = options.busy_timeout.as_secs_f64();
        let connection = match access {
            Access::Create | Access::Write => open_to_write(path, access, &options),
            Access::Read => open_to_read(path, &options),
        };
        let connection = connection.map_err(|failure| match failure {
            Failure::Sqlite(cause) => error::place(path, waited_s, cause),
            Failure::Told(told) => told,
        })?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, path: path.to_owned(), options })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives an error of the database engine its place.
    pub(crate) fn place(&self, cause: rusqlite::Error) -> Error {
        error::place(&self.path, self.options.busy_timeout.as_secs_f64(), cause)
    }

    /// Whether a change is possible at all, told before any work is done for it.
    pub(crate) fn must_be_writable(&self) -> Result<()> {
        if self.connection.is_readonly(MAIN_DB).map_err(|cause| self.place(cause))? {
            return Err(Error::ReadOnly {
                path: self.path.clone(),
                reason: "it was opened for reading only".to_owned(),
            });
        }
        Ok(())
    }
}

/// Why opening failed: already in words, or still to be told from the engine's code.
enum Failure {
    Sqlite(rusqlite::Error),
    Told(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(cause: rusqlite::Error) -> Self {
        Self::Sqlite(cause)
    }
}

impl From<Error> for Failure {
    fn from(told: Error) -> Self {
        Self::Told(told)
    }
}

/// Tells files that cannot be ledgers before the engine sees them, since its own words for them are poor.
fn look_at(path: &Path, access: Access) -> Result<()> {
    let owned = || path.to_owned();
    let kind = match fs::metadata(path) {
        Ok(kind) => kind,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            return match access {
                Access::Write | Access::Read => Err(Error::Missing { path: owned() }),
                Access::Create => match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    Some(folder) if !folder.is_dir() => Err(Error::Open {
                        path: owned(),
                        source: io::Error::new(cause.kind(), format!("there is no folder {}", folder.display())),
                    }),
                    _ => Ok(()),
                },
            };
        }
        Err(source) => return Err(Error::Open { path: owned(), source }),
    };
    if kind.is_dir() {
        return Err(Error::NotALedger { path: owned(), found: "a folder".to_owned() });
    }
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(|source| Error::Open { path: owned(), source })?;
    if head.is_empty() {
        // Left by `touch`, or by a power cut right after the file was made: as good as no file.
        return if access == Access::Create { Ok(()) } else { Err(Error::Missing { path: owned() }) };
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(Error::NotALedger { path: owned(), found: describe(&head) });
    }
    // The engine itself notices only missing pages and reads the rest of one that is cut as zeros.
    let page = head.get(16..18).map_or(0, |size| u64::from(size[0]) << 8 | u64::from(size[1])).max(512);
    if kind.len() % page != 0 && !has_log(path) {
        return Err(Error::Damaged { path: owned(), detail: "it is cut off in the middle of a page".to_owned() });
    }
    Ok(())
}

/// Whether changes wait beside the ledger to be merged into it.
fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// What a file with this beginning seems to be.
fn describe(head: &[u8]) -> String {
    let text = String::from_utf8_lossy(head);
    let begin: String = text.lines().next().unwrap_or("").chars().take(24).collect();
    if head.starts_with(&[0x1f, 0x8b]) {
        "a gzip archive".to_owned()
    } else if head.starts_with(b"PK\x03\x04") {
        "a zip archive".to_owned()
    } else if head.starts_with(b"PAR1") {
        "a Parquet file".to_owned()
    } else if begin.is_empty() || begin.chars().any(|c| c.is_control() && c != '\t' || c == '\u{fffd}') {
        "a binary file of another kind".to_owned()
    } else {
        format!("a text that begins `{begin}`")
    }
}

fn open_to_write(path: &Path, access: Access, options: &Options) -> Result<Connection, Failure> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if access == Access::Create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags).map_err(|cause| unwritable(path, cause))?;
    // The engine opens a write-protected file for reading instead, and would complain only at the first change.
    if connection.is_readonly(MAIN_DB)? {
        return Err(Error::ReadOnly { path: path.to_owned(), reason: "the file is write-protected".to_owned() }.into());
    }
    connection.busy_timeout(options.busy_timeout)?;
    guard(&connection)?;
    let schema = schema_of_ledger(path, &connection).map_err(|failure| unwritable_folder(path, failure))?;
    if schema > SCHEMA_VERSION {
        return Err(Error::Newer { path: path.to_owned(), found: schema, known: SCHEMA_VERSION }.into());
    }
    use_write_ahead_log(&connection, options.busy_timeout).map_err(|cause| unwritable(path, cause))?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Merging the log costs two flushes to disk; every 32 MiB is often enough, and what the log may weigh at rest.
    connection.pragma_update(None, "wal_autocheckpoint", 8192)?;
    connection.pragma_update(None, "journal_size_limit", 32 << 20)?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    if let Some(pages) = options.max_pages {
        connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
    }
    migrate::migrate(&connection)?;
    Ok(connection)
}

fn open_to_read(path: &Path, options: &Options) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || -> Result<(Connection, i64), Failure> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(options.busy_timeout)?;
        guard(&connection)?;
        let schema = schema_of_ledger(path, &connection)?;
        Ok((connection, schema))
    };
    let (connection, schema) = match open() {
        Err(Failure::Sqlite(cause)) if cannot_open(&cause) => open_immutable(path, flags)?,
        other => other?,
    };
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    if schema > SCHEMA_VERSION {
        return Err(Error::Newer { path: path.to_owned(), found: schema, known: SCHEMA_VERSION }.into());
    }
    if schema < SCHEMA_VERSION {
        return Err(Error::Older { path: path.to_owned(), found: schema, wanted: SCHEMA_VERSION }.into());
    }
    Ok(connection)
}

/// Reading with a write-ahead log wants to make two files beside the ledger. Where it may not, and no log waits there to be merged,
/// the file as it lies is complete and can be read as one that nobody changes.
fn open_immutable(path: &Path, flags: OpenFlags) -> Result<(Connection, i64), Failure> {
    if has_log(path) {
        return Err(Error::Unmerged { path: path.to_owned() }.into());
    }
    let uri = format!("{}?immutable=1", file_uri(path));
    let connection = Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?;
    guard(&connection)?;
    let schema = schema_of_ledger(path, &connection)?;
    Ok((connection, schema))
}

/// A file from elsewhere may be hostile: its schema runs no function with side effects, and its pages are checked as they are read.
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)
}

/// The schema number if this is a ledger or a new file (0); else what it is instead.
fn schema_of_ledger(path: &Path, connection: &Connection) -> Result<i64, Failure> {
    // All of it as it was at one moment: another process may be making the ledger just now.
    let _same_moment = connection.unchecked_transaction()?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let schema = migrate::schema_of(connection)?;
    if application == APPLICATION_ID {
        return Ok(schema);
    }
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name LIMIT 5")?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if tables.is_empty() && application == 0 && schema == 0 {
        return Ok(0);
    }
    let found = if tables.is_empty() {
        format!("an SQLite database of another program (application id {application:#x})")
    } else {
        format!("an SQLite database of another program (it holds {})", tables.join(", "))
    };
    Err(Error::NotALedger { path: path.to_owned(), found }.into())
}

/// Switching to the log needs the file for oneself for a moment, and the engine does not wait for that by itself.
fn use_write_ahead_log(connection: &Connection, patience: Duration) -> rusqlite::Result<()> {
    let since = Instant::now();
    loop {
        let mode = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
        match mode {
            Err(cause) if cause.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && since.elapsed() < patience => {
                thread::sleep(Duration::from_millis(10));
            }
            // Some network file systems cannot share memory; the engine then stays with its older journal, which is as safe.
            other => return other.map(|_| ()),
        }
    }
}

fn cannot_open(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied))
}

fn unwritable_folder(path: &Path, failure: Failure) -> Failure {
    match failure {
        Failure::Sqlite(cause) => unwritable(path, cause),
        told @ Failure::Told(_) => told,
    }
}

/// For a file that was found: that it cannot be opened for writing means that its folder does not let the log be made.
fn unwritable(path: &Path, cause: rusqlite::Error) -> Failure {
    if !cannot_open(&cause) {
        return Failure::Sqlite(cause);
    }
    let reason = if path.exists() {
        "the file, its folder or its disk is write-protected"
    } else {
        "its folder or its disk is write-protected"
    };
    Failure::Told(Error::ReadOnly { path: path.to_owned(), reason: reason.to_owned() })
}

/// The path with `suffix` behind its last name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `path` as a `file:` URI in which no character has a second meaning.
fn file_uri(path: &Path) -> String {
    use std::fmt::Write as _;
    let mut uri = "file:".to_owned();
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{describe, file_uri};

    #[test]
    fn a_uri_has_no_character_with_a_second_meaning() {
        assert_eq!(file_uri(Path::new("/a b/50%?#é.db")), "file:/a%20b/50%25%3F%23%C3%A9.db");
    }

    #[test]
    fn says_what_a_stranger_seems_to_be() {
        assert_eq!(describe(b"outlet,title\nx"), "a text that begins `outlet,title`");
        assert_eq!(describe(b"PK\x03\x04..."), "a zip archive");
        assert_eq!(describe(&[0, 1, 2]), "a binary file of another kind");
    }
}
