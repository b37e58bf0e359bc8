//! Any bytes, read as one paragraph, become a document whose words and gaps give back the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_text::{Part, PartKind, Report, Span};

fuzz_target!(|data: &[u8]| {
    let body = String::from_utf8_lossy(data).into_owned();
    let mut report = Report::new("fuzz", body);
    report.parts = vec![Part { kind: PartKind::Body, span: Span::from_range(0..report.body.len()) }];
    let doc = sanudo_nlp::document(report);

    let body = doc.report.body.as_str();
    let mut end = 0;
    for token in &doc.tokens {
        let (start, next) = (token.span.start as usize, token.span.end as usize);
        assert!(end <= start && start < next, "words overlap or are empty");
        assert!(body[end..start].chars().all(char::is_whitespace), "a gap holds text");
        // Slicing checks the character borders.
        let _ = &body[start..next];
        end = next;
    }
    assert!(body[end..].chars().all(char::is_whitespace), "the last gap holds text");

    let mut next = 0;
    for sent in &doc.sentences {
        assert!(sent.tokens.start == next && sent.tokens.end > next, "sentences have gaps or are empty");
        assert_eq!(sent.span, doc.span_of(sent.range()), "a sentence is not its words");
        next = sent.tokens.end;
    }
    assert_eq!(next as usize, doc.tokens.len(), "words are left without a sentence");
    for multiword in &doc.multiwords {
        assert_eq!(multiword.span, doc.span_of(multiword.tokens.start as usize..multiword.tokens.end as usize));
    }
});
