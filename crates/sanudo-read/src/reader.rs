//! The stream of records over all inputs.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sanudo_text::conllu::Block;
use serde_json::{Map, Value};

use crate::encoding::{Transcoded, decode, utf16};
use crate::fields::nearest;
use crate::json::{Failure, JsonItems, JsonLines, is_lines};
use crate::open::{self, MAX_RATIO, Opened, Stream, binary, is_burst};
use crate::parsed::ParsedReports;
use crate::table::Table;
use crate::walk::{Entry, clean, walk};
use crate::{Field, FieldMap, Fields, Format, Input, Named, Options, Place, RawRecord, ReadError};

/// Starts reading. Folders are listed at once (sorted by the bytes of their names, hidden entries and links to folders left
/// out); files are opened one after the other as the iterator gets to them.
#[must_use]
pub fn read(inputs: &[Input], options: &Options) -> Reader {
    let entries = walk(inputs, options);
    let mut total = Some(0_u64);
    for entry in &entries {
        let bytes = match entry {
            Entry::File { bytes, .. } => Some(*bytes),
            Entry::Bytes { bytes, .. } => Some(bytes.len() as u64),
            Entry::Stdin => None,
            Entry::Failed(_) => Some(0),
        };
        total = total.zip(bytes).map(|(total, bytes)| total + bytes);
    }
    Reader {
        entries: entries.into(),
        options: options.clone(),
        current: None,
        progress: Progress { read: Arc::default(), total },
        done: 0,
        skipped: Vec::new(),
    }
}

/// How far reading has come; a handle that another thread can hold.
#[derive(Clone, Debug)]
pub struct Progress {
    read: Arc<AtomicU64>,
    total: Option<u64>,
}

impl Progress {
    /// Bytes of all inputs together, packed ones as packed; none when standard input is among them.
    #[must_use]
    pub const fn total_bytes(&self) -> Option<u64> {
        self.total
    }

    /// Bytes read so far, packed ones as packed; runs ahead of the records by a buffer of 64 KiB.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }
}

/// A file that a walk came upon and left out as no business of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub file: String,
    /// Why, as a clause: `a PNG image`, `a table without a column for the text (id, url)`.
    pub reason: String,
}

/// The records of all inputs, in an order that depends on the inputs alone. Holds one record at a time.
pub struct Reader {
    entries: VecDeque<Entry>,
    options: Options,
    current: Option<Current>,
    progress: Progress,
    /// Bytes of the files that are done, whether or not they were read to their ends.
    done: u64,
    skipped: Vec<Skipped>,
}

/// The file being read.
struct Current {
    records: Records,
    /// Its path as a source, `-` for standard input.
    file: String,
    /// Its size.
    bytes: u64,
}

enum Records {
    Lines(JsonLines),
    Items(JsonItems),
    Rows { table: Box<Table>, header: Vec<String>, columns: [Option<usize>; 8] },
    Parsed(ParsedReports),
}

/// What a file's name and first bytes say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Lines,
    Json,
    Table(u8),
    Conllu,
    Html,
    /// Notes, code and settings that lie beside reports.
    Other,
    Unknown,
}

impl Reader {
    /// Bytes of all inputs together, packed ones as packed; none when standard input is among them.
    #[must_use]
    pub const fn total_bytes(&self) -> Option<u64> {
        self.progress.total_bytes()
    }

