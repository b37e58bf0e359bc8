//! A report with sentences, tokens and layers.

use std::ops::Range;

use crate::{Arc, PartKind, Report, Span, Tag};

/// A syntactic word of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands. The words of a multiword token whose letters are not in the text share the multiword token's span.
    pub span: Span,
    /// The form, where it is not the text at `span`: "de" and "el" in Spanish "del", a word without its invisible characters.
    pub form: Option<Box<str>>,
}

impl Token {
    /// A token that reads as the text does.
    #[must_use]
    pub const fn new(span: Span) -> Self {
        Self { span, form: None }
    }
}

/// A stretch of text without a space that UD splits into several words, such as "don't" into "do" and "n't".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiword {
    /// Where it stands.
    pub span: Span,
    /// Its words, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
}

/// A sentence, or a headline, caption or heading that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its words, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What part of the page it stands in.
    pub part: PartKind,
    /// Index of its paragraph: the part in [`Report::parts`].
    pub paragraph: u32,
}

impl Sentence {
    /// The range for slicing [`Document::tokens`] and the layers.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// A named entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its words, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Label of the entity scheme in use, such as `Person`.
    pub label: String,
}

/// What somebody has added to the words. A layer that is none has not been made; one that is there has an entry for
/// every token (entities: one for every entity, in order, without overlap).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Layers {
    /// Part of speech, features, lemma.
    pub tags: Option<Vec<Tag>>,
    /// Dependency trees.
    pub trees: Option<Vec<Arc>>,
    /// Named entities.
    pub entities: Option<Vec<Entity>>,
}

/// A report with sentences and tokens, and the layers made so far.
///
/// Tokens are in the order of the text and do not overlap (save the words of one [`Multiword`]); what lies between them is
/// white space or a part that is not read. Each sentence holds at least one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The report that all spans point into.
    pub report: Report,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All words of all sentences, in order.
    pub tokens: Vec<Token>,
    /// Tokens that were split into words, in order.
    pub multiwords: Vec<Multiword>,
    /// What has been added.
    pub layers: Layers,
}

impl Document {
    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.report.slice(span)
    }

    /// The form of the token at `index`.
    #[must_use]
    pub fn form(&self, index: usize) -> &str {
        let token = &self.tokens[index];
        token.form.as_deref().unwrap_or_else(|| self.report.slice(token.span))
    }

    /// The span from the first to the last token of `tokens`, which must not be empty.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span)
    }

    /// The index of the sentence that holds byte `offset`, if one does.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        (index < self.sentences.len() && self.sentences[index].span.start <= offset).then_some(index)
    }
}
