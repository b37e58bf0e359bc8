//! Formats, packing, order, sources, progress.

use std::fs;
use std::io::Write;
use std::path::Path;

use sanudo_read::{FieldMap, Format, Input, Options, read, report};

use crate::{open, told};

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn folders_are_read_in_the_order_of_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "b.txt", b"B");
    write(root, "a/z.txt", b"Z");
    write(root, "a/Y.text", b"Y");
    write(root, "c.jsonl", b"{\"text\":\"C\"}\n{\"text\":\"D\",\"id\":7}\n");
    write(root, ".hidden.txt", b"H");
    write(root, "README.md", b"Not a report");
    write(root, "map.png", b"\x89PNG\r\n\x1a\n");
    let mut reader = open(root);
    let items = told(root, &mut reader);
    assert_eq!(items, ["a/Y.text: Y", "a/z.txt: Z", "b.txt: B", "c.jsonl:1: C", "c.jsonl#7: D"]);
    let skipped: Vec<&str> = reader.skipped().iter().map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(skipped, ["not a kind of file that holds reports", "a PNG image"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a/b.txt", b"B");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).expect("a link");
    assert_eq!(told(folder.path(), open(folder.path())), ["a/b.txt: B"]);
}

#[test]
fn packed_files_are_read_as_if_they_were_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let lines = b"{\"body\":\"A\",\"url\":\"https://example.org/a\"}\n";
    write(root, "a.jsonl.gz", &gzip(lines));
    write(root, "b.txt", &gzip(b"B"));
    write(root, "c.csv.zst", &zstd::encode_all(&b"text,title\nC,Head\n"[..], 3).expect("memory"));
    write(root, "d.txt.gz", &[gzip(b"D "), gzip(b"and more")].concat());
    let items = told(root, open(root));
    assert_eq!(items, ["https://example.org/a: A", "b.txt: B", "c.csv.zst:2: Head\n\nC", "d.txt.gz: D and more"]);
}

#[test]
fn a_plain_text_is_kept_to_the_letter() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.txt", "\u{feff}\r\n Ministers meet \r\n\r\nThey met.\r\n\t".as_bytes());
    assert_eq!(told(folder.path(), open(folder.path())), ["a.txt: \r\n Ministers meet \r\n\r\nThey met.\r\n\t"]);
}

#[test]
fn tables_are_read_by_their_header() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(
        root,
        "a.csv",
        "\u{feff}ID,Headline,Text\n1,Ministers meet,\"They met,\nthey said.\"\n2,,They left.\n".as_bytes(),
    );
    write(root, "b.tsv", b"url\tcontent\nhttps://example.org/b\tThey slept.\n");
    write(root, "urls.tsv", b"name\taddress\na\tb\n");
    let mut reader = open(root);
    assert_eq!(
        told(root, &mut reader),
        [
            "a.csv#1: Ministers meet\n\nThey met,\nthey said.",
            "a.csv#2: They left.",
            "https://example.org/b: They slept."
        ]
    );
    assert_eq!(reader.skipped()[0].reason, "a table without a column for the text (name, address)");
}

#[test]
fn json_may_be_an_array_an_object_or_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "a.json", b"[\n  {\"body\": \"A\"},\n  {\"body\": \"B\"}\n]\n");
    write(root, "b.json", b"{\n  \"body\": \"C\"\n}\n");
    write(root, "c.json", b"{\"body\":\"D\"}\n{\"body\":\"E\"}\n");
    let items = told(root, open(root));
    assert_eq!(items, ["a.json:2[1]: A", "a.json:3[2]: B", "b.json:1[1]: C", "c.json:1: D", "c.json:2: E"]);
}

#[test]
fn utf16_is_read_in_every_format() {
    let wide = |text: &str| -> Vec<u8> {
        [vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "a.txt", &wide("Zürich"));
    write(root, "b.jsonl", &wide("{\"body\":\"Zürich\"}\n"));
    write(root, "c.csv", &wide("body\nZürich\n"));
    assert_eq!(told(root, open(root)), ["a.txt: Zürich", "b.jsonl:1: Zürich", "c.csv:2: Zürich"]);
}

#[test]
fn what_has_no_name_is_told_by_its_first_bytes() {
    let first = |bytes: &[u8], format| {
        let options = Options { format, ..Options::default() };
        let input = Input::Bytes { name: "-".to_owned(), bytes: bytes.to_vec() };
        read(&[input], &options).next().map(|item| item.map_or_else(|error| error.to_string(), |raw| raw.fields.body))
    };
    assert_eq!(first(b" {\"body\":\"A\"}", Format::Auto).as_deref(), Some("A"));
    assert_eq!(first(b"[{\"body\":\"A\"}]", Format::Auto).as_deref(), Some("A"));
    assert_eq!(first(b"They met.", Format::Auto).as_deref(), Some("They met."));
    assert_eq!(first(b"{\"body\":\"A\"}", Format::Text).as_deref(), Some("{\"body\":\"A\"}"));
    assert_eq!(first(b"body\nA\n", Format::Csv).as_deref(), Some("A"));
}

#[test]
fn a_map_tells_which_field_is_which() {
    let map = FieldMap::parse("body=article.text,published=when,outlet=paper").expect("a map");
    let options = Options { map, ..Options::default() };
    let bytes =
        b"{\"article\":{\"text\":\"They met.\"},\"when\":\"2024-05-23T10:36:00+03:00\",\"paper\":\"Baltic Post\"}"
            .to_vec();
    let mut reader = read(&[Input::Bytes { name: "a.jsonl".to_owned(), bytes }], &options);
    let report = report(reader.next().expect("an item").expect("a record"), &options);
    assert_eq!(report.outlet.as_deref(), Some("Baltic Post"));
    let published = report.published.expect("a time");
    assert_eq!(published.moment.to_string(), "2024-05-23T07:36:00Z");
    assert_eq!(published.read_from, sanudo_text::ReadFrom::Field("when".to_owned()));
}

#[test]
fn progress_counts_packed_bytes_and_ends_at_the_total() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.txt.gz", &gzip("They met. ".repeat(1000).as_bytes()));
    write(folder.path(), "b.png", &[0; 5000]);
    let mut reader = open(folder.path());
    let progress = reader.progress();
    let total = reader.total_bytes().expect("no standard input");
    assert!((5000..6000).contains(&total));
    assert_eq!(reader.by_ref().count(), 1);
    assert_eq!(progress.bytes_read(), total);
}

#[test]
fn a_long_text_is_cut_with_a_note_and_not_refused() {
    let options = Options { max_report_bytes: 1000, ..Options::default() };
    let bytes = "They met.\n".repeat(100_000).into_bytes();
    let mut reader = read(&[Input::Bytes { name: "a.txt".to_owned(), bytes }], &options);
    let report = report(reader.next().expect("an item").expect("a text"), &options);
    assert_eq!(report.body.len(), 1000);
    let note = report.notes.iter().find(|note| note.code == "too-long").expect("a note");
    assert_eq!(note.message, "1000 of 1000000 bytes were kept");
}

#[test]
fn a_reader_can_be_moved_to_another_thread() {
    fn check<T: Send>() {}
    check::<sanudo_read::Reader>();
    check::<sanudo_read::RawRecord>();
    check::<sanudo_read::ReadError>();
}
