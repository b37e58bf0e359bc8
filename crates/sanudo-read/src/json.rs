//! JSON objects of a stream, one by one.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use crate::lines::{Line, next_line};
use crate::open::Stream;
use crate::{Place, ReadError};

const LONG_LINE: &str = "split the file so that one line holds one report";
const LONG_ITEM: &str = "a bracket or quote may be missing in it";

/// An object and where it stands.
pub(crate) type Object = (Place, Map<String, Value>);

/// A failure inside a stream: of the stream itself, after which nothing comes, or of one record.
pub(crate) enum Failure {
    Stream(Place, io::Error),
    Record(ReadError),
}

/// One object a line; empty lines are passed over.
pub(crate) struct JsonLines {
    stream: Stream,
    file: String,
    limit: usize,
    line: u64,
    buffer: Vec<u8>,
}

impl JsonLines {
    pub(crate) fn new(stream: Stream, file: String, limit: usize) -> Self {
        Self { stream, file, limit, line: 0, buffer: Vec::new() }
    }

    pub(crate) fn next(&mut self) -> Option<Result<Object, Failure>> {
        loop {
            let line = next_line(&mut self.stream, self.limit, &mut self.buffer);
            self.line += 1;
            let place = Place::line(self.file.clone(), self.line);
            match line {
                Err(error) => return Some(Err(Failure::Stream(place, error))),
                Ok(None) => return None,
                Ok(Some(Line::TooLong(bytes))) => {
                    let limit = self.limit;
                    let error = ReadError::LongRecord { place, bytes, limit, hint: LONG_LINE };
                    return Some(Err(Failure::Record(error)));
                }
                Ok(Some(Line::Whole)) => {
                    let mut bytes = self.buffer.as_slice();
                    if self.line == 1 {
                        bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                    }
                    if !bytes.trim_ascii().is_empty() {
                        return Some(object(place, bytes).map_err(Failure::Record));
                    }
                }
            }
        }
    }
}

/// Objects inside an array, or one after the other, over as many lines as they like.
///
/// A scanner that knows strings and brackets cuts the stream into items, so that an item is bounded, and a broken one costs
/// no other: a string ends at the latest with its line, and an opening brace in the column where the item's own stands at the
/// start of a line begins the next item.
pub(crate) struct JsonItems {
    stream: Stream,
    file: String,
    limit: usize,
    line: u64,
    column: u64,
    item: u64,
    /// Only white space so far on this line.
    fresh: bool,
    buffer: Vec<u8>,
}

impl JsonItems {
    pub(crate) fn new(stream: Stream, file: String, limit: usize) -> Self {
        Self { stream, file, limit, line: 1, column: 0, item: 0, fresh: true, buffer: Vec::new() }
    }

