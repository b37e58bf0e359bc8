//! What ships with Sanudo, made ready for use.

use crate::{Engine, Extractor};

/// The language engine with the weights that ship with Sanudo. Making it takes some tens of milliseconds; make it once.
///
/// ```
/// use sanudo::Report;
///
/// let doc = sanudo::engine().document(Report::new("example", "The ministers met in Riga.".to_owned()));
/// let tags = doc.layers.tags.unwrap();
/// assert_eq!((tags[2].upos.as_str(), tags[2].lemma.as_str()), ("VERB", "meet"));
/// assert_eq!(doc.layers.trees.unwrap()[1].deprel, "nsubj");
/// assert_eq!(doc.layers.entities.unwrap()[0].label, "Location");
/// ```
///
/// # Panics
/// Never in a tested build: the shipped weights are read by the tests.
#[must_use]
pub fn engine() -> Engine {
    match Engine::from_static(sanudo_data::ENGINE) {
        Ok(engine) => engine,
        Err(error) => panic!("the shipped weights are sound: {error}"),
    }
}

/// The extractor with the weights that ship with Sanudo, for the engine that ships with it.
///
/// # Panics
/// Never in a tested build: the shipped weights are read by the tests.
#[must_use]
pub fn extractor() -> Extractor {
    match Extractor::from_static(sanudo_data::EXTRACTOR) {
        Ok(extractor) => extractor,
        Err(error) => panic!("the shipped weights are sound: {error}"),
    }
}
