//! A folder to work in and the command run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The run, which must have ended with this status.
    #[track_caller]
    pub(crate) fn with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// The records that were printed.
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder that goes when the test ends.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with its folders.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanudo"));
        command.args(arguments).current_dir(self.folder());
        command.env_remove("SANUDO_LEDGER").env_remove("NO_COLOR").stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// Runs with `input` on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.spawn(self.command(arguments).stdin(Stdio::piped()));
        child.stdin.take().unwrap().write_all(input).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }

    pub(crate) fn spawn(&self, command: &mut Command) -> Child {
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    pub(crate) fn wait(&self, child: Child) -> Ran {
        Ran::of(child.wait_with_output().unwrap())
    }
}

/// A report in which one country condemns another and a minister speaks.
pub(crate) const QUARREL: &str = "\
Bahrain condemned Iran on Monday

Bahrain condemned Iran on Monday after a ship was stopped in the Gulf.

\"We want the ship to be released,\" the foreign minister of Bahrain said.
";

/// A report in which two presidents meet.
pub(crate) const MEETING: &str = "\
Presidents of France and Russia meet

The president of France met the president of Russia in Moscow on Tuesday.
";

/// So many different reports as JSON lines.
pub(crate) fn archive(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let record = serde_json::json!({
            "id": number,
            "title": format!("Quarrel number {number}"),
            "published": "2024-05-23",
            "text": format!("Bahrain condemned Iran on Monday, for the {number}th time.\n\nFrance praised Bahrain. Nothing else was new."),
        });
        lines.push_str(&record.to_string());
        lines.push('\n');
    }
    lines
}
