//! The checkout is itself an SOP repository: no test may touch it.

use std::path::Path;
use std::process::Command;

/// What the checkout looked like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    head: String,
    refs: String,
    status: String,
}

impl Checkout {
    /// Looks at it; `None` where the sources are in no repository (a packaged crate).
    pub fn look() -> Option<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let top = git(root, &["rev-parse", "--show-toplevel"])?;
        let same = Path::new(top.trim()).canonicalize().ok() == root.canonicalize().ok();
        if !same {
            return None;
        }
        Some(Self {
            head: git(root, &["rev-parse", "--symbolic-full-name", "HEAD"]).unwrap_or_default(),
            refs: git(root, &["for-each-ref", "refs/heads", "refs/tags"]).unwrap_or_default(),
            status: git(root, &["status", "--porcelain", "--untracked-files=all"])?,
        })
    }

    /// What is no longer as it was, in words.
    pub fn difference(&self, after: &Self) -> Option<String> {
        if self == after {
            return None;
        }
        Some(format!("before:\n{self:#?}\nafter:\n{after:#?}"))
    }
}

fn git(root: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(args)
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
