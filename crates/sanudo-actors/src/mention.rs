//! What this stage hands on.

use std::ops::Range;

use sanudo_text::{Evidence, Span};

use crate::Code;

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A person, by name or by role.
    Person,
    /// Several people: "protesters", "Bahrainis".
    Group,
    /// An institution: "the ministry", "Hamas".
    Body,
    /// A country, its capital or its seat of government standing for it.
    Country,
    /// A region or city, which acts only where nothing else can.
    Place,
    /// Something named that does not act: a bridge, a treaty.
    Thing,
}

/// A resolved actor. What could not be resolved is none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Actor {
    /// Full name.
    pub name: Option<String>,
    /// Whose it is.
    pub code: Option<Code>,
    /// PLOVER sector.
    pub sector: Option<String>,
    /// Office held at the report's time, such as "King of Bahrain".
    pub office: Option<String>,
}

/// A resolved place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The table's name.
    pub name: String,
    /// Its country.
    pub country: Code,
    /// Degrees north and east, where the table tells.
    pub coordinates: Option<(f64, f64)>,
}

/// A pronoun, by what it can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him
    He,
    /// she, her
    She,
    /// it
    It,
    /// they, them
    They,
    /// I, we, us: the speaker of the quotation it stands in
    Speaker,
}

/// A stretch of text that names an actor or a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// From its first word to its last, determiner included.
    pub span: Span,
    /// Its words, as indices into [`sanudo_text::Document::tokens`].
    pub tokens: Range<u32>,
    /// Index of its sentence.
    pub sentence: u32,
    /// What it names.
    pub kind: MentionKind,
    /// Whom it was resolved to.
    pub actor: Actor,
    /// Where it is, for cities, regions, capitals and countries.
    pub place: Option<Place>,
    /// Set for pronouns.
    pub pronoun: Option<Pronoun>,
    /// Whether its head is a proper name.
    pub named: bool,
    /// Whether a possessive follows: "Russia's".
    pub possessive: bool,
    /// Why it was resolved so.
    pub evidence: Vec<Evidence>,
}

impl Mention {
    /// The range for slicing [`sanudo_text::Document::tokens`].
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }

    /// Whether it can be an actor by itself.
    #[must_use]
    pub const fn acts(&self) -> bool {
        !matches!(self.kind, MentionKind::Place | MentionKind::Thing)
    }
}

/// All mentions of a document, in the order of their first words; they do not overlap.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Mentions {
    /// The mentions.
    pub all: Vec<Mention>,
    /// The country that the report is at home in, where it tells, and why.
    pub home: Option<(Code, Evidence)>,
}

impl Mentions {
    /// The indices of the mentions of one sentence.
    #[must_use]
    pub fn of_sentence(&self, sentence: usize) -> Range<usize> {
        let sentence = sentence as u32;
        let start = self.all.partition_point(|mention| mention.sentence < sentence);
        let end = self.all.partition_point(|mention| mention.sentence <= sentence);
        start..end
    }
}