    /// Bytes read so far, packed ones as packed.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.progress.bytes_read()
    }

    /// A handle on the progress for another thread.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Files left out so far because they are no reports and no folder was meant to hold only reports: pictures, code, tables
    /// without a text. Not errors; a caller may tell their number.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    fn skip(&mut self, file: String, reason: impl Into<String>) {
        self.skipped.push(Skipped { file, reason: reason.into() });
    }

    /// Opens the next entry: a record or an error at once, or a stream in `current`, or nothing to tell.
    fn start(&mut self, entry: Entry) -> Option<Result<RawRecord, ReadError>> {
        let count = Arc::clone(&self.progress.read);
        let (file, kind, named, bytes, opened) = match entry {
            Entry::Failed(error) => return Some(Err(error)),
            Entry::Stdin => ("-".to_owned(), Kind::Unknown, true, 0, open::open_stdin(&count)),
            Entry::Bytes { name, bytes } => {
                let length = bytes.len() as u64;
                let kind = kind(Path::new(&name));
                (name, kind, true, length, open::open_bytes(bytes, &count))
            }
            Entry::File { path, bytes, named } => {
                let file = clean(&path);
                let kind = kind(&path);
                if kind == Kind::Other && !named && self.options.format == Format::Auto {
                    self.finish(bytes);
                    self.skip(file, "not a kind of file that holds reports");
                    return None;
                }
                match open::open_file(&path, &count) {
                    Err(cause) if is_system(&cause) => {
                        self.finish(bytes);
                        return Some(Err(ReadError::Unreadable { path, cause }));
                    }
                    opened => (file, kind, named, bytes, opened),
                }
            }
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(cause) => {
                self.finish(bytes);
                return Some(Err(broken_off(Place::file(file), cause)));
            }
        };
        let kind = self.decide(kind, &opened.head);
        let place = Place::file(file.clone());
        if let Some(what) = binary(&opened.head) {
            self.finish(bytes);
            if kind == Kind::Unknown && !named {
                self.skip(file, what);
                return None;
            }
            return Some(Err(ReadError::Binary { place, what }));
        }
        let limit = self.options.record_limit();
        let records = match kind {
            Kind::Html => {
                self.finish(bytes);
                return Some(Err(ReadError::Html { place }));
            }
            Kind::Text | Kind::Other | Kind::Unknown => {
                let record = self.text(opened.stream, file, bytes);
                self.finish(bytes);
                return Some(record);
            }
            Kind::Lines => Records::Lines(JsonLines::new(unicode(opened), file.clone(), limit)),
            Kind::Conllu => Records::Parsed(ParsedReports::new(unicode(opened), file.clone(), limit)),
            Kind::Json => Records::Items(JsonItems::new(unicode(opened), file.clone(), limit)),
            Kind::Table(delimiter) => {
                let mut table = Table::new(unicode(opened), file.clone(), delimiter, limit);
                match header(&mut table, &file, &self.options.map) {
                    Ok((header, columns)) => Records::Rows { table: Box::new(table), header, columns },
                    Err(error) => {
                        self.finish(bytes);
                        // A list of addresses beside the reports is nobody's mistake; a table that somebody named is.
                        if let ReadError::NoBody { found, .. } = &error
                            && !named
                            && self.options.map == FieldMap::default()
                        {
                            let reason = format!("a table without a column for the text ({})", found.join(", "));
                            self.skip(file, reason);
                            return None;
                        }
                        return Some(Err(error));
                    }
                }
            }
        };
        self.current = Some(Current { records, file, bytes });
        None
    }

    fn decide(&self, kind: Kind, head: &[u8]) -> Kind {
        let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        match self.options.format {
            Format::Text => return Kind::Text,
            Format::Csv => return Kind::Table(b','),
            Format::Tsv => return Kind::Table(b'\t'),
            Format::Conllu => return Kind::Conllu,
            Format::Jsonl if start.starts_with(b"[") => return Kind::Json,
            Format::Jsonl => return Kind::Lines,
            Format::Auto => {}
        }
        match kind {
            Kind::Json if is_lines(head) => Kind::Lines,
            Kind::Unknown | Kind::Other if start.starts_with(b"{\"") || start == b"{" => {
                if is_lines(head) || memchr::memchr(b'\n', start).is_none() { Kind::Lines } else { Kind::Json }
            }
            Kind::Unknown | Kind::Other
                if start.starts_with(b"[") && start[1..].trim_ascii_start().starts_with(b"{") =>
            {
                Kind::Json
            }
            Kind::Unknown | Kind::Other if is_html(start) => Kind::Html,
            Kind::Unknown | Kind::Other if is_conllu(start) => Kind::Conllu,
            kind => kind,
        }
    }

    /// A whole file as one record, of which no more than the size limit is held.
    fn text(&self, stream: Stream, file: String, size: u64) -> Result<RawRecord, ReadError> {
        let place = Place::file(file.clone());
        // UTF-16 takes two bytes where UTF-8 takes one; one byte more tells that there is more.
        let limit = self.options.max_report_bytes as u64 * 2 + 1;
        let mut bytes = Vec::new();
        let mut notes = Vec::new();
        if let Err(cause) = stream.take(limit).read_to_end(&mut bytes) {
            return Err(broken_off(place, cause));
        }
        let length = bytes.len() as u64;
        let is_cut = length == limit;
        let decoded = decode(bytes, is_cut);
        if decoded.text.trim().is_empty() {
            return Err(ReadError::Empty { place, bytes: length });
        }
        notes.extend(decoded.note);
        let fields = Fields { body: decoded.text, ..Fields::default() };
        let cut_from = is_cut.then(|| size.max(length));
        Ok(RawRecord { source: file, place, fields, cut_from, notes, parsed: Vec::new() })
    }

    /// Counts a file as read, however much of it was.
    fn finish(&mut self, bytes: u64) {
        self.done += bytes;
        if self.progress.total.is_some() {
            self.progress.read.store(self.done, Ordering::Relaxed);
        }
    }
}

