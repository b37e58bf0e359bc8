//! Files that are there whole or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::Builder;

/// Writes a file beside `path` and gives it that name once it is complete. What is no regular file, such as `/dev/null` or a
/// pipe, is written to as it is.
pub(crate) fn write_safely<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let cannot = || format!("cannot write {}", path.display());
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
        let mut out = BufWriter::new(File::options().write(true).open(&target).with_context(cannot)?);
        let result = write(&mut out)?;
        out.flush().with_context(cannot)?;
        return Ok(result);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".sanudo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).with_context(cannot)?;
    let mut out = BufWriter::new(file.as_file_mut());
    let result = write(&mut out)?;
    out.flush().with_context(cannot)?;
    drop(out);
    file.as_file().sync_all().with_context(cannot)?;
    file.persist(&target).with_context(cannot)?;
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::write_safely;
    use std::fs;

    #[test]
    fn a_file_that_could_not_be_finished_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.csv");
        write_safely(&path, |out| Ok(out.write_all(b"old")?)).unwrap();
        let failed: Result<(), _> = write_safely(&path, |out| {
            out.write_all(b"half of the ne")?;
            anyhow::bail!("no more")
        });
        assert_eq!(failed.unwrap_err().to_string(), "no more");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
