//! The next version number.

use super::change::Change;
use super::version::Version;

/// The number of a change.
///
/// `from` is the version that it revises; `used` all numbers ever published, withdrawn ones included:
/// a number is given once. Minor: the next unused minor in the major of `from`; major: the highest major + 1.
pub fn next(change: Change, from: Option<Version>, used: &[Version]) -> Version {
    let Some(highest) = used.iter().map(|version| version.major).max() else {
        return Version::FIRST;
    };
    match (change, from) {
        (Change::Minor, Some(from)) => {
            let minor = used
                .iter()
                .filter(|version| version.major == from.major)
                .map(|version| version.minor)
                .max()
                .unwrap_or(from.minor);
            Version {
                major: from.major,
                minor: minor.saturating_add(1),
            }
        }
        _ => Version {
            major: highest.saturating_add(1),
            minor: 0,
        },
    }
}

/// Whether a number can be that of a change: unused, and where the rule puts it.
pub fn fits(change: Change, version: Version, from: Option<Version>, used: &[Version]) -> bool {
    if used.contains(&version) {
        return false;
    }
    match (change, from) {
        _ if used.is_empty() => version == Version::FIRST,
        (Change::Minor, Some(from)) => version.major == from.major && version.minor > from.minor,
        _ => version.minor == 0 && used.iter().all(|other| other.major < version.major),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v(text: &str) -> Version {
        text.parse().unwrap_or(Version::FIRST)
    }

    #[test]
    fn numbers_follow_the_rule() {
        let table = [
            (Change::Major, None, vec![], "1.0"),
            (Change::Minor, None, vec![], "1.0"),
            (Change::Minor, Some("1.0"), vec!["1.0"], "1.1"),
            (Change::Major, Some("1.0"), vec!["1.0"], "2.0"),
            // 2.0 was withdrawn: its number is burnt, and a hotfix goes on from 1.0.
            (Change::Minor, Some("1.0"), vec!["1.0", "2.0"], "1.1"),
            (Change::Major, Some("1.0"), vec!["1.0", "2.0"], "3.0"),
            (Change::Minor, Some("2.0"), vec!["1.0", "1.1", "2.0"], "2.1"),
            // The only publication was withdrawn.
            (Change::Minor, None, vec!["1.0"], "2.0"),
        ];
        for (change, from, used, expected) in table {
            let used: Vec<Version> = used.into_iter().map(v).collect();
            assert_eq!(
                next(change, from.map(v), &used),
                v(expected),
                "{change:?} {from:?} {used:?}"
            );
        }
    }
}
