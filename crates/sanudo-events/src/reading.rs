//! A document as the rules read it: words in lower case, mentions and quotations by token.

use std::ops::Range;

use sanudo_actors::{Mention, Mentions};
use sanudo_text::{Document, Span};

use crate::quote::{Quote, quotes};

/// A document with its mentions, prepared for the rules.
pub(crate) struct Reading<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) mentions: &'a Mentions,
    /// Lower-case forms.
    pub(crate) words: Vec<String>,
    /// Index of the mention that covers each token.
    mention_at: Vec<Option<u32>>,
    pub(crate) quotes: Vec<Quote>,
    /// Index of the quotation that covers each token, its marks included.
    quote_at: Vec<Option<u32>>,
    sentence_at: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(doc: &'a Document, mentions: &'a Mentions) -> Self {
        let count = doc.tokens.len();
        let words: Vec<String> = (0..count).map(|index| doc.form(index).to_lowercase()).collect();
        let mut mention_at = vec![None; count];
        for (index, mention) in mentions.all.iter().enumerate() {
            mention_at[mention.range()].fill(Some(index as u32));
        }
        let mut sentence_at = vec![0; count];
        for (index, sentence) in doc.sentences.iter().enumerate() {
            sentence_at[sentence.range()].fill(index as u32);
        }
        let quotes = quotes(doc);
        let mut quote_at = vec![None; count];
        for (index, quote) in quotes.iter().enumerate() {
            quote_at[quote.with_marks()].fill(Some(index as u32));
        }
        Self { doc, mentions, words, mention_at, quotes, quote_at, sentence_at }
    }

    /// The lower-case word at `index`, empty outside the document.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", String::as_str)
    }

    pub(crate) fn mention_index(&self, token: usize) -> Option<usize> {
        self.mention_at.get(token).copied().flatten().map(|index| index as usize)
    }

    pub(crate) fn mention(&self, token: usize) -> Option<&'a Mention> {
        self.mention_index(token).map(|index| &self.mentions.all[index])
    }

    pub(crate) fn quote_index(&self, token: usize) -> Option<usize> {
        self.quote_at.get(token).copied().flatten().map(|index| index as usize)
    }

    pub(crate) fn sentence_index(&self, token: usize) -> usize {
        self.sentence_at[token] as usize
    }

    /// The tokens of the sentence that holds `token`.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        self.doc.sentences[self.sentence_index(token)].range()
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }
}
