//! The one spelling of a record: RFC 8785 over strings, integers, booleans, arrays and objects.

use serde_json::Value;

/// Integers beyond this lose digits in other readers (I-JSON, RFC 7493).
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Writes a value in its one spelling; `None` where it holds a null or a number that is no safe integer.
pub fn write(value: &Value) -> Option<String> {
    allowed(value).then_some(())?;
    if ascii_keys(value) {
        // serde_json sorts keys by their bytes and writes strings and integers as RFC 8785 does; the two orders part
        // where keys hold other letters, and records have none. Ten times as fast, and read at every start.
        return serde_json::to_string(value).ok();
    }
    serde_json_canonicalizer::to_string(value).ok()
}

fn ascii_keys(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(ascii_keys),
        Value::Object(fields) => fields
            .iter()
            .all(|(key, value)| key.is_ascii() && ascii_keys(value)),
        _ => true,
    }
}

/// Reads a value whose bytes must be their own canonical form.
///
/// # Errors
/// Says why they are not.
pub fn read(text: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    let spelled =
        write(&value).ok_or("it holds a null, a fraction or a number that is too large")?;
    // A key that stands twice is lost in reading, so it shows here as well.
    if spelled == text {
        Ok(value)
    } else {
        Err("its bytes are not their own canonical form".to_owned())
    }
}

fn allowed(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => {
            number.as_u64().is_some_and(|n| n <= MAX_INTEGER)
                || number
                    .as_i64()
                    .is_some_and(|n| n.unsigned_abs() <= MAX_INTEGER)
        }
        Value::Array(items) => items.iter().all(allowed),
        Value::Object(fields) => fields.values().all(allowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_bytes_are_read() {
        assert!(read(r#"{"a":"é\n","b":[1,true],"c":{"d":-2}}"#).is_ok());
    }

    #[test]
    fn both_writers_spell_alike() {
        let letters: String = (0..0x3000).filter_map(char::from_u32).collect();
        let value = serde_json::json!({
            "b": [1, -2, true, {"z": "", "A": "😀\u{2028}", "a b": letters}], "a": 9007199254740991_u64, "_": "\"\\/",
        });
        assert_eq!(
            write(&value),
            serde_json_canonicalizer::to_string(&value).ok()
        );
        let other = serde_json::json!({"é": 1, "\u{10000}": 2, "\u{e000}": 3});
        assert_eq!(
            write(&other),
            serde_json_canonicalizer::to_string(&other).ok()
        );
    }

    #[test]
    fn any_other_spelling_is_named() {
        for text in [
            r#"{"b":1,"a":2}"#,
            r#"{"a":1, "b":2}"#,
            r#"{"a":1,"a":1}"#,
            r#"{"a":1.0}"#,
            r#"{"a":1e2}"#,
            r#"{"a":null}"#,
            r#"{"a":"\u00e9"}"#,
            r#"{"a":9007199254740993}"#,
            r#"{"a":"\/"}"#,
            "{\"a\":1}\n",
            "",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
