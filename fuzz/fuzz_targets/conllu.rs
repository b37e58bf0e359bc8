//! Any bytes as CoNLL-U: what was read is written and read again as it is, and a document of it holds together.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_read::{Format, Input, Options, document, read};
use sanudo_text::conllu;

fuzz_target!(|bytes: &[u8]| {
    let options =
        Options { format: Format::Conllu, max_report_bytes: 1 << 10, max_record_bytes: 1 << 10, ..Options::default() };
    for item in read(&[Input::Bytes { name: "fuzz".to_owned(), bytes: bytes.to_vec() }], &options) {
        let raw = match item {
            Ok(raw) => raw,
            Err(error) => {
                assert!(!error.to_string().is_empty());
                continue;
            }
        };
        let written = conllu::write(&raw.parsed);
        assert_eq!(conllu::read(&written).as_ref(), Ok(&raw.parsed));
        let Ok(doc) = document(&raw) else { continue };
        let mut next = 0;
        for sent in &doc.sentences {
            assert!(sent.tokens.start == next && sent.tokens.end > next, "sentences have gaps or are empty");
            assert!(sent.span.contains(doc.span_of(sent.range())), "a sentence has words that stand elsewhere");
            next = sent.tokens.end;
        }
        assert_eq!(next as usize, doc.tokens.len(), "words are left without a sentence");
        for multiword in &doc.multiwords {
            let tokens = &multiword.tokens;
            assert!(tokens.start < tokens.end && tokens.end <= next, "a multiword token has words that are not there");
        }
        let mut filled = raw.parsed;
        conllu::fill(&mut filled, &doc);
        drop(conllu::blocks(&doc));
    }
});
