//! The paths that are asked about, as folders and files with numbers, and sets of them that know what is below a folder.

use std::collections::HashMap;

/// The number of a folder; the root is 0.
pub type FolderNo = u32;
/// The number of a file.
pub type FileNo = u32;

const ROOT: FolderNo = 0;

/// Paths, taken apart at their slashes.
#[derive(Debug)]
pub struct Paths {
    folders: Vec<Folder>,
    /// The folder of each file.
    homes: Vec<FolderNo>,
    /// The path of each file.
    paths: Vec<Box<str>>,
}

#[derive(Debug, Default)]
struct Folder {
    parent: FolderNo,
    folders: HashMap<Box<[u8]>, FolderNo>,
    files: HashMap<Box<[u8]>, FileNo>,
}

impl Default for Paths {
    fn default() -> Self {
        Self {
            folders: vec![Folder::default()],
            homes: Vec::new(),
            paths: Vec::new(),
        }
    }
}

impl Paths {
    /// The number of a path, new or known.
    pub fn number(&mut self, path: &str) -> FileNo {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut home = ROOT;
        for part in folders.split('/').filter(|part| !part.is_empty()) {
            home = self.folder(home, part.as_bytes());
        }
        let next = self.homes.len() as FileNo;
        let files = &mut self.folders[home as usize].files;
        let number = *files.entry(name.as_bytes().into()).or_insert(next);
        if number == next {
            self.homes.push(home);
            self.paths.push(path.into());
        }
        number
    }

    /// The path of a number.
    pub fn path(&self, file: FileNo) -> &str {
        &self.paths[file as usize]
    }

    fn folder(&mut self, within: FolderNo, name: &[u8]) -> FolderNo {
        if let Some(known) = self.folder_in(within, name) {
            return known;
        }
        let number = self.folders.len() as FolderNo;
        self.folders.push(Folder {
            parent: within,
            ..Folder::default()
        });
        self.folders[within as usize]
            .folders
            .insert(name.into(), number);
        number
    }

    /// The folder of this name in a folder.
    pub fn folder_in(&self, within: FolderNo, name: &[u8]) -> Option<FolderNo> {
        self.folders[within as usize].folders.get(name).copied()
    }

    /// The file of this name in a folder.
    pub fn file_in(&self, within: FolderNo, name: &[u8]) -> Option<FileNo> {
        self.folders[within as usize].files.get(name).copied()
    }

    fn ways_up(&self, file: FileNo) -> impl Iterator<Item = FolderNo> {
        let home = self.homes[file as usize];
        std::iter::successors(Some(home), |at| {
            (*at != ROOT).then(|| self.folders[*at as usize].parent)
        })
    }
}

/// Files that are still asked about at one commit, each with the number of its question.
#[derive(Debug, Default)]
pub struct Open {
    files: HashMap<FileNo, u32>,
    /// How many of them are below each folder.
    below: Vec<u32>,
}

impl Open {
    /// Adds a file; the question that is asked about it already, if one is.
    pub fn insert(&mut self, paths: &Paths, file: FileNo, question: u32) -> Option<u32> {
        if let Some(there) = self.files.get(&file) {
            return Some(*there);
        }
        self.files.insert(file, question);
        self.below.resize(paths.folders.len(), 0);
        for folder in paths.ways_up(file) {
            self.below[folder as usize] += 1;
        }
        None
    }

    /// Takes a file out, and gives its question.
    pub fn remove(&mut self, paths: &Paths, file: FileNo) -> Option<u32> {
        let question = self.files.remove(&file)?;
        for folder in paths.ways_up(file) {
            self.below[folder as usize] -= 1;
        }
        Some(question)
    }

    /// Whether a file is among them.
    pub fn has(&self, file: FileNo) -> bool {
        self.files.contains_key(&file)
    }

    /// Whether anything below a folder is.
    pub fn reaches(&self, folder: FolderNo) -> bool {
        self.below
            .get(folder as usize)
            .is_some_and(|count| *count > 0)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All of them with their questions, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (FileNo, u32)> {
        self.files.iter().map(|(file, question)| (*file, *question))
    }
}
