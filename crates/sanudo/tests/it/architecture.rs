//! Holds `ARCHITECTURE.md` against the workspace: the crates against the folders, the arrows against the manifests, and the
//! promise about the disk against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates and who knows whom, as told or as found.
#[derive(Clone, Debug, Default, PartialEq)]
struct Workspace {
    /// In pipeline order.
    crates: Vec<String>,
    /// From a crate to those that it knows.
    arrows: BTreeMap<String, BTreeSet<String>>,
    /// Those that may touch the disk (told), or do (found).
    disk: BTreeSet<String>,
}

#[test]
fn the_map_agrees_with_the_workspace() {
    let root = root();
    let told = told(&read(&root.join("ARCHITECTURE.md"))).expect("ARCHITECTURE.md holds what the test looks for");
    let complaints = compare(&told, &found(&root));
    assert!(complaints.is_empty(), "ARCHITECTURE.md is not true any more:\n  {}", complaints.join("\n  "));
}

#[test]
fn every_folder_of_crates_is_a_member_and_bears_its_crate_s_name() {
    let root = root();
    let members: BTreeSet<String> = found(&root).crates.into_iter().collect();
    let folders: BTreeSet<String> = folders(&root.join("crates")).into_iter().collect();
    assert_eq!(members, folders);
    for folder in folders {
        let manifest = manifest(&root.join("crates").join(&folder));
        assert_eq!(manifest["package"]["name"].as_str(), Some(folder.as_str()));
    }
}

/// What the page tells, or what it lacks.
fn told(page: &str) -> Result<Workspace, String> {
    let crates: Vec<String> =
        page.lines().filter_map(|line| Some(line.strip_prefix("| [`")?.split_once('`')?.0.to_owned())).collect();
    let block = page.split_once("```arrows\n").and_then(|(_, rest)| rest.split_once("```"));
    let (block, _) = block.ok_or("no block ```arrows")?;
    let mut arrows = BTreeMap::new();
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        let (from, to) = line.split_once("->").ok_or_else(|| format!("no arrow in {line:?}"))?;
        let to = to.split_whitespace().map(str::to_owned).collect();
        if arrows.insert(from.trim().to_owned(), to).is_some() {
            return Err(format!("two lines for {}", from.trim()));
        }
    }
    let promise =
        page.lines().find(|line| line.contains("touch the disk")).ok_or("no line on who may touch the disk")?;
    let disk =
        promise.split('`').skip(1).step_by(2).filter(|name| name.starts_with("sanudo")).map(str::to_owned).collect();
    if crates.is_empty() {
        return Err("no table row that begins with | [`sanudo".to_owned());
    }
    Ok(Workspace { crates, arrows, disk })
}

/// What manifests and sources hold.
fn found(root: &Path) -> Workspace {
    let manifest_of_root = manifest(root);
    let members = manifest_of_root["workspace"]["members"].as_array().expect("the workspace lists its members");
    let mut workspace = Workspace::default();
    for member in members {
        let member = member.as_str().expect("members are paths");
        let name = member.rsplit('/').next().unwrap_or(member).to_owned();
        let folder = root.join(member);
        workspace.arrows.insert(name.clone(), siblings(&manifest(&folder)));
        if sources(&folder.join("src")).iter().any(|path| touches_disk(&read(path))) {
            workspace.disk.insert(name.clone());
        }
        workspace.crates.push(name);
    }
    workspace
}

/// All that is not as it is told.
fn compare(told: &Workspace, found: &Workspace) -> Vec<String> {
    let mut complaints = Vec::new();
    if told.crates != found.crates {
        complaints.push(format!("crates: told {:?}, Cargo.toml has {:?}", told.crates, found.crates));
    }
    let none = BTreeSet::new();
    let names: BTreeSet<&String> = told.arrows.keys().chain(found.arrows.keys()).collect();
    for name in names {
        let is_told = told.arrows.get(name).unwrap_or(&none);
        let is_found = found.arrows.get(name).unwrap_or(&none);
        complaints
            .extend(is_told.difference(is_found).map(|to| format!("{name} -> {to}: told, but not in its manifest")));
        complaints
            .extend(is_found.difference(is_told).map(|to| format!("{name} -> {to}: in its manifest, but not told")));
    }
    let place = |name: &String| told.crates.iter().position(|other| other == name);
    for (from, to) in told.arrows.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        if place(to) >= place(from) {
            complaints.push(format!("{from} -> {to}: points upwards"));
        }
    }
    complaints.extend(found.disk.difference(&told.disk).map(|name| format!("{name} touches the disk or the network")));
    complaints
}

