//! The pages of one place, in the order in which they were read, found by id or path without a search through all.

use std::collections::HashMap;
use std::ops::Deref;

use super::document::Document;
use super::id::SopId;

/// Pages of one commit. They do not change once they are here, so that what is found stays right.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    all: Vec<Document>,
    by_id: HashMap<SopId, Vec<usize>>,
    /// Places in `all`, in the order of the paths.
    by_path: Vec<usize>,
}

impl From<Vec<Document>> for Pages {
    fn from(all: Vec<Document>) -> Self {
        let mut by_id: HashMap<SopId, Vec<usize>> = HashMap::with_capacity(all.len());
        for (place, page) in all.iter().enumerate() {
            by_id.entry(page.id.clone()).or_default().push(place);
        }
        let mut by_path: Vec<usize> = (0..all.len()).collect();
        by_path.sort_by(|left, right| path(&all, *left).cmp(&path(&all, *right)));
        Self {
            all,
            by_id,
            by_path,
        }
    }
}

impl Pages {
    /// The pages with this id, as they were read: one, save where two paths say or derive the same.
    pub fn named(&self, id: &SopId) -> impl Iterator<Item = &Document> {
        let places = self.by_id.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.all.get(*place))
    }

    /// The page at this path.
    pub fn at(&self, wanted: &str) -> Option<&Document> {
        let found = self
            .by_path
            .binary_search_by(|place| path(&self.all, *place).cmp(&Some(wanted)))
            .ok()?;
        self.by_path
            .get(found)
            .and_then(|place| self.all.get(*place))
    }
}

fn path(all: &[Document], place: usize) -> Option<&str> {
    all.get(place).map(|page| page.path.as_str())
}

impl Deref for Pages {
    type Target = [Document];

    fn deref(&self) -> &[Document] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Pages {
    type Item = &'a Document;
    type IntoIter = std::slice::Iter<'a, Document>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Digestion;
    use super::super::meta::Meta;
    use super::super::problem::Problem;
    use super::*;

    fn page(path: &str, id: &str) -> Document {
        let id = SopId::parse(id).unwrap();
        Document {
            path: path.to_owned(),
            blob: None,
            text: String::new(),
            body_at: 0,
            body_line: 1,
            meta: Meta::default(),
            problems: Vec::new(),
            title: id.to_string(),
            digest: Digestion::known(Err(Problem::new(1, 1, "none", "not digested"))),
            id,
        }
    }

    #[test]
    fn by_id_in_the_order_read_and_by_path() {
        let pages = Pages::from(vec![
            page("b.md", "x"),
            page("a.md", "x"),
            page("c/d.md", "y"),
        ]);
        let named = |id: &str| -> Vec<String> {
            let id = SopId::parse(id).unwrap();
            pages.named(&id).map(|page| page.path.clone()).collect()
        };
        assert_eq!(named("x"), ["b.md", "a.md"]);
        assert_eq!(named("y"), ["c/d.md"]);
        assert!(named("z").is_empty());
        assert_eq!(
            pages.at("a.md").map(|page| page.path.as_str()),
            Some("a.md")
        );
        assert!(pages.at("d.md").is_none());
        assert_eq!(pages.len(), 3);
    }
}
