//! CoNLL-U of a stream, one report after the other.

use sanudo_text::conllu::{self, Block};

use crate::json::Failure;
use crate::lines::{Line, next_line};
use crate::open::Stream;
use crate::{Place, ReadError};

const LONG: &str = "put a comment `# newdoc` before each report, or split the file";

/// Sentences from one `# newdoc` to the next. Where none stands for longer than the limit, a report ends with a
/// sentence.
pub(crate) struct ParsedReports {
    stream: Stream,
    file: String,
    limit: usize,
    line: u64,
    buffer: Vec<u8>,
    /// A `# newdoc` line that was read while looking for the end of the report before.
    begun: Option<String>,
    is_done: bool,
}

impl ParsedReports {
    pub(crate) fn new(stream: Stream, file: String, limit: usize) -> Self {
        Self { stream, file, limit, line: 0, buffer: Vec::new(), begun: None, is_done: false }
    }

    /// The next report: the line on which it begins and its sentences.
    pub(crate) fn next(&mut self) -> Option<Result<(Place, Vec<Block>), Failure>> {
        loop {
            if self.is_done {
                return None;
            }
            let mut text = self.begun.take().unwrap_or_default();
            let first = self.line + u64::from(text.is_empty());
            if let Err(failure) = self.gather(&mut text) {
                return Some(Err(failure));
            }
            let place = Place::line(self.file.clone(), first);
            match conllu::read(&text) {
                Ok(blocks) if blocks.is_empty() => {}
                Ok(blocks) => return Some(Ok((place, blocks))),
                Err(error) => return Some(Err(Failure::Record(broken(&place, &error)))),
            }
        }
    }

    fn gather(&mut self, text: &mut String) -> Result<(), Failure> {
        let mut at_border = true;
        let mut has_words = false;
        loop {
            let line = next_line(&mut self.stream, self.limit, &mut self.buffer);
            self.line += 1;
            let place = Place::line(self.file.clone(), self.line);
            match line {
                Err(error) => {
                    self.is_done = true;
                    return Err(Failure::Stream(place, error));
                }
                Ok(None) => {
                    self.is_done = true;
                    return Ok(());
                }
                Ok(Some(Line::TooLong(bytes))) => {
                    let limit = self.limit;
                    return Err(Failure::Record(ReadError::LongRecord { place, bytes, limit, hint: LONG }));
                }
                Ok(Some(Line::Whole)) => {}
            }
            let mut bytes = self.buffer.as_slice();
            if self.line == 1 {
                bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            }
            let line = String::from_utf8_lossy(bytes.strip_suffix(b"\r").unwrap_or(bytes));
            let is_comment = line.starts_with('#');
            // Comments before the first word of a sentence belong to it, so a report begins with the first of them.
            if is_comment && has_words && at_border && conllu::is_new_report(&line) {
                self.begun = Some(format!("{line}\n"));
                return Ok(());
            }
            at_border = line.is_empty() || at_border && is_comment;
            has_words |= !line.is_empty() && !is_comment;
            text.push_str(&line);
            text.push('\n');
            if line.is_empty() && text.len() > self.limit {
                return Ok(());
            }
            if text.len() > self.limit.saturating_mul(2) {
                let error = ReadError::LongRecord { place, bytes: text.len() as u64, limit: self.limit, hint: LONG };
                return Err(Failure::Record(error));
            }
        }
    }
}

/// The error of a report that begins at `place`.
pub(crate) fn broken(place: &Place, error: &conllu::Error) -> ReadError {
    let line = place.line.unwrap_or(1) + error.line as u64 - 1;
    ReadError::Conllu { place: Place::line(place.file.clone(), line), message: error.message.clone() }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Input, Options, RawRecord, ReadError, document, read};

    fn records(text: &str, options: &Options) -> Vec<Result<RawRecord, ReadError>> {
        read(&[Input::Bytes { name: "a.conllu".to_owned(), bytes: text.as_bytes().to_vec() }], options).collect()
    }

    fn word(form: &str) -> String {
        format!("1\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
    }

    #[test]
    fn reports_are_parted_by_their_comments() {
        let text = format!("# newdoc id = one\n{}{}# newdoc\n{}", word("Talks"), word("began"), word("Again"));
        let records: Vec<RawRecord> = records(&text, &Options::default()).into_iter().map(Result::unwrap).collect();
        let sources: Vec<&str> = records.iter().map(|raw| raw.source.as_str()).collect();
        assert_eq!(sources, ["one", "a.conllu:6"]);
        let doc = document(&records[0]).unwrap();
        assert_eq!((doc.sentences.len(), doc.report.body.as_str()), (2, "Talks began"));
    }

    #[test]
    fn a_broken_report_costs_no_other() {
        let text = format!("# newdoc\n{}1\tx\n\n# newdoc\n{}", word("Talks"), word("Again"));
        let found: Vec<String> = records(&text, &Options::default())
            .into_iter()
            .map(|record| record.map_or_else(|error| error.to_string(), |raw| raw.source))
            .collect();
        assert_eq!(
            found,
            [
                "a.conllu:4: no CoNLL-U: 2 columns, expected 10 separated by tabs; mend or remove this sentence",
                "a.conllu:6"
            ]
        );
    }

    #[test]
    fn what_cannot_be_a_document_is_told_with_its_line() {
        let text = format!("{}1\tx\t_\tQ\t_\t_\t_\t_\t_\t_\n\n", word("Talks"));
        let raw = records(&text, &Options::default()).remove(0).unwrap();
        assert_eq!(
            document(&raw).unwrap_err().to_string(),
            "a.conllu:3: no CoNLL-U: Q is no universal part of speech; mend or remove this sentence"
        );
    }

    #[test]
    fn a_report_without_end_is_cut_between_sentences() {
        let text = word("Talks").repeat(100);
        let options = Options { max_record_bytes: 200, max_report_bytes: 200, ..Options::default() };
        let records: Vec<RawRecord> = records(&text, &options).into_iter().map(Result::unwrap).collect();
        assert!(records.len() > 5);
        assert_eq!(records.iter().map(|raw| raw.parsed.len()).sum::<usize>(), 100);
        let text = format!("1\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n", "x".repeat(150)).repeat(3);
        let error = super::tests::records(&text, &options).remove(0).unwrap_err();
        assert!(error.to_string().contains("more than the limit of 200"), "{error}");
    }

    #[test]
    fn a_file_without_an_extension_is_known_by_its_first_word() {
        let parsed = |text: String| {
            let input = Input::Bytes { name: "talks".to_owned(), bytes: text.into_bytes() };
            read(&[input], &Options::default()).next().unwrap().unwrap().parsed.len()
        };
        assert_eq!(parsed(word("Talks")), 1);
        assert_eq!(parsed(format!("# newdoc id = a\n# text = Talks\n{}", word("Talks"))), 1);
        assert_eq!(parsed("1\tTalks began on Monday.\n".to_owned()), 0);
    }

    #[test]
    fn the_format_can_be_told() {
        let options = Options { format: Format::Conllu, ..Options::default() };
        let input = Input::Bytes { name: "talks".to_owned(), bytes: word("Talks").into_bytes() };
        assert_eq!(read(&[input], &options).next().unwrap().unwrap().parsed.len(), 1);
    }
}
