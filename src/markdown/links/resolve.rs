//! What a link's target means, from the page that it stands in.

use super::files::Files;

/// What a target turns out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// Another server, another repository, something that a template fills in, an address that only a site knows:
    /// nothing that could be judged here.
    Elsewhere,
    /// Nothing at all: `[text]()`.
    Nowhere,
    /// A place in the page itself.
    Here {
        /// What comes after `#`, decoded; empty for the top.
        fragment: String,
    },
    /// A file of the repository.
    File {
        /// From the root.
        path: String,
        /// What comes after `#`, decoded.
        fragment: Option<String>,
    },
    /// A folder of the repository.
    Folder {
        /// From the root.
        path: String,
    },
    /// A path at which nothing is.
    Missing {
        /// From the root.
        path: String,
        /// What was probably meant, from the root.
        near: Option<String>,
        /// Only its upper and lower case differ.
        case_only: bool,
    },
}

/// Endings that a page's file may have where a link leaves them out, or says `.html`.
const ENDINGS: [&str; 9] = [
    ".md",
    ".mdx",
    ".markdown",
    ".md.erb",
    ".html.md",
    ".html.md.erb",
    ".html",
    ".rst",
    ".adoc",
];

/// Files that stand for their folder.
const INDEXES: [&str; 7] = [
    "index.md",
    "README.md",
    "_index.md",
    "index.mdx",
    "index.html.md.erb",
    "index.html.md",
    "index.html",
];

/// Parts of addresses on a forge, which are written as if they were paths: `../../issues/3`.
const FORGE: [&str; 14] = [
    "issues",
    "pull",
    "pulls",
    "wiki",
    "releases",
    "blob",
    "tree",
    "raw",
    "commit",
    "commits",
    "actions",
    "discussions",
    "-",
    "compare",
];

/// What `target` means in the page at `from`. Targets that begin with `/` are below `site_root`, where that is known.
pub fn resolve(files: &Files, site_root: Option<&str>, from: &str, target: &str) -> Resolved {
    let target = target.trim();
    if target.is_empty() {
        return Resolved::Nowhere;
    }
    if is_foreign(target) {
        return Resolved::Elsewhere;
    }
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (target, None),
    };
    let fragment = fragment.map(decoded);
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Resolved::Here {
            fragment: fragment.unwrap_or_default(),
        };
    }
    let path = decoded(path);
    let place = Place {
        files,
        from,
        absolute: site_root,
    };
    place.find(&path, fragment)
}

struct Place<'a> {
    files: &'a Files,
    from: &'a str,
    absolute: Option<&'a str>,
}

impl Place<'_> {
    fn find(&self, path: &str, fragment: Option<String>) -> Resolved {
        let Some(bases) = self.bases(path) else {
            return Resolved::Elsewhere;
        };
        let mut first = None;
        for base in bases {
            let Some(full) = joined(&base, path) else {
                // Above the repository: on a forge that is an address of the forge.
                return Resolved::Elsewhere;
            };
            if let Some(found) = self.at(&full, path.ends_with('/'), &fragment) {
                return found;
            }
            first.get_or_insert(full);
        }
        match first {
            Some(full) if self.can_judge(path, &full) => self.missing(full),
            _ => Resolved::Elsewhere,
        }
    }

    /// The folders that the path may be relative to, the likeliest first.
    fn bases(&self, path: &str) -> Option<Vec<String>> {
        if path.starts_with('/') {
            return self.absolute.map(|root| vec![root.to_owned()]);
        }
        let folder = self.from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut bases = vec![folder.to_owned()];
        if self.files.site() {
            // A site serves `a/b.md` as `a/b/`, and some take paths from the top of their content.
            let stem = self
                .from
                .split_once('.')
                .map_or(self.from, |(stem, _)| stem);
            bases.push(stem.to_owned());
            let mut up = folder;
            while !path.starts_with("..") && !up.is_empty() {
                up = up.rsplit_once('/').map_or("", |(up, _)| up);
                bases.push(up.to_owned());
            }
        }
        Some(bases)
    }

    fn at(&self, full: &str, slash: bool, fragment: &Option<String>) -> Option<Resolved> {
        let file = |path: String| Resolved::File {
            path,
            fragment: fragment.clone(),
        };
        if self.files.is_closed(full) {
            return Some(Resolved::Elsewhere);
        }
        // Some write `page.md/#section`, as the site's address will be.
        if self.files.has(full) && (!slash || full.ends_with(".md")) {
            return Some(file(full.to_owned()));
        }
        if self.files.has_folder(full) {
            let inside = |name: &&&str| self.files.has(&joined_name(full, name));
            return Some(match INDEXES.iter().find(inside) {
                Some(name) => file(joined_name(full, name)),
                None => Resolved::Folder {
                    path: full.to_owned(),
                },
            });
        }
        let bare = full.strip_suffix(".html").unwrap_or(full);
        if bare == full && has_ending(full) {
            return None;
        }
        let ended = ENDINGS.iter().map(|ending| format!("{bare}{ending}"));
        ended
            .into_iter()
            .find(|path| self.files.has(path))
            .map(file)
    }

    /// Whether a path at which nothing is can be called dead.
    fn can_judge(&self, path: &str, full: &str) -> bool {
        let on_forge = full.split('/').any(|part| FORGE.contains(&part)) && path.starts_with("..");
        // A site makes pages and data files of its own; what it is made from has these endings.
        let lower = path.to_lowercase();
        let made_from = [
            ".md",
            ".mdx",
            ".markdown",
            ".png",
            ".jpg",
            ".jpeg",
            ".gif",
            ".svg",
            ".webp",
            ".avif",
            ".pdf",
        ];
        let rendered = !made_from.iter().any(|ending| lower.ends_with(ending));
        !(on_forge || (self.files.site() && rendered))
    }

    fn missing(&self, path: String) -> Resolved {
        let near = self
            .files
            .nearest(&path)
            .or_else(|| self.files.moved(&path))
            .map(str::to_owned);
        let case_only = near
            .as_ref()
            .is_some_and(|near| near.eq_ignore_ascii_case(&path));
        Resolved::Missing {
            path,
            near,
            case_only,
        }
    }
}

/// Whether a target is an address, a template, or a notation that only its tool understands.
fn is_foreign(target: &str) -> bool {
    let scheme = |target: &str| {
        target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-._".contains(&b))
        })
    };
    let starts = [
        "//", "@", "~", "$", "%", ":", "{", "<", "!", "#/", "#!", "#:~:",
    ];
    let holds = [
        "{{", "{%", "<%", "${", "%}", "}}", "\\", "*", "<", ">", "…", "{", "/#/", "|",
    ];
    scheme(target)
        || starts.iter().any(|start| target.starts_with(start))
        || holds.iter().any(|part| target.contains(part))
}

/// `%20` and the like as what they stand for; what is no UTF-8 then stays as it was.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = |b: u8| char::from(b).to_digit(16);
        let pair = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        let byte = pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A path from the root; `None` above it.
fn joined(base: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn joined_name(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// Whether a path's last part has an ending: `plan.pdf`, not `v1.2` and not `setup`.
fn has_ending(path: &str) -> bool {
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (1..=8).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}
