//! Verbs of doing: which words can be an instruction, and their base forms.
use super::patterns::{WordSet, word_set};
use std::sync::LazyLock;

use foldhash::HashSet;

/// Base forms that begin an instruction in any trade.
const ACTIONS: &str = include_str!("verbs.txt");

/// Things that happen in the head or to somebody: no instruction, even after `you`.
const STATES: &str = "am are is was were be been being have has had know think see mean guess want like love hope wish feel understand believe suppose \
seem appear look need notice hear remember forget realise realize own belong cost hate prefer care mind agree deserve exist wonder imagine bet assume recall \
should could would can may might must will shall do does did don't doesn't didn't can't won't wouldn't couldn't shouldn't haven't hasn't isn't aren't wasn't weren't get's got gotten \
get end happen become work live die enjoy laugh worry learn said went came told saw knew thought made took gave found left lost forgot broke guys all both too really never not always usually just also still already only even";

static ACTION_SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| ACTIONS.split_whitespace().collect());
static STATE_SET: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| STATES.split_whitespace().collect());

/// Whether a word is the base form of a verb of doing.
pub(super) fn is_action(key: &str) -> bool {
    let prefixed = ["re-", "un-", "double-", "pre-", "re", "un", "pre"]
        .iter()
        .filter_map(|p| key.strip_prefix(p))
        .any(|base| base.len() > 3 && ACTION_SET.contains(base));
    ACTION_SET.contains(key) || prefixed
}

/// Whether a word is a verb of being, having or thinking, or an auxiliary.
pub(super) fn is_state(key: &str) -> bool {
    STATE_SET.contains(key)
}

/// The base form of `opening`.
pub(super) fn gerund_base(key: &str) -> Option<String> {
    let rest = key.strip_suffix("ing").filter(|r| r.len() >= 2)?;
    let undoubled = {
        let mut back = rest.chars().rev();
        match (back.next(), back.next()) {
            (Some(a), Some(b)) if a == b => rest[..rest.len() - a.len_utf8()].to_owned(),
            _ => String::new(),
        }
    };
    [undoubled, format!("{rest}e"), rest.to_owned()]
        .into_iter()
        .find(|c| is_action(c))
}

/// Whether a word is a verb of doing in the third person: `opens`, `carries`.
pub(super) fn is_third_person(key: &str) -> bool {
    third_person_base(key).is_some()
}

/// The base form of `opens`.
pub(super) fn third_person_base(key: &str) -> Option<String> {
    [("s", ""), ("es", ""), ("ies", "y")]
        .into_iter()
        .filter_map(|(suffix, put)| Some(format!("{}{put}", key.strip_suffix(suffix)?)))
        .find(|base| is_action(base))
}

/// The third person of `open`.
pub(super) fn third_person_of(key: &str) -> String {
    let y = key
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match y {
        Some(stem) => format!("{stem}ies"),
        None if key == "have" => "has".to_owned(),
        None if key.ends_with(['s', 'x', 'o', 'z'])
            || key.ends_with("ch")
            || key.ends_with("sh") =>
        {
            format!("{key}es")
        }
        None => format!("{key}s"),
    }
}

/// Whether a word is a past participle of a verb of doing: `opened`, `sent`.
pub(super) fn is_participle(key: &str) -> bool {
    static IRREGULAR: WordSet = word_set!(
        "used blacked stood shaken frozen stuck lit spread split burnt swept ground spun wrung ridden chosen broken sewn thrown stolen bent dealt dug drawn drunk eaten begun sunk wiped sent kept made done taken given written held put set cut shut read left paid brought built sold told worn driven run hung laid met shown torn wound bound fed let"
    );
    let base = |r: &str, put: &str| is_action(&format!("{r}{put}"));
    IRREGULAR.contains(key)
        || key.strip_suffix("ed").is_some_and(|r| {
            base(r, "")
                || base(r, "e")
                || r.strip_suffix('i').is_some_and(|r| base(r, "y"))
                || (r.len() > 2
                    && base(
                        &r[..r.len() - r.chars().last().map_or(0, char::len_utf8)],
                        "",
                    ))
        })
}
