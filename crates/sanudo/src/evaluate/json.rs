//! Reading loose JSON: a field may be absent, null, empty, a string or an object.

use serde_json::Value;

/// Whether a value says anything: not null, false, zero, or empty.
pub(super) fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    }
}

/// A field that says something.
pub(super) fn field<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.get(name).filter(|value| says_something(value))
}

/// A string field that is not empty.
pub(super) fn string<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    field(value, name).and_then(Value::as_str)
}

/// The items of a list field; none where it is absent or null.
pub(super) fn items<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The words of a span or the name of an actor, given as a string or as an object with `text` or `name`.
pub(super) fn words(value: &Value) -> &str {
    match value {
        Value::Object(_) => string(value, "text").or_else(|| string(value, "name")).unwrap_or_default(),
        value => value.as_str().unwrap_or_default(),
    }
}

/// An actor's name before its words; a bare string is the name.
pub(super) fn name(value: &Value) -> &str {
    match value {
        Value::Object(_) => string(value, "name").or_else(|| string(value, "text")).unwrap_or_default(),
        value => value.as_str().unwrap_or_default(),
    }
}
