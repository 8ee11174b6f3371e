//! "Did you mean": the nearest of the names that exist.

use super::lookalike::look;

/// The candidate nearest to what was typed, if it is near enough to be meant: by what is seen of both.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = look(typed);
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&typed, &look(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let roles = ["cs-lead", "cs-agent", "ops-lead"];
        assert_eq!(nearest("cs-laed", roles), Some("cs-lead"));
        assert_eq!(nearest("opslead", roles), Some("ops-lead"));
        assert_eq!(nearest("warehouse", roles), None);
        // The first letter is Cyrillic.
        assert_eq!(nearest("аnn", ["jon", "ann"]), Some("ann"));
    }
}
