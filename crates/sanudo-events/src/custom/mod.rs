//! Codebooks of the user's own: types that refine PLOVER's, written as patterns over dependency trees.
//!
//! A codebook is parsed once, with the place of any mistake ([`CustomCodebook::parse`]), and then changes the acts that
//! the extractor found and adds those that it missed. `docs/codebooks.md` tells how to write one.

mod apply;
mod error;
mod parse;
mod path;
mod pattern;
mod status;

use std::collections::HashMap;

use crate::codebook::EventType;

pub use error::CodebookError;
use pattern::Pattern;

/// Types of the user's own, in the order of their file.
#[derive(Clone, Debug)]
pub struct CustomCodebook {
    types: Vec<CustomType>,
    /// Which patterns a lemma may set off, as indices of types and of their patterns, in the order of the file.
    by_lemma: HashMap<String, Vec<(usize, usize)>>,
}

/// A type of the user's own.
#[derive(Clone, Debug)]
pub struct CustomType {
    /// Its name, such as `RECOGNISE`: the `subtype` of its events.
    pub name: String,
    /// The type that its events have.
    pub folds_into: EventType,
    /// The mode that they have.
    pub mode: Option<String>,
    /// What it is, in a sentence.
    pub what: String,
    /// Its own conflict-cooperation score, -10 to 10.
    pub score: Option<f64>,
    /// Its own CAMEO code.
    pub cameo: Option<String>,
    /// Sentences that must and sentences that must not give an event of this type.
    pub examples: Vec<Example>,
    patterns: Vec<Pattern>,
}

/// A sentence that shows what a type is, or what it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The words.
    pub text: String,
    /// Whether they give an event of the type.
    pub fires: bool,
    /// Its line in the codebook, from 1.
    pub line: usize,
    /// Its column there, in characters from 1.
    pub column: usize,
}

impl CustomCodebook {
    fn new(types: Vec<CustomType>) -> Self {
        let mut by_lemma: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (at, custom) in types.iter().enumerate() {
            for (number, pattern) in custom.patterns.iter().enumerate() {
                for lemma in &pattern.trigger.lemmas {
                    by_lemma.entry(lemma.clone()).or_default().push((at, number));
                }
            }
        }
        Self { types, by_lemma }
    }

    /// The types, in the order of the file.
    #[must_use]
    pub fn types(&self) -> &[CustomType] {
        &self.types
    }

    /// The type of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&CustomType> {
        self.types.iter().find(|custom| custom.name == name)
    }
}

#[cfg(test)]
mod tests;
