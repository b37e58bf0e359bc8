//! Report to document.

use sanudo_text::{Document, Layers, Part, PartKind, Report, Sentence, Span};

use crate::sentences::sentences;
use crate::tokens::{Words, tokenize_into};

/// Finds the sentences and words of a report.
///
/// Sentences are read from each part that has any ([`PartKind::is_read`]) and never reach into the next part; a headline
/// without a full stop is one sentence. A report of which nobody has told the parts is read line by line, each a
/// [`PartKind::Body`] that the document's report then has.
///
/// # Panics
/// When a part does not lie inside the body on character borders.
#[must_use]
pub fn document(mut report: Report) -> Document {
    if report.parts.is_empty() {
        report.parts = lines(&report.body);
    }
    let mut words = Words::default();
    let mut found = Vec::new();
    for (paragraph, part) in report.parts.iter().enumerate().filter(|(_, part)| part.kind.is_read()) {
        let first = words.tokens.len();
        tokenize_into(&report.body, part.span.range(), &mut words);
        for range in sentences(&report.body, &words.tokens[first..]) {
            let (start, end) = (first + range.start, first + range.end);
            found.push(Sentence {
                span: words.tokens[start].span.cover(words.tokens[end - 1].span),
                tokens: start as u32..end as u32,
                part: part.kind,
                paragraph: paragraph as u32,
            });
        }
    }
    Document { report, sentences: found, tokens: words.tokens, multiwords: words.multiwords, layers: Layers::default() }
}

/// One body part a line that is not blank.
fn lines(body: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let indent = line.len() - line.trim_start().len();
            let span = Span::from_range(start + indent..start + indent + text.len());
            parts.push(Part { kind: PartKind::Body, span });
        }
        start += line.len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::document;
    use proptest::prelude::*;
    use sanudo_text::{Document, Part, PartKind, Report, Span};

    /// A report of parts, one a line.
    fn report(parts: &[(PartKind, &str)]) -> Report {
        let mut body = String::new();
        let mut found = Vec::new();
        for (kind, text) in parts {
            let start = body.len();
            body.push_str(text);
            found.push(Part { kind: *kind, span: Span::from_range(start..body.len()) });
            body.push('\n');
        }
        let mut report = Report::new("test", body);
        report.parts = found;
        report
    }

    fn sentences(doc: &Document) -> Vec<(&str, PartKind, u32)> {
        doc.sentences.iter().map(|sent| (doc.slice(sent.span), sent.part, sent.paragraph)).collect()
    }

    /// What holds of every document.
    fn check_laws(doc: &Document) {
        let body = doc.report.body.as_str();
        let read: Vec<_> = doc.report.parts.iter().filter(|part| part.kind.is_read()).collect();
        let mut tokens = doc.tokens.iter().peekable();
        for part in read {
            let mut end = part.span.start;
            while let Some(token) = tokens.next_if(|token| part.span.contains(token.span)) {
                assert!(end <= token.span.start && !token.span.is_empty(), "tokens overlap or are empty");
                assert!(
                    body[end as usize..token.span.start as usize].chars().all(char::is_whitespace),
                    "a gap holds text"
                );
                end = token.span.end;
            }
            assert!(
                body[end as usize..part.span.end as usize].chars().all(char::is_whitespace),
                "the last gap holds text"
            );
        }
        assert!(tokens.next().is_none(), "a token stands outside the parts");
        let mut next = 0;
        for sent in &doc.sentences {
            assert!(sent.tokens.start == next && sent.tokens.end > next, "sentences have gaps or are empty");
            next = sent.tokens.end;
            assert_eq!(sent.span, doc.span_of(sent.range()));
            assert!(doc.report.parts[sent.paragraph as usize].span.contains(sent.span));
        }
        assert_eq!(next as usize, doc.tokens.len());
        for multiword in &doc.multiwords {
            let range = multiword.tokens.start as usize..multiword.tokens.end as usize;
            assert!(range.len() > 1);
            assert_eq!(multiword.span, doc.span_of(range));
        }
    }

    #[test]
    fn sentences_do_not_cross_parts() {
        let doc = document(report(&[
            (PartKind::Title, "Ministers meet in Doha"),
            (PartKind::Dateline, "DOHA, 23 May:"),
            (PartKind::Lead, "The ministers met. They agreed."),
            (PartKind::Furniture, "Read more. Subscribe."),
            (PartKind::Body, "Talks go on"),
        ]));
        assert_eq!(
            sentences(&doc),
            [
                ("Ministers meet in Doha", PartKind::Title, 0),
                ("The ministers met.", PartKind::Lead, 2),
                ("They agreed.", PartKind::Lead, 2),
                ("Talks go on", PartKind::Body, 4),
            ]
        );
        check_laws(&doc);
    }

    #[test]
    fn a_report_without_parts_is_read_line_by_line() {
        let doc = document(Report::new("test", "  Ministers meet\n\nThey agreed. All did.\n".to_owned()));
        assert_eq!(
            sentences(&doc),
            [
                ("Ministers meet", PartKind::Body, 0),
                ("They agreed.", PartKind::Body, 1),
                ("All did.", PartKind::Body, 1)
            ]
        );
        check_laws(&doc);
    }

    #[test]
    fn an_empty_report_has_no_sentences() {
        for body in ["", " \n\t ", "\u{2003}"] {
            assert_eq!(document(Report::new("test", body.to_owned())).sentences, []);
        }
    }

    #[test]
    fn hostile_texts_take_no_longer_than_others() {
        const TIMES: usize = 200_000;
        let seeds = [
            "a",
            ".",
            "\"",
            "'",
            "a.",
            "A.",
            "a-",
            "a'",
            "a.b.",
            "1.",
            "1,",
            "1:",
            "@",
            "a@",
            "www.",
            "www.a",
            "http://a<",
            "#a",
            "(",
            ". ",
            ".)",
            "?\"",
            "\0",
            "\u{301}",
            "\u{200D}",
            "\u{200B}",
            "a\u{200B}",
            "\u{202E}ع ",
            "🇶",
            "👍\u{200D}",
            "*a",
            "a*",
            "/",
            "1/2/",
            "a&",
            "$",
            "A$",
            "n't",
            "''",
            "...",
            "-=",
            "e-",
            "U.S. ",
            "Mr. ",
            "\r\n",
            "é",
            "Sat. ",
            "\\",
            "_",
            "U.S.",
            "1-2-",
            "ab.c.",
        ];
        for seed in seeds {
            let text = seed.repeat(TIMES / seed.len());
            let start = std::time::Instant::now();
            check_laws(&document(Report::new("test", text)));
            assert!(start.elapsed().as_secs() < 20, "{seed:?} takes quadratic time");
        }
    }

    proptest! {
        #[test]
        fn any_text_keeps_the_laws(body in "\\PC{0,80}") {
            check_laws(&document(Report::new("test", body)));
        }

        #[test]
        fn any_mixture_of_what_matters_keeps_the_laws(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "a", "The", "U.S", "Mr", "don", "n't", "'s", "s", "al", "Sisi", "co", "1", "23", "000", "QR", "mn", "www.", "http://", "@", "#",
                    ".", ".", ",", "'", "’", "\"", "“", "”", "(", ")", "[", "-", "—", "/", "&", "$", "%", ":", "?", "!", "…", " ", " ", "\n",
                    "\n\n", "\t", "\u{A0}", "\u{200B}", "\u{301}", "\u{200D}", "👍", "🇶", "ع", "中", "é", "İ", "ß", "\0",
                ]),
                0..60,
            ),
        ) {
            check_laws(&document(Report::new("test", pieces.concat())));
        }
    }
}
