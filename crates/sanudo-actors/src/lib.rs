//! Documents to mentions: who and what is named, and whom each name means at the report's date; or nobody.
//!
//! Tables come in as arguments, see [`NameTables`]; this crate opens no file and sees no engine. Where nothing tells whose an
//! actor is, its code stays none.

mod chains;
mod code;
mod complete;
mod fold;
mod home;
mod mention;
mod names;
mod phrase;
mod resolve;
mod roles;
mod words;

use sanudo_text::Document;
use sanudo_text::table::{Table, TableError};

pub use code::Code;
pub use mention::{Actor, Mention, MentionKind, Mentions, Place, Pronoun};
pub use names::{Entity, Entry, NameTables, Names, Sense, Term};
pub use roles::{Role, RoleKind, Roles};

/// Finds and resolves mentions; made once, shared by all threads.
#[derive(Debug)]
pub struct Resolver {
    names: Names,
    roles: Roles,
}

impl Resolver {
    /// Reads the tables of names and of role nouns.
    ///
    /// # Errors
    /// The first row that cannot be read.
    pub fn new(names: &NameTables<'_>, roles: Table<'_>) -> Result<Self, TableError> {
        Ok(Self { names: Names::new(names)?, roles: Roles::new(roles)? })
    }

    /// The index of names.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// Adds the parties that somebody else has found by their heads, indices of words, where no mention covers them.
    pub fn complete(&self, doc: &Document, mentions: &mut Mentions, heads: &[usize]) {
        complete::complete(doc, mentions, heads);
    }

    /// All mentions of a document.
    #[must_use]
    pub fn mentions(&self, doc: &Document) -> Mentions {
        let words = phrase::Words::new(doc);
        let phrases = phrase::phrases(&words, &self.names, &self.roles);
        let presence = home::presence(doc, &self.names, &phrases);
        let home = home::home(&presence);
        resolve::mentions(&words, &self.names, &phrases, &presence, home)
    }
}
