//! Whatever is wrong with an input is told with its place, and the rest goes on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sanudo_read::{FieldMap, Input, Options, ReadError, read};

use crate::{open, told};

/// Reads one file between two sound ones: both must come through.
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("0.txt"), "First.").expect("written");
    fs::write(folder.path().join(name), bytes).expect("written");
    fs::write(folder.path().join("z.txt"), "Last.").expect("written");
    let items = told(folder.path(), open(folder.path()));
    assert_eq!(items.first().map(String::as_str), Some("0.txt: First."));
    assert_eq!(items.last().map(String::as_str), Some("z.txt: Last."));
    assert_eq!(&items[1..items.len() - 1], expected);
}

#[test]
fn binary_files() {
    check("a.txt", b"%PDF-1.7\n", &["! a.txt: not text but a PDF document; extract the text first"]);
    check("a.jsonl", b"{\"body\":\0}", &["! a.jsonl: not text but bytes with zeros in it; extract the text first"]);
}

#[test]
fn a_binary_file_that_was_named_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.png");
    fs::write(&path, b"\x89PNG\r\n\x1a\n").expect("written");
    assert_eq!(told(folder.path(), open(&path)), ["! map.png: not text but a PNG image; extract the text first"]);
}

#[test]
fn empty_files() {
    check("a.txt", b"", &["! a.txt: no text, only 0 bytes of white space; remove the file or fetch it again"]);
    check("a.txt", b" \r\n", &["! a.txt: no text, only 3 bytes of white space; remove the file or fetch it again"]);
    check("a.csv", b"", &["! a.csv: no text, only 0 bytes of white space; remove the file or fetch it again"]);
}

#[test]
fn web_pages() {
    let message = "HTML is not read yet; extract the text first";
    check("a.html", b"<p>They met.</p>", &[&format!("! a.html: {message}")]);
    check("a", b"\n<!DOCTYPE html><p>They met.</p>", &[&format!("! a: {message}")]);
}

#[test]
fn broken_json_in_the_middle() {
    check(
        "a.jsonl",
        b"{\"body\":\"A\"}\n{\"body\":\"B\n\n{\"body\":\"C\"}\n",
        &[
            "a.jsonl:1: A",
            "! a.jsonl:2: broken JSON at `{\"body\":\"B` (EOF while parsing a string at line 1 column 10); mend or remove \
             this record",
            "a.jsonl:4: C",
        ],
    );
}

#[test]
fn json_without_a_text() {
    check(
        "a.jsonl",
        b"{\"boddy\":\"A\"}\n{\"body\":\"\"}\n{\"body\":\"C\"}\n",
        &[
            "! a.jsonl:1: no field for the text: found `boddy`, looked for `body`, `text`, `content`, `article`, \
             `full_text`, `event_text`, `maintext`, `articleBody`, `body_text`, `article_text`, `story`; name it with \
             --map body=boddy",
            "! a.jsonl:2: the field `body` holds no text; remove the record or map another field with --map body=FIELD",
            "a.jsonl:3: C",
        ],
    );
}

#[test]
fn missing_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    fs::write(&path, "id,txt,date\n1,A,B\n").expect("written");
    assert_eq!(
        told(folder.path(), open(&path)),
        [
            "! a.csv:1: no field for the text: found `id`, `txt`, `date`, looked for `body`, `text`, `content`, `article`, \
          `full_text`, `event_text`, `maintext`, `articleBody`, `body_text`, `article_text`, `story`; name it with --map \
          body=txt"
        ]
    );
    let options = Options { map: FieldMap::parse("body=txt,published=dat").expect("a map"), ..Options::default() };
    let items = told(folder.path(), read(&[Input::Path(path)], &options));
    assert_eq!(items, ["! a.csv:1: no column `dat`; found `id`, `txt`, `date`; did you mean `date`?"]);
}

