//! JSON of an HR system as a table: a heading for every key, nested ones as `jobs[0].title`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::table::Table;

/// The people of an export: a list, or a list under `employees`, `data`, `people`, `workers` or `results`.
///
/// # Errors
/// It is no JSON, or no list of objects.
pub fn from_json(bytes: &[u8]) -> Result<Table, String> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let list = match &value {
        Value::Array(list) => Some(list),
        Value::Object(fields) => ["employees", "data", "people", "workers", "results"]
            .iter()
            .find_map(|key| fields.get(*key)?.as_array()),
        _ => None,
    };
    let list = list.ok_or("it holds no list of people")?;
    let rows: Option<Vec<BTreeMap<String, String>>> = list.iter().map(flat).collect();
    let rows = rows.ok_or("its list holds something other than objects")?;
    let mut heads: Vec<String> = rows.iter().flat_map(|row| row.keys().cloned()).collect();
    heads.sort();
    heads.dedup();
    let cells = |row: &BTreeMap<String, String>| {
        heads
            .iter()
            .map(|head| row.get(head).cloned().unwrap_or_default())
            .collect()
    };
    Ok(Table {
        rows: rows
            .iter()
            .enumerate()
            .map(|(at, row)| (at as u64 + 1, cells(row)))
            .collect(),
        heads,
        legacy: false,
    })
}

fn flat(value: &Value) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let fields = value.as_object()?;
    match fields.get("attributes").and_then(Value::as_object) {
        Some(attributes) => {
            for (key, value) in fields
                .iter()
                .filter(|(key, _)| *key != "attributes")
                .chain(attributes)
            {
                put(key, value, 0, &mut found);
            }
        }
        None => fields
            .iter()
            .for_each(|(key, value)| put(key, value, 0, &mut found)),
    }
    Some(found)
}

fn put(key: &str, value: &Value, depth: usize, found: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => drop(found.insert(key.to_owned(), text.clone())),
        Value::Number(number) => drop(found.insert(key.to_owned(), number.to_string())),
        Value::Bool(yes) => drop(found.insert(key.to_owned(), yes.to_string())),
        Value::Null => drop(found.insert(key.to_owned(), String::new())),
        Value::Object(fields) if depth < 4 => {
            for (name, value) in fields {
                put(&format!("{key}.{name}"), value, depth + 1, found);
            }
        }
        Value::Array(items) if depth < 4 => {
            for (at, value) in items.iter().enumerate().take(3) {
                put(&format!("{key}[{at}]"), value, depth + 1, found);
            }
        }
        Value::Object(_) | Value::Array(_) => {}
    }
}
