//! A document as the rules read it: words in lower case, mentions and quotations by token.

use std::ops::Range;

use sanudo_actors::{Mention, Mentions};
use sanudo_text::{Document, Span, Upos};

use crate::quote::{Quote, quotes};

/// A document with its mentions, prepared for the rules.
pub(crate) struct Reading<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) mentions: &'a Mentions,
    /// Lower-case forms.
    pub(crate) words: Vec<String>,
    /// Lower-case lemmas; empty where nobody found them.
    lemmas: Vec<String>,
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
        let tags = doc.layers.tags.as_deref().unwrap_or_default();
        let lemmas = tags.iter().map(|tag| tag.lemma.to_lowercase()).collect();
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
        Self { doc, mentions, words, lemmas, mention_at, quotes, quote_at, sentence_at }
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

    /// The lemma of the word at `index`, in small letters; the word itself where nobody found lemmas.
    pub(crate) fn lemma(&self, index: usize) -> &str {
        self.lemmas.get(index).map_or_else(|| self.word(index), String::as_str)
    }

    /// The word that the word at `index` hangs from, none for the root and where nobody made trees.
    pub(crate) fn head(&self, index: usize) -> Option<usize> {
        let arc = self.doc.layers.trees.as_ref()?.get(index)?;
        Some(self.sentence(index).start + arc.head? as usize)
    }

    /// By which relation the word at `index` hangs from its head, its subtype left out; empty where nobody made trees.
    pub(crate) fn relation(&self, index: usize) -> &str {
        let arc = self.doc.layers.trees.as_ref().and_then(|trees| trees.get(index));
        arc.map_or("", |arc| arc.deprel.split(':').next().unwrap_or_default())
    }

    /// The same with its subtype, as in `nsubj:pass`.
    pub(crate) fn whole_relation(&self, index: usize) -> &str {
        self.doc.layers.trees.as_ref().and_then(|trees| trees.get(index)).map_or("", |arc| arc.deprel.as_str())
    }

    /// A feature of the word at `index`, such as `VerbForm`, where somebody found it.
    pub(crate) fn feature(&self, index: usize, name: &str) -> Option<&str> {
        self.doc.layers.tags.as_ref()?.get(index)?.feats.get(name)
    }

    /// The words that hang from the word at `index`.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        self.sentence(index).filter(move |&at| at != index && self.head(at) == Some(index))
    }

    /// The part of speech of the word at `index`, where somebody found it.
    pub(crate) fn upos(&self, index: usize) -> Option<Upos> {
        self.doc.layers.tags.as_ref()?.get(index).map(|tag| tag.upos)
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }
}
