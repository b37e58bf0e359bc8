//! What this stage hands on.

use sanudo_text::{Evidence, Span};

use crate::codebook::{EventType, Status};
use crate::dates::EventDate;

/// One act, as one sentence states it. Mentions are indices into [`sanudo_actors::Mentions::all`].
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// The name of a [`CustomType`](crate::CustomType), where a custom codebook has one for the act.
    pub subtype: Option<String>,
    /// PLOVER contexts, in the codebook's order.
    pub contexts: Vec<String>,
    /// A CAMEO code finer than that of the type and mode, where the table of the crosswalk has one.
    pub cameo: Option<String>,
    /// Whether and when it takes place.
    pub status: Status,
    /// The words that name the act.
    pub trigger: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// Who acts.
    pub actors: Vec<usize>,
    /// To whom it is directed.
    pub recipients: Vec<usize>,
    /// When.
    pub date: Option<EventDate>,
    /// Where: a mention with a place.
    pub place: Option<usize>,
    /// The statement that reports it, an index into [`Coded::statements`]; none where the report's own voice does.
    pub reported_by: Option<usize>,
    /// Index of the first mention of the same event.
    pub same_as: Option<usize>,
    /// 0 to 1.
    pub confidence: f64,
    /// Why each field is what it is.
    pub evidence: Vec<Evidence>,
}

/// How the words of a statement stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Part of it.
    Mixed,
}

impl StatementKind {
    /// The word of the record.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A mention, by its index.
    Mention(usize),
    /// Words that are no mention: "the crowd's chant".
    Words(Span),
    /// A document that speaks for somebody: "the statement" of the mention `of`.
    Document {
        /// The words.
        words: Span,
        /// Whose document it is, a mention by its index.
        of: usize,
    },
}

/// Content attributed to a speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What is said, without the outer quotation marks.
    pub content: Span,
    /// How it stands.
    pub kind: StatementKind,
    /// The words that attribute it; for a quotation that goes on, those of the one before.
    pub cue: Span,
    /// Who says it.
    pub speaker: Speaker,
    /// To whom, a mention by its index.
    pub addressee: Option<usize>,
    /// Why each field is what it is.
    pub evidence: Vec<Evidence>,
}

/// All that is coded of one document.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Coded {
    /// Events, in the order of their triggers.
    pub events: Vec<Event>,
    /// Statements, in the order of their contents.
    pub statements: Vec<Statement>,
}
