//! Lines of a stream, each bounded.

use std::io::{self, BufRead};

use memchr::memchr;

/// One line without its `\n`.
pub(crate) enum Line {
    /// The bytes are in the buffer.
    Whole,
    /// Longer than the limit: this many bytes went by, none is kept.
    TooLong(u64),
}

/// Reads the next line into `buffer`, holding at most `limit` bytes; none at the end.
pub(crate) fn next_line(input: &mut impl BufRead, limit: usize, buffer: &mut Vec<u8>) -> io::Result<Option<Line>> {
    buffer.clear();
    let mut length = 0_u64;
    let mut any = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = memchr(b'\n', chunk);
        let part = &chunk[..end.unwrap_or(chunk.len())];
        length += part.len() as u64;
        if length <= limit as u64 {
            buffer.extend_from_slice(part);
        } else {
            buffer.clear();
        }
        let used = end.map_or(chunk.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if length > limit as u64 {
        buffer.shrink_to(limit.min(1 << 16));
        return Ok(Some(Line::TooLong(length)));
    }
    Ok(Some(Line::Whole))
}

#[cfg(test)]
mod tests {
    use super::{Line, next_line};

    fn check(text: &str, limit: usize, expected: &[&str]) {
        let mut input = std::io::BufReader::with_capacity(3, text.as_bytes());
        let mut buffer = Vec::new();
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut input, limit, &mut buffer).unwrap() {
            lines.push(match line {
                Line::Whole => String::from_utf8(buffer.clone()).unwrap(),
                Line::TooLong(bytes) => format!("<{bytes}>"),
            });
        }
        assert_eq!(lines, expected);
    }

    #[test]
    fn long_lines_are_counted_but_not_kept() {
        check("a\nbcdefgh\ni", 4, &["a", "<7>", "i"]);
        check("", 4, &[]);
        check("\n\nabcd\n", 4, &["", "", "abcd"]);
    }
}