#[test]
fn rows_of_the_wrong_length() {
    check(
        "a.csv",
        b"id,body\n1,A\n2,B,C\n3\n4,D,\n",
        &[
            "a.csv#1: A",
            "! a.csv:3: 3 columns where the header has 2; quote fields that hold the separator",
            "! a.csv:4: 1 columns where the header has 2; quote fields that hold the separator",
            "a.csv#4: D",
        ],
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    check(
        "a.csv",
        b"id,body\n1,A\n2,\"B\n3,C\n",
        &[
            "a.csv#1: A",
            "! a.csv:3: a quote is opened in this row and never closed; double the quotes inside a field",
            "a.csv#3: C",
        ],
    );
}

#[test]
fn invalid_utf8_is_mended_with_a_note() {
    let bytes = "éèàü ".repeat(5).into_bytes();
    let input = Input::Bytes { name: "a.txt".to_owned(), bytes: [bytes, b"\xFF end".to_vec()].concat() };
    let raw = read(&[input], &Options::default()).next().expect("an item").expect("a text");
    assert!(raw.fields.body.ends_with("\u{fffd} end"));
    assert_eq!(raw.notes[0].code, "invalid-utf8");
}

#[test]
fn a_line_of_a_hundred_megabytes_is_skipped() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).expect("created"));
    write!(file, "{{\"body\":\"A\"}}\n{{\"body\":\"").expect("written");
    for _ in 0..100 {
        file.write_all(&[b'b'; 1_000_000]).expect("written");
    }
    write!(file, "\"}}\n{{\"body\":\"C\"}}\n").expect("written");
    drop(file);
    assert_eq!(
        told(folder.path(), open(&path)),
        [
            "a.jsonl:1: A",
            "! a.jsonl:2: a record of 100000011 bytes, more than the limit of 16777216; split the file so that one line \
             holds one report",
            "a.jsonl:3: C",
        ]
    );
}

#[test]
fn archives_that_were_cut_off() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    for number in 0..10_000 {
        writeln!(encoder, "{{\"body\":\"Report {number}\"}}").expect("memory");
    }
    let mut bytes = encoder.finish().expect("memory");
    bytes.truncate(bytes.len() / 2);
    let items: Vec<_> = read(&[Input::Bytes { name: "a.jsonl.gz".to_owned(), bytes }], &Options::default()).collect();
    assert!(items.len() > 1000);
    assert!(items[..items.len() - 1].iter().all(Result::is_ok), "what came before the cut is read");
    assert!(matches!(items.last(), Some(Err(ReadError::BrokenOff { .. }))));
}

#[test]
fn archives_that_unpack_without_end() {
    let spaces = vec![b' '; 200 << 20];
    for (name, bytes) in [
        ("a.jsonl.zst", zstd::encode_all(spaces.as_slice(), 1).expect("memory")),
        ("a.csv.zst", zstd::encode_all([b"body\n".to_vec(), spaces.clone()].concat().as_slice(), 1).expect("memory")),
    ] {
        let items: Vec<_> = read(&[Input::Bytes { name: name.to_owned(), bytes }], &Options::default()).collect();
        assert!(matches!(items.last(), Some(Err(ReadError::Bomb { .. }))), "{name}: {:?}", items.last());
    }
    // Of a plain text only the beginning is unpacked at all.
    let bytes = zstd::encode_all(spaces.as_slice(), 1).expect("memory");
    let items: Vec<_> = read(&[Input::Bytes { name: "a.txt.zst".to_owned(), bytes }], &Options::default()).collect();
    assert!(matches!(items.as_slice(), [Err(ReadError::Empty { .. })]));
}

#[test]
fn paths_that_are_not_there() {
    let inputs =
        [Input::Path(PathBuf::from("no/such/file.txt")), Input::Bytes { name: "b".to_owned(), bytes: b"B".to_vec() }];
    assert_eq!(
        told(Path::new("x"), read(&inputs, &Options::default())),
        [
            "! no/such/file.txt: no such file or folder; check the spelling, or quote a pattern so that the shell expands it",
            "b: B",
        ]
    );
}

#[cfg(unix)]
#[test]
fn folders_and_files_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir(root.join("a")).expect("made");
    fs::write(root.join("b.txt"), "B").expect("written");
    fs::write(root.join("c.txt"), "C").expect("written");
    fs::set_permissions(root.join("a"), fs::Permissions::from_mode(0o000)).expect("set");
    fs::set_permissions(root.join("b.txt"), fs::Permissions::from_mode(0o000)).expect("set");
    let is_root = fs::read(root.join("b.txt")).is_ok();
    let items = told(root, open(root));
    fs::set_permissions(root.join("a"), fs::Permissions::from_mode(0o700)).expect("set");
    if is_root {
        // Nothing is forbidden to root.
        assert_eq!(items, ["b.txt: B", "c.txt: C"]);
        return;
    }
    assert_eq!(
        items,
        [
            "! a: cannot be read (Permission denied (os error 13)); check its permissions",
            "! b.txt: cannot be read (Permission denied (os error 13)); check its permissions",
            "c.txt: C",
        ]
    );
}

#[test]
fn folders_in_folders_without_end() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("1/2/3/4")).expect("made");
    fs::write(folder.path().join("z.txt"), "Z").expect("written");
    let options = Options { max_depth: 2, ..Options::default() };
    let items = told(folder.path(), read(&[Input::Path(folder.path().to_owned())], &options));
    assert_eq!(items, ["! 1/2/3: lies more than 2 folders deep; name it as an input of its own", "z.txt: Z"]);
}