/// The crates of this workspace that a manifest asks for, tests left out.
fn siblings(manifest: &toml::Table) -> BTreeSet<String> {
    ["dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(toml::Table::keys)
        .filter(|name| *name == "sanudo" || name.starts_with("sanudo-"))
        .cloned()
        .collect()
}

/// Whether a source file names `std::fs` or `std::net`, its comments and tests left out.
fn touches_disk(source: &str) -> bool {
    let source = source.split_once("#[cfg(test)]\nmod tests {").map_or(source, |(before, _)| before);
    let code: String = source
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(before, _)| before))
        .flat_map(str::chars)
        .filter(|letter| !letter.is_whitespace())
        .collect();
    code.match_indices("std::").any(|(at, found)| {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            None => names_disk(rest),
            Some(list) => items(list).iter().any(|item| names_disk(item)),
        }
    })
}

fn names_disk(path: &str) -> bool {
    ["fs", "net"].iter().any(|module| {
        path.strip_prefix(module)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}

/// The items of a use list, from behind its opening brace.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

/// The source files below a folder; `tests.rs` holds tests only.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a crate has sources") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("the workspace has crates");
    entries
        .map(|entry| entry.expect("a folder can be listed"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

fn manifest(folder: &Path) -> toml::Table {
    let path = folder.join("Cargo.toml");
    read(&path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The test must be able to fail.
mod can_fail {
    use super::{Workspace, compare, siblings, told, touches_disk};

    const PAGE: &str = "\
| crate | takes |
|---|---|
| [`sanudo-text`](crates/sanudo-text) | nothing |
| [`sanudo-read`](crates/sanudo-read) | bytes |

```arrows
sanudo-read -> sanudo-text
sanudo-text ->
```

Only `sanudo-read` may touch the disk.
";

    fn page() -> Workspace {
        told(PAGE).expect("the page is whole")
    }

    #[test]
    fn a_true_map_has_no_complaints() {
        assert_eq!(compare(&page(), &page()), [""; 0]);
    }

    #[test]
    fn a_planted_arrow_is_found() {
        let wrong = told(&PAGE.replace("sanudo-text ->\n", "sanudo-text -> sanudo-read\n")).expect("the page is whole");
        let complaints = compare(&wrong, &page());
        assert_eq!(
            complaints,
            ["sanudo-text -> sanudo-read: told, but not in its manifest", "sanudo-text -> sanudo-read: points upwards"]
        );
        assert_eq!(compare(&page(), &wrong), ["sanudo-text -> sanudo-read: in its manifest, but not told"]);
    }

    #[test]
    fn a_missing_crate_is_found() {
        let mut found = page();
        found.crates.push("sanudo-nlp".to_owned());
        assert!(compare(&page(), &found)[0].starts_with("crates: told"));
    }

    #[test]
    fn a_crate_that_opens_files_is_found() {
        let mut found = page();
        found.disk.insert("sanudo-text".to_owned());
        assert_eq!(compare(&page(), &found), ["sanudo-text touches the disk or the network"]);
    }

    #[test]
    fn a_page_without_its_parts_is_refused() {
        assert_eq!(told("").unwrap_err(), "no block ```arrows");
        assert!(told("```arrows\na b\n```").unwrap_err().starts_with("no arrow in"));
        assert!(told("```arrows\na -> b\n```").unwrap_err().contains("disk"));
        assert!(told(&PAGE.replace("sanudo-text ->\n", "sanudo-read ->\n")).unwrap_err().starts_with("two lines"));
    }

    #[test]
    fn dependencies_count_and_tests_do_not() {
        let manifest = "[dependencies]\nsanudo-text.workspace = true\nserde = \"1\"\n[dev-dependencies]\nsanudo-read = { path = \"x\" }";
        let siblings = siblings(&manifest.parse().expect("a manifest"));
        assert_eq!(siblings.into_iter().collect::<Vec<_>>(), ["sanudo-text"]);
    }

    #[test]
    fn files_are_opened_in_many_ways() {
        for source in [
            "use std::fs;",
            "let text = std::fs::read(path)?;",
            "use std::net::TcpStream;",
            "use std::{\n    collections::{BTreeMap, BTreeSet},\n    fs::File,\n};",
        ] {
            assert!(touches_disk(source), "{source}");
        }
        for source in [
            "use std::fmt;",
            "// std::fs would be wrong here",
            "use std::{fmt, io};",
            "use std::{collections::{BTreeMap}, io};\nlet fs = 1;",
            "use std::fmt;\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}",
        ] {
            assert!(!touches_disk(source), "{source}");
        }
    }
}
