//! Any bytes as a text that the language engine reads: each word has its entry in each layer, each sentence its tree,
//! and what is written as CoNLL-U is read as it was written.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sanudo_nlp::Engine;
use sanudo_text::{Document, Report, check_tree, conllu};

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::from_static(sanudo_data::ENGINE).expect("the shipped weights are whole"));

fn check(doc: &Document) {
    let words = doc.tokens.len();
    let (Some(tags), Some(trees), Some(entities)) = (&doc.layers.tags, &doc.layers.trees, &doc.layers.entities) else {
        panic!("a layer is missing");
    };
    assert_eq!((tags.len(), trees.len()), (words, words), "a layer has not one entry a word");
    let mut next = 0;
    for sent in &doc.sentences {
        assert!(sent.tokens.start == next && sent.tokens.end > next, "sentences have gaps or are empty");
        assert_eq!(sent.span, doc.span_of(sent.range()), "a sentence is not its words");
        assert_eq!(check_tree(&trees[sent.range()]), Ok(()));
        next = sent.tokens.end;
    }
    assert_eq!(next as usize, words, "words are left without a sentence");
    let mut last = 0;
    for entity in entities {
        assert!(
            last <= entity.tokens.start && entity.tokens.start < entity.tokens.end,
            "entities overlap or are empty"
        );
        last = entity.tokens.end;
    }
    assert!(last as usize <= words, "an entity reaches beyond the words");
}

fuzz_target!(|bytes: &[u8]| {
    let mut doc = ENGINE.document(Report::new("fuzz", String::from_utf8_lossy(bytes).into_owned()));
    check(&doc);
    let written = conllu::write(&conllu::blocks(&doc));
    let blocks = conllu::read(&written).expect("what was written can be read");
    assert_eq!(conllu::write(&blocks), written);
    let again = conllu::document("fuzz", &blocks).expect("what was written is a document");
    assert_eq!(conllu::write(&conllu::blocks(&again)), written);

    let (sentences, tokens) = (doc.sentences.clone(), doc.tokens.clone());
    ENGINE.annotate(&mut doc);
    check(&doc);
    assert!(doc.sentences == sentences && doc.tokens == tokens, "what is given does not stay");
});
