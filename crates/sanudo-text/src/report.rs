//! One text as published.

use crate::{Dated, Diagnostic, Span};

/// What a stretch of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// The headline.
    Title,
    /// The first paragraph of the text proper.
    Lead,
    /// What stands under a picture.
    Caption,
    /// A heading between paragraphs.
    Heading,
    /// A paragraph of the text.
    Body,
    /// A line that holds the page's address.
    Url,
    /// A time stamp, or the place, day and agency before the lead's first sentence.
    Dateline,
    /// The author's line.
    Byline,
    /// Advertising for other pages: "Read more", "Also read", share buttons, copyright lines.
    Furniture,
}

impl PartKind {
    /// Whether sentences are read from it.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Title | Self::Lead | Self::Caption | Self::Heading | Self::Body)
    }

    /// The word that the record uses (`title`, `lead`, `caption`, `heading`, `body`, `url`, `dateline`, `byline`, `furniture`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Url => "url",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Furniture => "furniture",
        }
    }
}

/// A stretch of the body and what it is: usually one paragraph or line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it is, without surrounding white space.
    pub span: Span,
}

/// Where a report was filed and by whom, as its first line tells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Dateline {
    /// The whole dateline as written: `CAIRO - 24 July 2022:`.
    pub span: Span,
    /// The place: `CAIRO`.
    pub place: Option<Span>,
    /// The agency: `MONTSAME`.
    pub agency: Option<Span>,
}

/// One text as published; never altered once stored.
///
/// All spans point into `body`. `parts` are in the order of the text and do not overlap; what no part covers is white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where it came from: its URL if known, else the file and record it was read from.
    pub source: String,
    /// The outlet's name, where told.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<Span>,
    /// When it was published.
    pub published: Option<Dated>,
    /// When it was last updated.
    pub updated: Option<Dated>,
    /// Where and by whom it was filed.
    pub dateline: Option<Dateline>,
    /// ISO 639-1 code of its language, where known.
    pub language: Option<String>,
    /// The text as published.
    pub body: String,
    /// The body's parts.
    pub parts: Vec<Part>,
    /// What went poorly so far.
    pub notes: Vec<Diagnostic>,
}

impl Report {
    /// A report of which only the source and the text are known.
    ///
    /// # Panics
    /// When the body exceeds 4 GiB; readers cut long before that.
    #[must_use]
    pub fn new(source: impl Into<String>, body: String) -> Self {
        assert!(u32::try_from(body.len()).is_ok(), "readers cut bodies far below 4 GiB");
        Self {
            source: source.into(),
            outlet: None,
            title: None,
            published: None,
            updated: None,
            dateline: None,
            language: None,
            body,
            parts: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The words at `span`.
    ///
    /// # Panics
    /// When the span does not lie inside the body on character borders.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.body[span.range()]
    }
}
