//! What holds for any input.

use proptest::collection::vec;
use proptest::prelude::*;
use sanudo_read::{Format, Input, Options, RawRecord, read, report};
use sanudo_text::Report;

/// Parts lie in the body on the borders of characters, in order and apart; between them is only white space.
fn check_parts(report: &Report) -> Result<(), TestCaseError> {
    let mut end = 0;
    for part in &report.parts {
        let range = part.span.range();
        prop_assert!(range.start >= end && range.end > range.start);
        prop_assert!(report.body.is_char_boundary(range.start) && report.body.is_char_boundary(range.end));
        prop_assert!(
            report.body[end..range.start].trim().is_empty(),
            "uncovered: {:?}",
            &report.body[end..range.start]
        );
        prop_assert_eq!(report.slice(part.span).trim(), report.slice(part.span));
        end = range.end;
    }
    prop_assert!(report.body[end..].trim().is_empty());
    let spans = report.title.iter().chain(
        report
            .dateline
            .iter()
            .flat_map(|dateline| std::iter::once(&dateline.span).chain(&dateline.place).chain(&dateline.agency)),
    );
    for span in spans {
        prop_assert!(report.body.get(span.range()).is_some());
    }
    Ok(())
}

/// Pieces of pages, so that the rules meet each other.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("date 2024-05-23 "),
        Just("10:36 GMT 23.05.2024"),
        Just(" (Updated: 05/06/2024)"),
        Just("RIGA, May 3 (BNS) - "),
        Just("Ulaanbaatar /MONTSAME/. "),
        Just("afrol News, 24 March – "),
        Just("The ministers met."),
        Just("Ministers Meet in Zürich"),
        Just("“We met,” she said"),
        Just("© Jane Roe"),
        Just("Photo: "),
        Just("Read more:"),
        Just("https://example.org/2024/05/"),
        Just("By Jane Roe"),
        Just("\u{feff}\u{200b}"),
        Just("\u{a0}\u{2003}"),
        Just("İstanbul"),
        Just("2024-"),
        Just("Published: "),
        Just("\t-\t"),
        Just("… — ’"),
        Just("三国部长会面"),
        Just("walks with"),
    ];
    vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,8}"], 0..5).prop_map(|pieces| pieces.concat())
}

fn body() -> impl Strategy<Value = String> {
    vec((line(), prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("\r")]), 0..14)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn parts_cover_the_text(body in body()) {
        check_parts(&report(RawRecord::text("a_20240523.txt", body), &Options::default()))?;
    }

    #[test]
    fn parts_cover_any_text(body in "\\PC{0,300}") {
        check_parts(&report(RawRecord::text("a", body), &Options::default()))?;
    }

    #[test]
    fn parts_cover_titled_and_cut_texts(title in line(), body in body(), limit in 1_usize..200) {
        let mut raw = RawRecord::text("a", body);
        raw.fields.title = Some(title);
        let options = Options { max_report_bytes: limit, ..Options::default() };
        let report = report(raw, &options);
        prop_assert!(report.body.len() <= limit);
        check_parts(&report)?;
    }

    #[test]
    fn any_bytes_give_an_item_or_an_error(
        bytes in prop_oneof![vec(any::<u8>(), 0..400), vec(prop::sample::select(&b"{}[]\",:\\\n\r abody1"[..]), 0..200)],
        name in prop::sample::select(&["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.gz", "a"][..]),
        format in prop::sample::select(&[Format::Auto, Format::Text, Format::Jsonl, Format::Csv][..]),
    ) {
        let options = Options { format, max_report_bytes: 64, max_record_bytes: 64, ..Options::default() };
        let is_text = matches!((format, name), (Format::Text, _) | (Format::Auto, "a.txt"));
        let mut count = 0;
        for item in read(&[Input::Bytes { name: name.to_owned(), bytes }], &options) {
            count += 1;
            match item {
                Ok(raw) => check_parts(&report(raw, &options))?,
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
        prop_assert!(count > 0 || !is_text);
    }
}
