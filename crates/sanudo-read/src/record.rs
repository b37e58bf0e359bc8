//! What the reader hands over: one record's words, undigested.

use sanudo_text::conllu::{self, Block};
use sanudo_text::{Diagnostic, Document};

use crate::parsed::broken;
use crate::{Place, ReadError};

/// A record as read: decoded, its fields told apart, nothing else done. [`crate::report`] makes a report of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRecord {
    /// Where it came from, unless its text tells: the cleaned path of a plain file; of a record its URL, else `path#id`, else
    /// `path:line` or `path:line[item]`. `-` stands for standard input.
    pub source: String,
    /// Where it stands in the input, for messages.
    pub place: Place,
    /// The words.
    pub fields: Fields,
    /// The length in bytes of the whole text, where the body holds only its beginning and the length is known.
    pub cut_from: Option<u64>,
    /// What went poorly so far.
    pub notes: Vec<Diagnostic>,
    /// The sentences of CoNLL-U, of which [`document`] makes a document; empty for any other format. The fields are then empty.
    pub parsed: Vec<Block>,
}

/// Makes a document of a record that came as CoNLL-U: the words as they are given, and the layers that they have.
///
/// # Errors
/// [`ReadError::Conllu`] where the columns are not those of Universal Dependencies, or the heads form no tree.
pub fn document(raw: &RawRecord) -> Result<Document, ReadError> {
    conllu::document(&raw.source, &raw.parsed).map_err(|error| broken(&raw.place, &error))
}

impl RawRecord {
    /// A text without anything known about it but its source.
    #[must_use]
    pub fn text(source: impl Into<String>, body: impl Into<String>) -> Self {
        let source = source.into();
        let fields = Fields { body: body.into(), ..Fields::default() };
        Self {
            place: Place::file(source.clone()),
            source,
            fields,
            cut_from: None,
            notes: Vec::new(),
            parsed: Vec::new(),
        }
    }
}

/// The fields of a record; of a plain file only the body is there.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Fields {
    /// The text, without the headline if that is a field of its own.
    pub body: String,
    /// The headline.
    pub title: Option<String>,
    /// When it was published, in the record's own words.
    pub published: Option<Named>,
    /// When it was last updated, in the record's own words.
    pub updated: Option<Named>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The address of its page.
    pub url: Option<String>,
    /// Its language, as a name or code.
    pub language: Option<String>,
    /// The record's own identifier.
    pub id: Option<String>,
}

/// The text of a field and the field's name in the input, so that [`sanudo_text::ReadFrom::Field`] can tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name in the input: `pubDate`.
    pub name: String,
    /// What it holds.
    pub text: String,
}
