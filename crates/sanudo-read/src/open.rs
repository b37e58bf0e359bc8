//! From a path to a stream of unpacked bytes, counted and guarded.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A stream of unpacked bytes.
pub(crate) type Stream = Box<dyn BufRead + Send>;

/// Bytes looked at before a decision about the format is made.
const HEAD: usize = 8 << 10;
const BUFFER: usize = 64 << 10;

/// Text rarely packs better than 30 to 1; beyond this ratio, after a free allowance, a file counts as a bomb.
pub(crate) const MAX_RATIO: u64 = 250;
const FREE_BYTES: u64 = 64 << 20;

/// A stream and its first bytes, which are still to be read from it as well.
pub(crate) struct Opened {
    pub(crate) stream: Stream,
    pub(crate) head: Vec<u8>,
}

/// Opens a file, adding the bytes read from the disk to `count`.
pub(crate) fn open_file(path: &Path, count: &Arc<AtomicU64>) -> io::Result<Opened> {
    unpack(File::open(path)?, count, false)
}

/// Opens standard input.
pub(crate) fn open_stdin(count: &Arc<AtomicU64>) -> io::Result<Opened> {
    unpack(io::stdin(), count, true)
}

/// Opens bytes in memory.
pub(crate) fn open_bytes(bytes: Vec<u8>, count: &Arc<AtomicU64>) -> io::Result<Opened> {
    unpack(Cursor::new(bytes), count, false)
}

/// Tells gzip and zstd by their first bytes; one layer of packing is removed.
fn unpack(source: impl Read + Send + 'static, count: &Arc<AtomicU64>, live: bool) -> io::Result<Opened> {
    let own = Arc::new(AtomicU64::new(0));
    let counted = Counted { source, total: Arc::clone(count), own: Arc::clone(&own) };
    let mut packed = BufReader::with_capacity(BUFFER, counted);
    let mut first = Vec::new();
    peek(&mut packed, 4, false, &mut first)?;
    let is_gzip = first.starts_with(&[0x1F, 0x8B]);
    let is_zstd = first.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]);
    let packed = Cursor::new(first).chain(packed);
    let mut stream: Stream = if is_gzip {
        let inner = flate2::bufread::MultiGzDecoder::new(packed);
        Box::new(BufReader::with_capacity(BUFFER, Guard { inner, packed: own, unpacked: 0 }))
    } else if is_zstd {
        let mut inner = zstd::stream::read::Decoder::with_buffer(packed)?;
        // 128 MiB: what `zstd -19` uses; `--long` files that need more memory are refused.
        inner.window_log_max(27)?;
        Box::new(BufReader::with_capacity(BUFFER, Guard { inner, packed: own, unpacked: 0 }))
    } else {
        Box::new(packed)
    };
    let mut head = Vec::new();
    peek(&mut stream, HEAD, live, &mut head)?;
    Ok(Opened { stream: Box::new(Cursor::new(head.clone()).chain(stream)), head })
}

/// Reads up to `wanted` bytes; a live stream is not waited for once a line has come that holds something.
fn peek(stream: &mut impl Read, wanted: usize, live: bool, head: &mut Vec<u8>) -> io::Result<()> {
    let mut chunk = [0; 1024];
    while head.len() < wanted {
        let room = (wanted - head.len()).min(chunk.len());
        match stream.read(&mut chunk[..room]) {
            Ok(0) => break,
            Ok(read) => head.extend_from_slice(&chunk[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // What came before the failure is kept; reading on meets the failure again, with its place.
            Err(_) if !head.is_empty() => break,
            Err(error) => return Err(error),
        }
        if live && head.trim_ascii_start().contains(&b'\n') {
            break;
        }
    }
    Ok(())
}

struct Counted<R> {
    source: R,
    total: Arc<AtomicU64>,
    own: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.total.fetch_add(read as u64, Ordering::Relaxed);
        self.own.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Stops a decompressor that gives implausibly much.
struct Guard<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        let packed = self.packed.load(Ordering::Relaxed);
        if self.unpacked > FREE_BYTES && self.unpacked / MAX_RATIO > packed {
            return Err(io::Error::other(Burst));
        }
        Ok(read)
    }
}

/// The error inside an [`io::Error`] by which [`Guard`] is known.
#[derive(Debug)]
struct Burst;

impl fmt::Display for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unpacks to implausibly much")
    }
}

impl std::error::Error for Burst {}

/// Whether reading stopped because a file unpacks to implausibly much.
pub(crate) fn is_burst(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Burst>)
}

/// What the first bytes are if they are not text, with an article.
pub(crate) fn binary(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 18] = [
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x7FELF", "a program"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xFD7zXZ\0", "an xz archive"),
        (b"\xD0\xCF\x11\xE0", "an office document"),
        (b"PAR1", "a Parquet table"),
        (b"\xCA\xFE\xBA\xBE", "a program"),
        (b"ID3\x02", "an MP3 recording"),
        (b"ID3\x03", "an MP3 recording"),
        (b"ID3\x04", "an MP3 recording"),
        (b"\x1F\x8B", "a gzip archive inside another"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive inside another"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    if crate::encoding::utf16(head).is_some() {
        return None;
    }
    if memchr::memchr(0, head).is_some() {
        return Some("bytes with zeros in it");
    }
    // Escape codes of teletypes and terminals occur in old agency files, hence not a single one.
    let controls = head.iter().filter(|&&byte| byte < 0x20 && !byte.is_ascii_whitespace()).count();
    (controls * 20 > head.len()).then_some("bytes full of control characters")
}

#[cfg(test)]
mod tests {
    use super::binary;

    #[test]
    fn pictures_are_not_text_and_texts_are_not_pictures() {
        assert_eq!(binary(b"\x89PNG\r\n\x1a\n"), Some("a PNG image"));
        assert!(binary(b"ab\0c").is_some());
        assert_eq!(binary("Ministers meet in Zürich".as_bytes()), None);
        assert_eq!(binary(b"M\xFCnchen"), None);
        assert_eq!(binary(b"\xFF\xFEM\0e\0"), None);
    }
}
