//! How many, in words that agree: `1 record`, `2 records`.

/// A count and its noun.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// A count, its noun and the verb: `1 record is`, `2 records are`.
pub fn are(count: usize, noun: &str) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(count, noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one() {
        assert_eq!(counted(1, "error"), "1 error");
        assert_eq!(counted(0, "error"), "0 errors");
        assert_eq!(are(1, "record"), "1 record is");
        assert_eq!(are(2, "record"), "2 records are");
    }
}