impl Iterator for Reader {
    type Item = Result<RawRecord, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(current) = &mut self.current {
                match current.next(&self.options.map) {
                    Some(Ok(record)) => return Some(Ok(record)),
                    Some(Err(Failure::Record(error))) => return Some(Err(error)),
                    Some(Err(Failure::Stream(place, cause))) => {
                        let bytes = current.bytes;
                        self.current = None;
                        self.finish(bytes);
                        return Some(Err(broken_off(place, cause)));
                    }
                    None => {
                        let bytes = current.bytes;
                        self.current = None;
                        self.finish(bytes);
                    }
                }
            }
            let entry = self.entries.pop_front()?;
            if let Some(item) = self.start(entry) {
                return Some(item);
            }
        }
    }
}

impl Current {
    fn next(&mut self, map: &FieldMap) -> Option<Result<RawRecord, Failure>> {
        let object = match &mut self.records {
            Records::Lines(lines) => lines.next()?,
            Records::Items(items) => items.next()?,
            Records::Rows { table, header, columns } => {
                let (place, row) = match table.next()? {
                    Ok(row) => row,
                    Err(failure) => return Some(Err(failure)),
                };
                return Some(from_row(&self.file, place, row, header, columns).map_err(Failure::Record));
            }
            Records::Parsed(reports) => {
                return Some(reports.next()?.map(|(place, parsed)| from_parse(&self.file, place, parsed)));
            }
        };
        Some(object.and_then(|(place, object)| from_object(&self.file, place, &object, map).map_err(Failure::Record)))
    }
}

fn from_object(file: &str, place: Place, object: &Map<String, Value>, map: &FieldMap) -> Result<RawRecord, ReadError> {
    let mut fields = Fields::default();
    for field in Field::ALL {
        if let Some(value) = map.find(field, object) {
            fields.set(field, value);
        }
    }
    if fields.body.is_empty() {
        if let Some(field) = map.empty(Field::Body, object) {
            return Err(ReadError::EmptyBody { place, field });
        }
        return Err(no_body(place, object.keys().cloned().collect(), map));
    }
    Ok(record(file, place, fields))
}

fn from_row(
    file: &str,
    place: Place,
    mut row: Vec<String>,
    header: &[String],
    columns: &[Option<usize>; 8],
) -> Result<RawRecord, ReadError> {
    // A separator too many at the end of each line is common and harmless.
    while row.len() > header.len() && row.last().is_some_and(String::is_empty) {
        row.pop();
    }
    if row.len() != header.len() {
        return Err(ReadError::Columns { place, expected: header.len(), found: row.len() });
    }
    let mut fields = Fields::default();
    for field in Field::ALL {
        let Some(column) = columns[field as usize] else { continue };
        let text = std::mem::take(&mut row[column]);
        if !text.trim().is_empty() {
            fields.set(field, Named { name: header[column].clone(), text });
        } else if field == Field::Body {
            return Err(ReadError::EmptyBody { place, field: header[column].clone() });
        }
    }
    Ok(record(file, place, fields))
}

/// A report that came parsed; its source is the name in `# newdoc id = …`, if that tells one.
fn from_parse(file: &str, place: Place, parsed: Vec<Block>) -> RawRecord {
    let id = parsed.first().and_then(|block| block.comment("newdoc id")).filter(|id| !id.is_empty()).map(str::to_owned);
    let raw = record(file, place, Fields::default());
    RawRecord { source: id.unwrap_or(raw.source), parsed, ..raw }
}

