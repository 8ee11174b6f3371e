//! People as an HR system has them: which column says what, guessed from its heading, and nothing read beside that.
//!
//! Only id, name, work e-mail, title, department, location, manager, first and last day are ever taken; every other
//! column is not even looked at.

mod dates;
mod headings;
mod json;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::table::{Table, bare};
pub use dates::DateOrder;
use headings::{GUESSES, TERMINATED, names};
pub use json::from_json;

#[cfg(test)]
mod tests;

/// A field that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The HR system's own id.
    Id,
    /// The name, in one or several columns.
    Name,
    /// The work e-mail.
    Email,
    /// The job title.
    Title,
    /// The department.
    Department,
    /// The location.
    Location,
    /// The manager: an id there, a work e-mail or a name.
    Manager,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// Whether they are with us; not stored.
    Status,
}

/// A file that says which column is what, where guessing does not do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// What the ids are called in people.yaml: `adp`.
    pub source: Option<String>,
    /// Headings by field; a name may be put together from several.
    pub fields: BTreeMap<Field, Headings>,
    /// Fields that are not taken, whatever the headings.
    pub skip: Vec<Field>,
    /// What the status says of those who are not with us; else guessed.
    pub gone: Vec<String>,
    /// How dates with slashes are meant.
    pub dates: Option<DateOrder>,
}

/// One heading, or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Headings {
    /// One.
    One(String),
    /// Several, put together with blanks.
    More(Vec<String>),
}

/// Which columns are what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Columns by field, with the headings.
    pub fields: BTreeMap<Field, Vec<usize>>,
    /// The first column of the name is what people call them, and takes the place of the second.
    called: bool,
    /// The status says yes where somebody is not with us.
    says_gone: bool,
    gone: Vec<String>,
    dates: Option<DateOrder>,
}

/// Somebody as the HR system has them. What it has no column for is `None`; an empty cell is `Some("")`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Employee {
    /// The line of the table, from 1; 0 where it came without lines.
    pub line: u64,
    /// The id there.
    pub id: Option<String>,
    /// Their name.
    pub name: String,
    /// Their name by law, where they are called otherwise: their people may name them so. Not stored.
    pub legal: Option<String>,
    /// Their work e-mail.
    pub email: Option<String>,
    /// Their job title.
    pub title: Option<String>,
    /// Their department.
    pub department: Option<String>,
    /// Their location.
    pub location: Option<String>,
    /// Their manager, as written.
    pub manager: Option<String>,
    /// Their first day; the outer one: whether there is a column.
    pub start: Option<Option<Date>>,
    /// Their last day; the outer one: whether there is a column.
    pub end: Option<Option<Date>>,
    /// Whether the status says that they are with us; absent without one.
    pub active: Option<bool>,
    /// Fields that the one who asked may not see: they stay as they are.
    pub hidden: Vec<Field>,
}

impl Columns {
    /// Finds out, by the mapping and else by guessing.
    ///
    /// # Errors
    /// A heading of the mapping is not there, or neither an id nor an e-mail, or no name, can be found.
    pub fn of(table: &Table, mapping: &Mapping) -> Result<Self, String> {
        let mut fields = BTreeMap::new();
        for (field, headings) in &mapping.fields {
            let headings = match headings {
                Headings::One(one) => std::slice::from_ref(one),
                Headings::More(more) => more.as_slice(),
            };
            let column = |heading: &String| {
                let found = table.column(heading);
                found.ok_or_else(|| {
                    format!(
                        "there is no heading `{heading}`: {}",
                        table.heads.join(", ")
                    )
                })
            };
            let columns: Result<Vec<usize>, String> = headings.iter().map(column).collect();
            fields.insert(*field, columns?);
        }
        for (field, guesses) in GUESSES {
            if !fields.contains_key(field)
                && !mapping.skip.contains(field)
                && let Some(column) = table.any(guesses)
            {
                fields.insert(*field, vec![column]);
            }
        }
        if !fields.contains_key(&Field::Name)
            && let Some(columns) = names(table)
        {
            fields.insert(Field::Name, columns);
        }
        if !fields.contains_key(&Field::Id) && !fields.contains_key(&Field::Email) {
            return Err(format!(
                "no column is an id or a work e-mail: {}",
                table.heads.join(", ")
            ));
        }
        if !fields.contains_key(&Field::Name) {
            return Err(format!("no column is a name: {}", table.heads.join(", ")));
        }
        let called = !mapping.fields.contains_key(&Field::Name)
            && fields
                .get(&Field::Name)
                .is_some_and(|columns| columns.len() == 3);
        let status = fields.get(&Field::Status).and_then(|of| of.first());
        let status = status.and_then(|column| table.heads.get(*column));
        Ok(Self {
            says_gone: status.is_some_and(|head| bare(head) == TERMINATED),
            fields,
            called,
            gone: mapping.gone.iter().map(|word| bare(word)).collect(),
            dates: mapping.dates,
        })
    }