    pub(crate) fn next(&mut self) -> Option<Result<Object, Failure>> {
        // Up to the item: white space, commas, the brackets of the array around it.
        loop {
            match self.peek() {
                Err(error) => return Some(Err(Failure::Stream(self.place(), error))),
                Ok(None) => return None,
                Ok(Some(byte)) if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']') => self.step(byte),
                // A byte order mark.
                Ok(Some(byte @ (0xEF | 0xBB | 0xBF))) if self.item == 0 => self.step(byte),
                Ok(Some(_)) => break,
            }
        }
        self.item += 1;
        let place = self.place();
        match self.collect() {
            Err(error) => Some(Err(Failure::Stream(place, error))),
            Ok(bytes) if bytes > self.limit as u64 => {
                let error = ReadError::LongRecord { place, bytes, limit: self.limit, hint: LONG_ITEM };
                Some(Err(Failure::Record(error)))
            }
            Ok(_) => Some(object(place, &self.buffer).map_err(Failure::Record)),
        }
    }

    /// Copies one item to the buffer, up to the limit; returns its length.
    fn collect(&mut self) -> io::Result<u64> {
        self.buffer.clear();
        let (line, column, at_start) = (self.line, self.column, self.fresh);
        let (mut depth, mut in_string, mut escaped, mut length) = (0_usize, false, false, 0);
        while let Some(byte) = self.peek()? {
            if in_string {
                // JSON strings hold no line breaks: this one was never closed.
                if escaped {
                    escaped = false;
                } else if byte == b'\\' {
                    escaped = true;
                } else if byte == b'"' || byte == b'\n' {
                    in_string = false;
                }
            } else {
                match byte {
                    b'{' if at_start && self.fresh && self.column == column && self.line > line => break,
                    b'"' => in_string = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 0 => depth -= 1,
                    b',' | b']' if depth == 0 => break,
                    byte if depth == 0 && byte.is_ascii_whitespace() => break,
                    _ => {}
                }
            }
            length += 1;
            if length <= self.limit as u64 {
                self.buffer.push(byte);
            }
            self.step(byte);
            if depth == 0 && !in_string && matches!(byte, b'}' | b']') {
                break;
            }
        }
        Ok(length)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.stream.fill_buf() {
                Ok(chunk) => return Ok(chunk.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn step(&mut self, byte: u8) {
        self.stream.consume(1);
        if byte == b'\n' {
            self.line += 1;
            self.column = 0;
            self.fresh = true;
        } else {
            self.column += 1;
            self.fresh &= byte.is_ascii_whitespace();
        }
    }

    fn place(&self) -> Place {
        Place { item: Some(self.item.max(1)), ..Place::line(self.file.clone(), self.line) }
    }
}

/// Whether a file called JSON holds one object a line: its first line is a whole object.
pub(crate) fn is_lines(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let Some(end) = memchr::memchr(b'\n', head) else { return false };
    head.starts_with(b"{") && serde_json::from_slice::<Map<String, Value>>(&head[..end]).is_ok()
}

fn object(place: Place, bytes: &[u8]) -> Result<Object, ReadError> {
    let parsed = if std::str::from_utf8(bytes).is_ok() {
        serde_json::from_slice(bytes)
    } else {
        serde_json::from_str(&crate::encoding::decode(bytes.to_vec(), false).text)
    };
    match parsed {
        Ok(Value::Object(object)) => Ok((place, object)),
        Ok(other) => Err(ReadError::NotAnObject { place, found: kind(&other) }),
        Err(cause) => Err(ReadError::Json { place, found: around(bytes, &cause), cause }),
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Some twenty letters on either side of a parser's mistake.
fn around(bytes: &[u8], cause: &serde_json::Error) -> String {
    let mut breaks = memchr::memchr_iter(b'\n', bytes);
    let line = cause.line().checked_sub(2).and_then(|line| breaks.nth(line)).map_or(0, |end| end + 1);
    let at = (line + cause.column()).min(bytes.len());
    let slice = &bytes[at.saturating_sub(24)..(at + 16).min(bytes.len())];
    String::from_utf8_lossy(slice).trim_matches(|letter: char| letter == char::REPLACEMENT_CHARACTER).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Failure, JsonItems, JsonLines, Object};

    fn told(items: impl Iterator<Item = Result<Object, Failure>>) -> Vec<String> {
        items
            .map(|item| match item {
                Ok((place, object)) => format!("{place} {}", object["t"]),
                Err(Failure::Record(error)) => format!("! {error}"),
                Err(Failure::Stream(place, error)) => format!("!! {place} {error}"),
            })
            .collect()
    }

    fn check_lines(text: &'static str, expected: &[&str]) {
        let mut lines = JsonLines::new(Box::new(text.as_bytes()), "a".to_owned(), 40);
        assert_eq!(told(std::iter::from_fn(|| lines.next())), expected);
    }

    fn check_items(text: &'static str, expected: &[&str]) {
        let mut items = JsonItems::new(Box::new(text.as_bytes()), "a".to_owned(), 40);
        assert_eq!(told(std::iter::from_fn(|| items.next())), expected);
    }

    #[test]
    fn a_broken_line_costs_no_other() {
        check_lines(
            "{\"t\":1}\r\n\n{\"t\":2,}\n[3]\n{\"t\":4}",
            &[
                "a:1 1",
                "! a:3: broken JSON at `{\"t\":2,}` (trailing comma at line 1 column 8); mend or remove this record",
                "! a:4: expected a JSON object with a field for the text, found an array",
                "a:5 4",
            ],
        );
    }

    #[test]
    fn a_long_line_is_named_and_skipped() {
        check_lines(
            "{\"t\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n{\"t\":2}",
            &[
                "! a:1: a record of 54 bytes, more than the limit of 40; split the file so that one line holds one report",
                "a:2 2",
            ],
        );
    }

    #[test]
    fn arrays_objects_and_runs_of_objects_are_read() {
        check_items("[{\"t\":\"}]\\\"\"}, {\"t\":[{}]}]", &["a:1 (item 1) \"}]\\\"\"", "a:1 (item 2) [{}]"]);
        check_items("{\n \"t\": 1\n}\n", &["a:1 (item 1) 1"]);
        check_items("{\"t\":1}{\"t\":2}\n{\"t\":3}", &["a:1 (item 1) 1", "a:1 (item 2) 2", "a:2 (item 3) 3"]);
        check_items("[]", &[]);
    }

    #[test]
    fn a_broken_item_costs_no_other() {
        check_items(
            "[\n{\"t\":1},\n{\"t\":{\"u\":2},\n{\"t\":3,\"u\":\"x},\n{\"t\":4}\n]",
            &[
                "a:2 (item 1) 1",
                "! a:3 (item 2): broken JSON at `{\"t\":{\"u\":2},` (EOF while parsing a value at line 2 column 0); mend or remove this record",
                "! a:4 (item 3): broken JSON at `{\"t\":3,\"u\":\"x},` (control character (\\u0000-\\u001F) found while \
                 parsing a string at line 2 column 0); mend or remove this record",
                "a:5 (item 4) 4",
            ],
        );
    }

    #[test]
    fn deep_nesting_is_refused_without_harm() {
        let deep: &'static str = Box::leak(format!("{{\"t\":{}", "[".repeat(100_000)).into_boxed_str());
        let mut lines = JsonLines::new(Box::new(deep.as_bytes()), "a".to_owned(), 1 << 20);
        assert!(told(std::iter::from_fn(|| lines.next()))[0].contains("recursion limit"));
    }
}
