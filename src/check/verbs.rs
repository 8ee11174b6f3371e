//! Verbs of procedures, in English: enough to tell an instruction from a name. On doubt a word is a verb.

use std::collections::HashSet;
use std::sync::LazyLock;

/// What steps begin with.
const VERBS: &str = "accept access acknowledge activate add adjust adopt advise agree alert align allow analyse analyze \
announce answer append apply approve archive arrange ask assemble assess assign attach attempt authenticate authorize avoid \
back backup begin block book boot bring browse build bump buy call cancel capture carry change charge check choose claim \
clarify clean clear click clone close collect combine come comment commit communicate compare compile complete compose conduct \
configure confirm connect consider consult contact continue contribute convert cook coordinate copy cordon correct cover create cut debug decide \
declare decrease define delegate delete deliver deploy describe deselect destroy detach determine develop diagnose disable discard \
disconnect discuss dismiss dispose do document double-check download draft drag drain draw drop dump duplicate edit eject email enable encourage \
end engage ensure enter escalate establish estimate evaluate examine execute exit expand expect explain explore export extend extract fail \
fetch file fill filter finalise finalize find finish fix flag flush focus follow force fork format forward free gather generate get give go \
grab grant group guide handle have head help hide hit hold host identify ignore implement import improve include increase \
inform initialize initiate insert inspect install integrate interview introduce investigate invite invoke involve isolate issue join jot keep kick kill know label \
launch lead learn leave let lift link list listen load locate lock log login look lower make manage map mark match measure meet mention merge \
message migrate minimise mitigate modify monitor mount move name navigate negotiate note notify observe obtain offer onboard open operate order \
organise organize outline override paste patch pause pay perform pick pin ping place plan play plug point populate post prepare \
present press prevent print prioritise prioritize proceed process produce promote propose protect provide provision prune publish pull purchase purge push put query \
quit raise rate reach read reboot rebase rebuild recall receive recheck record recover recreate redeploy redirect reduce refactor refer refresh register \
reindex reinstall reject release reload remember remind remove rename renew reopen repair repeat replace replicate reply report request \
require requeue reschedule reset resize resolve respond restart restore resume retain retest retire retrieve retry return revert review revise ring \
revoke rewrite rinse roll rollback rotate route run save say scale scan schedule scroll search secure see seek select send separate serve set \
setup share ship shift show shut sign silence simulate skip sort speak specify spin split stage start state stay stop store submit subscribe \
suggest summarise summarize supply support suppress suspend switch sync synchronise synchronize tag take talk tell terminate test thank think tick tidy toggle \
touch track train transfer translate triage trigger troubleshoot try tune turn type uncheck uncordon understand undo uninstall unlock unmount \
unplug unseal unset update upgrade upload use utilise utilize validate verify view visit wait walk warn wash watch weigh wipe work wrap write zip";

/// The same, to look words up.
static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| VERBS.split_whitespace().collect());

/// Words without which a sentence may have no instruction, but has a predicate.
const PREDICATES: [&str; 20] = [
    "is", "are", "was", "were", "must", "should", "will", "can", "may", "has", "have", "had",
    "does", "do", "did", "don't", "needs", "not", "please", "if",
];

/// Whether a word (its case and marks around it aside) can be an instruction's verb.
pub(super) fn is_verb(word: &str) -> bool {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    KNOWN.contains(word.as_str())
}

/// Whether a text has a verb anywhere, or a word that may well be one.
pub(super) fn has_action(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let determined = words.get(1).is_some_and(|word| {
        [
            "the", "a", "an", "your", "all", "any", "this", "that", "each", "it", "them", "in",
            "on", "to", "out", "up", "down", "off", "into", "from", "over", "with", "as", "every",
            "new", "their", "our", "its", "back", "at", "for",
        ]
        .contains(&&**word)
    });
    let inflected = |word: &str| {
        let stem = ["ing", "ed", "es", "s", "d"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        word.ends_with("ing")
            || word.ends_with("ed")
            || word.ends_with("ise")
            || word.ends_with("ize")
            || word.ends_with("ify")
            || stem.is_some_and(is_verb)
    };
    determined
        || words
            .iter()
            .any(|word| is_verb(word) || inflected(word) || PREDICATES.contains(&&**word))
        || words.iter().flat_map(|word| word.split('-')).any(is_verb)
}

/// A step's words without code.
pub(super) fn plain(text: &str) -> String {
    let mut outside = text.split('`').step_by(2);
    let first = outside.next().unwrap_or_default().to_owned();
    outside.fold(first, |text, piece| format!("{text}…{piece}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_from_names() {
        for text in [
            "Open the valve",
            "Restart",
            "Waiting for approval",
            "Yeet the pod",
            "It is done",
            "Sign-off by the lead",
        ] {
            assert!(has_action(text), "{text}");
        }
        for text in [
            "Discount table",
            "Node disk pressure",
            "Final configuration",
        ] {
            assert!(!has_action(text), "{text}");
        }
        assert_eq!(plain("Run `a b` now"), "Run … now");
        assert!(is_verb("Click,") && !is_verb("table"));
    }
}