    fn text(&self, field: Field, cells: &[String]) -> Option<String> {
        let columns = self.fields.get(&field)?;
        let cells: Vec<&str> = columns
            .iter()
            .filter_map(|column| cells.get(*column))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        Some(clean(&cells.join(" ")))
    }

    /// What somebody is called, and their name by law where there are columns for both.
    fn names(&self, cells: &[String]) -> (String, Option<String>) {
        let columns = self.fields.get(&Field::Name).map(Vec::as_slice);
        let Some([called, first, last]) = columns.filter(|_| self.called) else {
            return (self.text(Field::Name, cells).unwrap_or_default(), None);
        };
        let cell = |column: &usize| clean(cells.get(*column).map_or("", String::as_str));
        let (called, first, last) = (cell(called), cell(first), cell(last));
        let legal = format!("{first} {last}").trim().to_owned();
        let name = match called.as_str() {
            "" => legal.clone(),
            whole if whole.contains(' ') => whole.to_owned(),
            short => format!("{short} {last}").trim().to_owned(),
        };
        (name, Some(legal).filter(|legal| !legal.is_empty()))
    }

    fn active(&self, cells: &[String]) -> Option<bool> {
        let word = bare(&self.text(Field::Status, cells)?);
        if word.is_empty() {
            return None;
        }
        let gone: &[&str] = &[
            "terminated",
            "inactive",
            "separated",
            "former",
            "deceased",
            "retired",
            "left",
            "t",
        ];
        if self.says_gone && self.gone.is_empty() {
            return Some(!matches!(&*word, "true" | "yes" | "y" | "1"));
        }
        let own = self.gone.contains(&word);
        Some(!(own || (self.gone.is_empty() && gone.contains(&word.as_str()))))
    }
}

/// A text on one line, without what no field holds.
fn clean(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says_the_same(known: &Employee, employee: &Employee) -> bool {
    let line = employee.line;
    let known = known.clone();
    Employee { line, ..known } == *employee
}

/// Everybody of a table; a row that is there twice counts once.
///
/// # Errors
/// Every row that cannot be taken, with its line and why.
pub fn employees(table: &Table, columns: &Columns) -> Result<Vec<Employee>, Vec<String>> {
    let order = match dates::order(table, columns) {
        Ok(order) => order,
        Err(why) => return Err(vec![why]),
    };
    let (mut found, mut wrong) = (Vec::with_capacity(table.rows.len()), Vec::new());
    let (mut ids, mut emails) = (BTreeMap::new(), BTreeMap::new());
    for (line, cells) in &table.rows {
        let employee = match row(*line, cells, columns, order) {
            Ok(employee) => employee,
            Err(why) => {
                wrong.push(format!("line {line}: {why}"));
                continue;
            }
        };
        let id = employee.id.clone();
        let email = employee.email.as_deref().filter(|email| !email.is_empty());
        let email = email.map(str::to_lowercase);
        let first = id.as_ref().and_then(|id| ids.get(id));
        let first = first.or_else(|| emails.get(email.as_ref()?)).copied();
        if let Some((_, at)) = first
            && found
                .get(at)
                .is_some_and(|known| says_the_same(known, &employee))
        {
            // A row that is there twice says nothing more the second time.
            continue;
        }
        let place = (line, found.len());
        if let Some(id) = id
            && let Some((first, _)) = ids.insert(id.clone(), place)
        {
            wrong.push(format!("lines {first} and {line} have the same id {id}"));
        }
        if let Some(email) = email
            && let Some((first, _)) = emails.insert(email, place)
        {
            let email = employee.email.as_deref().unwrap_or_default();
            wrong.push(format!(
                "lines {first} and {line} have the same e-mail {email}"
            ));
        }
        found.push(employee);
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(wrong)
    }
}

fn row(
    line: u64,
    cells: &[String],
    columns: &Columns,
    order: DateOrder,
) -> Result<Employee, String> {
    let text = |field| columns.text(field, cells);
    let day = |field| match text(field) {
        None => Ok(None),
        Some(text) => dates::day(&text, order).map(Some),
    };
    let id = text(Field::Id).filter(|id| !id.is_empty());
    let email = text(Field::Email);
    if id.is_none() && email.as_deref().unwrap_or_default().is_empty() {
        return Err("it has neither an id nor a work e-mail".to_owned());
    }
    if let Some(email) = email.as_deref().filter(|email| !email.is_empty())
        && (!email.contains('@') || email.contains(' '))
    {
        return Err(format!("`{email}` is no e-mail"));
    }
    let (name, legal) = columns.names(cells);
    if name.is_empty() {
        return Err("it has no name".to_owned());
    }
    Ok(Employee {
        line,
        id,
        legal: legal.filter(|legal| *legal != name),
        name,
        email,
        title: text(Field::Title),
        department: text(Field::Department),
        location: text(Field::Location),
        manager: text(Field::Manager),
        start: day(Field::Start)?,
        end: day(Field::End)?,
        active: columns.active(cells),
        hidden: Vec::new(),
    })
}
