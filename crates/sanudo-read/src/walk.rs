//! From inputs to the list of files, before anything is opened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Input, Options, ReadError};

/// One file to read, or why there is none.
#[derive(Debug)]
pub(crate) enum Entry {
    /// A file and its size in bytes; `named` when it was an input itself rather than found in a folder.
    File { path: PathBuf, bytes: u64, named: bool },
    /// Standard input.
    Stdin,
    /// Bytes in memory.
    Bytes { name: String, bytes: Vec<u8> },
    /// Something that cannot be read.
    Failed(ReadError),
}

/// Lists the files of all inputs: inputs in the order given, folders depth first with their entries sorted by the bytes of
/// their names.
///
/// Hidden entries are left out. Links to folders are not followed inside a folder, so a walk ends and sees each file once;
/// links to files are. A failure becomes an entry in its place.
pub(crate) fn walk(inputs: &[Input], options: &Options) -> Vec<Entry> {
    let mut entries = Vec::new();
    for input in inputs {
        match input {
            Input::Stdin => entries.push(Entry::Stdin),
            Input::Bytes { name, bytes } => entries.push(Entry::Bytes { name: name.clone(), bytes: bytes.clone() }),
            Input::Path(path) => match fs::metadata(path) {
                Ok(data) if data.is_dir() => folder(path, 0, options.max_depth, &mut entries),
                Ok(data) => entries.push(Entry::File { path: path.clone(), bytes: data.len(), named: true }),
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                    entries.push(Entry::Failed(ReadError::NotFound { path: path.clone() }));
                }
                Err(cause) => entries.push(Entry::Failed(ReadError::Unreadable { path: path.clone(), cause })),
            },
        }
    }
    entries
}

fn folder(path: &Path, depth: usize, limit: usize, entries: &mut Vec<Entry>) {
    if depth > limit {
        entries.push(Entry::Failed(ReadError::TooDeep { path: path.to_owned(), limit }));
        return;
    }
    let listing = match fs::read_dir(path) {
        Ok(listing) => listing,
        Err(cause) => {
            entries.push(Entry::Failed(ReadError::Unreadable { path: path.to_owned(), cause }));
            return;
        }
    };
    let mut children = Vec::new();
    for child in listing {
        match child {
            Ok(child) if is_hidden(&child.file_name()) => {}
            Ok(child) => children.push(child),
            Err(cause) => entries.push(Entry::Failed(ReadError::Unreadable { path: path.to_owned(), cause })),
        }
    }
    children.sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()));
    for child in children {
        let path = child.path();
        let is_link = child.file_type().is_ok_and(|kind| kind.is_symlink());
        match fs::metadata(&path) {
            Ok(data) if data.is_dir() => {
                if !is_link {
                    folder(&path, depth + 1, limit, entries);
                }
            }
            // Pipes and devices would block or never end.
            Ok(data) if data.is_file() => entries.push(Entry::File { path, bytes: data.len(), named: false }),
            Ok(_) => {}
            Err(cause) => entries.push(Entry::Failed(ReadError::Unreadable { path, cause })),
        }
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// The path as a source: no `./`, no doubled separators, `a/../b` as `b`; what leads above the start stays.
pub(crate) fn clean(path: &Path) -> String {
    use std::path::Component;
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(cleaned.components().next_back(), Some(Component::Normal(_))) => {
                cleaned.pop();
            }
            component => cleaned.push(component),
        }
    }
    cleaned.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::clean;
    use std::path::Path;

    #[test]
    fn sources_are_cleaned_by_their_letters_alone() {
        for (path, expected) in [
            ("./news/a.txt", "news/a.txt"),
            ("news//a.txt", "news/a.txt"),
            ("news/old/../a.txt", "news/a.txt"),
            ("../a.txt", "../a.txt"),
            ("../../a.txt", "../../a.txt"),
            ("/news/./a.txt", "/news/a.txt"),
        ] {
            assert_eq!(clean(Path::new(path)), expected);
        }
    }
}
