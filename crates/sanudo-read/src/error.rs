//! What could not be read, where, why, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A place in the input, for people: `news.jsonl:12`, `news.json:1 (item 3)`, `-` for standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as it was given or found, `-` for standard input.
    pub file: String,
    /// The line on which the record begins, from 1; none for a whole file.
    pub line: Option<u64>,
    /// Number of the record in a JSON array or a run of JSON objects, from 1; none where the line says enough.
    pub item: Option<u64>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, item: None }
    }

    /// A line of a file, from 1.
    #[must_use]
    pub fn line(file: impl Into<String>, line: u64) -> Self {
        Self { line: Some(line), ..Self::file(file) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(item) = self.item {
            write!(f, " (item {item})")?;
        }
        Ok(())
    }
}

/// One thing that could not be read. The reader goes on behind it unless the message says that the rest of a file is lost.
///
/// [`fmt::Display`] gives place, cause and remedy in one line.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A named file or folder does not exist.
    #[error("{}: no such file or folder; check the spelling, or quote a pattern so that the shell expands it", path.display())]
    NotFound {
        /// As given.
        path: PathBuf,
    },
    /// A file or folder cannot be opened or listed.
    #[error("{}: cannot be read ({cause}); check its permissions", path.display())]
    Unreadable {
        /// As given or found.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Reading broke off inside a file: a bad disk, a damaged or cut-off archive. The rest of the file is lost.
    #[error("{place}: reading broke off ({cause}); the rest of this file is left out, restore it and read it again")]
    BrokenOff {
        /// The last record begun.
        place: Place,
        /// What the system or the decompressor said.
        cause: io::Error,
    },
    /// Nothing but white space.
    #[error("{place}: no text, only {bytes} bytes of white space; remove the file or fetch it again")]
    Empty {
        /// Which file.
        place: Place,
        /// Its length after decompression.
        bytes: u64,
    },
    /// Not text.
    #[error("{place}: not text but {what}; extract the text first")]
    Binary {
        /// Which file.
        place: Place,
        /// What it looks like, with an article.
        what: &'static str,
    },
    /// A web page or feed.
    #[error("{place}: HTML is not read yet; extract the text first")]
    Html {
        /// Which file.
        place: Place,
    },
    /// Folders inside folders beyond the limit.
    #[error("{}: lies more than {limit} folders deep; name it as an input of its own", path.display())]
    TooDeep {
        /// The folder that was not entered.
        path: PathBuf,
        /// [`crate::Options::max_depth`].
        limit: usize,
    },
    /// A line or record longer than the limit; it was skipped without being held in memory.
    #[error("{place}: a record of {bytes} bytes, more than the limit of {limit}; {hint}")]
    LongRecord {
        /// Where it begins.
        place: Place,
        /// Its length as far as it was read.
        bytes: u64,
        /// [`crate::Options::max_record_bytes`].
        limit: usize,
        /// The likely cause and remedy.
        hint: &'static str,
    },
    /// A file that unpacks to implausibly much.
    #[error(
        "{place}: unpacks to more than {ratio} times its size; the rest is left out, unpack it by hand if it is sound"
    )]
    Bomb {
        /// The last record begun.
        place: Place,
        /// The limit on the ratio.
        ratio: u64,
    },
    /// A record that is not JSON.
    #[error("{place}: broken JSON at `{found}` ({cause}); mend or remove this record")]
    Json {
        /// Where the record begins.
        place: Place,
        /// The words around the mistake.
        found: String,
        /// What the parser said, with line and column inside the record.
        cause: serde_json::Error,
    },
    /// A sentence that is not CoNLL-U, or whose columns are not those of Universal Dependencies.
    #[error("{place}: no CoNLL-U: {message}; mend or remove this sentence")]
    Conllu {
        /// The line.
        place: Place,
        /// What was found and what was expected.
        message: String,
    },
    /// JSON, but not an object.
    #[error("{place}: expected a JSON object with a field for the text, found {found}")]
    NotAnObject {
        /// Where the record begins.
        place: Place,
        /// What it is, with an article.
        found: &'static str,
    },
    /// A row whose number of columns is not the header's.
    #[error("{place}: {found} columns where the header has {expected}; quote fields that hold the separator")]
    Columns {
        /// Where the row begins.
        place: Place,
        /// Columns of the header.
        expected: usize,
        /// Columns of this row.
        found: usize,
    },
    /// A row whose last field never ends.
    #[error("{place}: a quote is opened in this row and never closed; double the quotes inside a field")]
    OpenQuote {
        /// Where the row begins.
        place: Place,
    },
    /// No column or field for the text.
    #[error("{place}: no field for the text: {}; name it with --map body={}", listed(found, wanted), near.as_deref().unwrap_or("FIELD"))]
    NoBody {
        /// The header or the record.
        place: Place,
        /// The names that were there.
        found: Box<[String]>,
        /// The names that were looked for.
        wanted: Box<[String]>,
        /// The likeliest of those found.
        near: Option<Box<str>>,
    },
    /// The field for the text is there and holds nothing.
    #[error("{place}: the field `{field}` holds no text; remove the record or map another field with --map body=FIELD")]
    EmptyBody {
        /// The record.
        place: Place,
        /// The field's name.
        field: String,
    },
    /// A mapped column that a table does not have.
    #[error("{place}: no column `{wanted}`; found {}{}", quoted(found), did_you_mean(near.as_deref()))]
    NoColumn {
        /// The header.
        place: Place,
        /// The name in the map.
        wanted: String,
        /// The names that were there.
        found: Box<[String]>,
        /// The likeliest of those found.
        near: Option<Box<str>>,
    },
}

/// Names for a message, at most a dozen.
pub(crate) fn quoted(names: &[String]) -> String {
    const SHOWN: usize = 12;
    if names.is_empty() {
        return "none".to_owned();
    }
    let mut text = String::new();
    for (index, name) in names.iter().take(SHOWN).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push('`');
        text.extend(name.chars().take(40));
        text.push('`');
    }
    if names.len() > SHOWN {
        text.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    text
}

fn listed(found: &[String], wanted: &[String]) -> String {
    format!("found {}, looked for {}", quoted(found), quoted(wanted))
}

pub(crate) fn did_you_mean(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::{Place, ReadError};

    #[test]
    fn a_message_tells_place_cause_and_remedy() {
        let error = ReadError::NoBody {
            place: Place::line("news.csv", 1),
            found: Box::new(["headline".to_owned(), "boddy".to_owned()]),
            wanted: Box::new(["body".to_owned(), "text".to_owned()]),
            near: Some("boddy".into()),
        };
        assert_eq!(
            error.to_string(),
            "news.csv:1: no field for the text: found `headline`, `boddy`, looked for `body`, `text`; name it with --map body=boddy"
        );
    }

    #[test]
    fn an_item_of_an_array_is_counted() {
        let place = Place { item: Some(3), ..Place::line("a.json", 1) };
        assert_eq!(place.to_string(), "a.json:1 (item 3)");
    }
}