fn record(file: &str, place: Place, fields: Fields) -> RawRecord {
    let source = match (&fields.url, &fields.id, place.item, place.line) {
        (Some(url), ..) => url.clone(),
        (None, Some(id), ..) => format!("{file}#{id}"),
        (None, None, Some(item), Some(line)) => format!("{file}:{line}[{item}]"),
        (None, None, _, line) => format!("{file}:{}", line.unwrap_or(1)),
    };
    RawRecord { source, place, fields, cut_from: None, notes: Vec::new(), parsed: Vec::new() }
}

type Header = (Vec<String>, [Option<usize>; 8]);

fn header(table: &mut Table, file: &str, map: &FieldMap) -> Result<Header, ReadError> {
    let (place, mut header) = match table.next() {
        None => return Err(ReadError::Empty { place: Place::file(file), bytes: 0 }),
        Some(Err(Failure::Record(error))) => return Err(error),
        Some(Err(Failure::Stream(place, cause))) => return Err(broken_off(place, cause)),
        Some(Ok(row)) => row,
    };
    if let Some(first) = header.first_mut() {
        *first = first.trim_start_matches('\u{FEFF}').to_owned();
    }
    while header.len() > 1 && header.last().is_some_and(|name| name.trim().is_empty()) {
        header.pop();
    }
    let columns = match map.columns(&header) {
        Ok(columns) => columns,
        Err(Field::Body) => return Err(no_body(place, header, map)),
        Err(field) => {
            let wanted = map.name(field).unwrap_or_default().to_owned();
            let near = nearest(&wanted, header.iter().map(String::as_str)).map(Into::into);
            return Err(ReadError::NoColumn { place, wanted, found: header.into(), near });
        }
    };
    if columns[Field::Body as usize].is_none() {
        return Err(no_body(place, header, map));
    }
    Ok((header, columns))
}

fn no_body(place: Place, found: Vec<String>, map: &FieldMap) -> ReadError {
    let wanted = map.wanted(Field::Body);
    let near = wanted.iter().find_map(|name| nearest(name, found.iter().map(String::as_str))).map(Into::into);
    ReadError::NoBody { place, found: found.into(), wanted: wanted.into(), near }
}

fn broken_off(place: Place, cause: io::Error) -> ReadError {
    if is_burst(&cause) { ReadError::Bomb { place, ratio: MAX_RATIO } } else { ReadError::BrokenOff { place, cause } }
}

/// Whether opening failed at the system rather than in a damaged archive.
fn is_system(cause: &io::Error) -> bool {
    cause.raw_os_error().is_some()
}

/// The stream as UTF-8 if it is UTF-16, unchanged otherwise.
fn unicode(opened: Opened) -> Stream {
    match utf16(&opened.head) {
        Some(encoding) => Box::new(BufReader::new(Transcoded::new(opened.stream, encoding))),
        None => opened.stream,
    }
}

fn kind(path: &Path) -> Kind {
    let extension = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let mut last = extension(path);
    if matches!(last.as_deref(), Some("gz" | "zst" | "zstd")) {
        last = path.file_stem().and_then(|stem| extension(Path::new(stem)));
    }
    match last.as_deref() {
        Some("txt" | "text") => Kind::Text,
        Some("jsonl" | "ndjson") => Kind::Lines,
        Some("json") => Kind::Json,
        Some("csv") => Kind::Table(b','),
        Some("tsv" | "tab") => Kind::Table(b'\t'),
        Some("conllu") => Kind::Conllu,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        Some(
            "md" | "rst" | "toml" | "yaml" | "yml" | "ini" | "cfg" | "conf" | "xml" | "log" | "sql" | "py" | "r" | "rs"
            | "sh" | "js" | "ts" | "css" | "c" | "h" | "java" | "ipynb" | "tex" | "bib" | "lock" | "sha256" | "md5",
        ) => Kind::Other,
        _ => Kind::Unknown,
    }
}

/// Whether it begins with a comment that CoNLL-U knows, or with the first word or multiword token of a sentence.
fn is_conllu(start: &[u8]) -> bool {
    const COMMENTS: [&[u8]; 5] = [b"# newdoc", b"# newpar", b"# sent_id =", b"# text =", b"# global.columns ="];
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let columns = line.split(|byte| *byte == b'\t').count();
    COMMENTS.iter().any(|comment| line.starts_with(comment))
        || columns == 10 && (line.starts_with(b"1\t") || line.starts_with(b"1-"))
}

fn is_html(start: &[u8]) -> bool {
    let start = start[..start.len().min(16)].to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}
