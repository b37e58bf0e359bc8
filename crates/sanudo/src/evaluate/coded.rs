//! The names under which a coded report can be asked for.

use serde_json::Value;

/// The report's own id, and the name of the file it was read from without folders and extension.
///
/// A coding in the annotation's form has its id at `report`, a [`Record`](crate::Record) at `report.id` beside `report.source`.
///
/// ```
/// use serde_json::json;
/// let record = json!({"report": {"id": "0f3a", "source": "news/2024/norland_7.txt"}});
/// assert_eq!(sanudo::evaluate::ids(&record), ["0f3a", "norland_7"]);
/// assert_eq!(sanudo::evaluate::ids(&json!({"report": "norland_7"})), ["norland_7"]);
/// ```
#[must_use]
pub fn ids(coded: &Value) -> Vec<&str> {
    match coded.get("report") {
        Some(Value::String(id)) => vec![id],
        Some(report) => {
            let text = |name| report.get(name).and_then(Value::as_str);
            let source = text("source").filter(|source| !source.is_empty());
            text("id").into_iter().chain(source.map(stem)).collect()
        }
        None => Vec::new(),
    }
}

/// The last part of a path, up to its last point unless only points stand before it.
fn stem(path: &str) -> &str {
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    match file.rsplit_once('.') {
        Some((stem, _)) if stem.contains(|letter| letter != '.') => stem,
        _ => file,
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn points_at_the_start_begin_no_extension() {
        assert_eq!(["a/b.c.txt", ".hidden", "..txt", "a/", "x"].map(stem), ["b.c", ".hidden", "..txt", "", "x"]);
    }
}
