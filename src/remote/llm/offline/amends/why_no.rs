//! Why it is not done as another asks, told behind the no: `Wash them one by one.` `All at once?` **`No, the lids get mixed.`** Nobody
//! is bidden to anything.
use super::super::fillers;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::{answers_another, asked_aloud};

/// The most words of the question, and of the thing that comes to harm.
const ASKED: usize = 7;
const THING: usize = 4;

/// How it is refused.
static NO: PatternSet = pattern_set!["oh|god|no? no|nope|nah"];
/// What things come to by themselves, up to the end of what is said.
static COMES: PatternSet = pattern_set![
    "just|only|always|all? get|gets|end|ends up? lost|stuck|cold|wet|damp|hot|bent|broken|torn|dirty|mixed|muddled|jammed|damaged|crushed|squashed|pulled|scratched|tangled|soggy|burnt|bruised|caught|confused up|together|over? all|every? time?",
    "just|only|always|all? goes|go soft|hard|cold|off|wrong|bad|mouldy|brown|yellow|soggy|stale|flat|rusty|grey|sour|mad",
    "just|only|always|all? stick|sticks|stretch|stretches|shrink|shrinks|crack|cracks|split|splits|warp|warps|fade|fades|leak|leaks|rust|rusts|rot|rots|smudge|smudges|smear|smears|jam|jams|melt|melts|curl|curls|run|runs|slip|slips|tear|tears|bruise|bruises|clump|clumps|clog|clogs|break|breaks together|up|down|off|apart|out|in?"
];

/// Takes the question and its answer out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let refuses = s.mood == Mood::Speech
            && s.end != End::Question
            && starts_any(&s.tokens, &NO).is_some();
        let asked =
            refuses && answers_another(sentences, at) && asked_aloud(&sentences[at - 1], ASKED);
        if asked && is_harm(s) {
            unsay(&mut sentences[at - 1..=at]);
        }
    }
}

/// `no,` **the lids get mixed**
fn is_harm(s: &Sentence) -> bool {
    let words = fillers::pauses(&s.tokens);
    let Some(no) = starts_any(&words, &NO) else {
        return false;
    };
    let words = &words[no..];
    let it = starts_any(
        words,
        patterns!["it|they|that|because|cos? the|it|they|your|you"],
    );
    it.is_some()
        && (1..words.len().min(THING + 2)).any(|i| {
            let said = starts_any(&words[i..], &COMES).is_some_and(|n| i + n == words.len());
            said && words[..i].iter().all(|t| t.tail().is_none())
        })
}
