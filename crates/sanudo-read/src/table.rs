//! Rows of a CSV or TSV stream.
//!
//! On `csv-core` rather than `csv`, because a quote that is never closed must not pull the rest of the file into memory, and
//! must cost its own row only: the raw bytes of the row being read are kept, up to the limit, and read again from its second
//! line when it proves endless.

use std::io::{self, BufRead};

use csv_core::ReadRecordResult;
use memchr::{memchr, memchr_iter};

use crate::json::Failure;
use crate::open::Stream;
use crate::{Place, ReadError};

const UNCLOSED: &str = "a quote may never have been closed; double the quotes inside a field";
/// More columns than any table of news has.
const MAX_COLUMNS: usize = 4096;

/// A row: where it begins and its fields.
pub(crate) type Row = (Place, Vec<String>);

pub(crate) struct Table {
    stream: Stream,
    file: String,
    limit: usize,
    parser: csv_core::Reader,
    /// Bytes to be read again before the stream.
    replay: Vec<u8>,
    replayed: usize,
    /// Raw bytes of the row being read.
    raw: Vec<u8>,
    output: Vec<u8>,
    ends: Vec<usize>,
}

enum Outcome {
    Row { fields: usize, unclosed: bool },
    End,
    TooLong,
}

impl Table {
    pub(crate) fn new(stream: Stream, file: String, delimiter: u8, limit: usize) -> Self {
        let parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self {
            stream,
            file,
            limit,
            parser,
            replay: Vec::new(),
            replayed: 0,
            raw: Vec::new(),
            output: vec![0; 4096],
            ends: vec![0; 64],
        }
    }

    /// The next row; empty lines are passed over.
    pub(crate) fn next(&mut self) -> Option<Result<Row, Failure>> {
        let before = self.parser.line();
        self.raw.clear();
        let outcome = self.read();
        let skipped =
            self.raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
        let line = before + skipped as u64;
        let place = Place::line(self.file.clone(), line);
        match outcome {
            Err(error) => Some(Err(Failure::Stream(place, error))),
            Ok(Outcome::End) => None,
            Ok(Outcome::Row { unclosed: true, .. }) => {
                self.rewind(skipped, line);
                Some(Err(Failure::Record(ReadError::OpenQuote { place })))
            }
            Ok(Outcome::TooLong) => {
                let bytes = self.raw.len() as u64;
                self.rewind(skipped, line);
                let error = ReadError::LongRecord { place, bytes, limit: self.limit, hint: UNCLOSED };
                Some(Err(Failure::Record(error)))
            }
            Ok(Outcome::Row { fields, .. }) => Some(Ok((place, self.fields(fields)))),
        }
    }

    fn read(&mut self) -> io::Result<Outcome> {
        let (mut written, mut fields) = (0, 0);
        loop {
            let replaying = self.replayed < self.replay.len();
            let input = if replaying {
                &self.replay[self.replayed..]
            } else {
                match self.stream.fill_buf() {
                    Ok(input) => input,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(error),
                }
            };
            let at_end = input.is_empty();
            let (result, read, wrote, ended) =
                self.parser.read_record(input, &mut self.output[written..], &mut self.ends[fields..]);
            self.raw.extend_from_slice(&input[..read]);
            if replaying {
                self.replayed += read;
            } else {
                self.stream.consume(read);
            }
            written += wrote;
            fields += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    let room = (self.output.len() * 2).min(self.limit + 1);
                    self.output.resize(room, 0);
                }
                ReadRecordResult::OutputEndsFull if fields >= MAX_COLUMNS => return Ok(Outcome::TooLong),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Ok(Outcome::Row { fields, unclosed: at_end && self.is_unclosed() }),
                ReadRecordResult::End => return Ok(Outcome::End),
            }
            if self.raw.len() > self.limit {
                return Ok(Outcome::TooLong);
            }
        }
    }

    /// Whether the last row of a file ran over its lines because of a quote without a partner.
    fn is_unclosed(&self) -> bool {
        let row = self.raw.trim_ascii();
        memchr(b'\n', row).is_some() && memchr_iter(b'"', row).count() % 2 == 1
    }

    /// Goes back to the second line of the row just read.
    fn rewind(&mut self, skipped: usize, line: u64) {
        let mut breaks = memchr_iter(b'\n', &self.raw).skip(skipped);
        let second = breaks.next().map_or(self.raw.len(), |end| end + 1);
        let mut replay = self.raw[second..].to_vec();
        replay.extend_from_slice(&self.replay[self.replayed..]);
        self.replay = replay;
        self.replayed = 0;
        self.parser.reset();
        self.parser.set_line(line + 1);
    }

    fn fields(&self, count: usize) -> Vec<String> {
        let mut start = 0;
        let row = &self.output[..self.ends[..count].last().copied().unwrap_or(0)];
        // A row in an older encoding is judged as a whole; its separators are ASCII in all of them.
        let is_unicode = std::str::from_utf8(row).is_ok();
        let mut fields = Vec::with_capacity(count);
        for &end in &self.ends[..count] {
            let bytes = row[start..end].to_vec();
            start = end;
            fields.push(if is_unicode {
                String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
            } else {
                crate::encoding::decode(bytes, false).text
            });
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::json::Failure;

    fn check(text: &str, expected: &[&str]) {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        let mut table = Table::new(Box::new(text.as_bytes()), "a".to_owned(), b',', 40);
        let rows: Vec<String> = std::iter::from_fn(|| table.next())
            .map(|row| match row {
                Ok((place, fields)) => format!("{place} {}", fields.join("|")),
                Err(Failure::Record(error)) => format!("! {error}"),
                Err(Failure::Stream(place, error)) => format!("!! {place} {error}"),
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_know_their_lines() {
        check("a,b\n\n\"c\nc\",\"d\"\"\"\r\ne,f", &["a:1 a|b", "a:3 c\nc|d\"", "a:5 e|f"]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_row() {
        let complaint =
            "more than the limit of 40; a quote may never have been closed; double the quotes inside a field";
        let rest = "h,h\n".repeat(12);
        let mut expected = vec!["a:1 a|b".to_owned(), format!("! a:2: a record of 53 bytes, {complaint}")];
        expected.extend((3..15).map(|line| format!("a:{line} h|h")));
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&format!("a,b\nc,\"d\n{rest}"), &expected);
        check(
            "a,b\nc,\"d\ne,f\n",
            &[
                "a:1 a|b",
                "! a:2: a quote is opened in this row and never closed; double the quotes inside a field",
                "a:3 e|f",
            ],
        );
    }
}
