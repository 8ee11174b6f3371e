//! What is done in other places, and by other people of the trade: not how it is done here.
use super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::token::Token;

/// `at my last place we'd …`, `the Lyon people swap at 50 %`, `some shops accept everything`.
pub(super) fn elsewhere(words: &[Token]) -> bool {
    static PLACES: PatternSet = pattern_set![
        "at|in|from|with my|our|his|her old|last|previous|former|first|other place|job|branch|company|shop|school|site|firm|ward|hospital|kitchen|office|house|theatre|theater|unit|depot|lab|garage|team|salon|store|bakery|practice|clinic|farm|plant|crew|yard|outfit|employer|boat|venue|studio",
        "where i used|trained|worked",
        "when i was at|in|with",
        "does its own",
        "do|have their own",
        "that's|thats not us",
    ];
    abroad(words)
        || other_team(words)
        || of_the_trade(words)
        || has_any(words, &PLACES)
        || others(words)
}

/// `in Lyon they …`, `at Leeds they let the trainees do it`; and not `at Brady's they want the order by noon`.
fn abroad(words: &[Token]) -> bool {
    let there = patterns![
        "back|over|up|down|out? in|over|up|down * they|people|everyone|everybody",
        "back|over|up|down|out? at * they|everyone|everybody let|do|go|used|would|always|still|never|just"
    ];
    starts_any(words, there).is_some_and(|n| {
        let named = |t: &Token| t.word.starts_with(char::is_uppercase);
        n < words.len() && words[1..n].iter().any(named)
    })
}

/// `the other shift keeps them`, `another site does`.
fn other_team(words: &[Token]) -> bool {
    let team = starts_any(
        words,
        patterns![
            "the|our|another other? site|depot|branch|shop|team|shift|crew|ward|office|warehouse|lab|school|practice|garage|kitchen|lot|company|place|store|restaurant|studio"
        ],
    );
    team.is_some_and(|n| {
        matches!(words[n - 2].key.as_str(), "other" | "another")
            && words.get(n).is_some_and(|t| {
                super::verbs::is_third_person(&t.key)
                    || matches!(t.key.as_str(), "do" | "does" | "has" | "have")
            })
    })
}

/// `some bakers salt the dough first`
fn of_the_trade(words: &[Token]) -> bool {
    let Some(n) = starts_any(
        words,
        patterns!["some|other|most|many|plenty|lots|loads of? *"],
    ) else {
        return false;
    };
    let who = words[n - 1].key.as_str();
    let people = ["ers", "ors", "ists", "ians", "men", "women", "smiths"]
        .iter()
        .any(|e| who.ends_with(e))
        && who.len() > 5;
    let verb = |t: &Token| super::verbs::is_action(&t.key) && t.key != "need";
    let object = |t: &Token| super::lexicon::opens_object(&t.key) || t.key.len() > 2;
    people && words.get(n).is_some_and(verb) && words.get(n + 1).is_some_and(object)
}

/// `some shops accept everything`, `the Lyon people swap at 50 %`, `back in Leeds …`.
fn others(words: &[Token]) -> bool {
    static OTHERS: PatternSet = pattern_set![
        "some|other|most|many|certain|lots|plenty of? shops|places|companies|sites|teams|kitchens|salons|folks|schools|branches|labs|garages|hospitals|farms|firms|museums|libraries|venues|studios|bakeries|clinics",
        "people|folks|folk|lads always|often|sometimes|do|think|say|tend|will|forget",
        "some|most people|folks|folk|lads|guys",
        "some|most|many|half|lots of them|us",
        "a lot of them|us",
        "the * people|lot|crowd",
        "the lads|boys|girls|guys|crew|team|fellas|folks|crowd over|up|down|out? at|in *",
        "our competitors|rivals|competition",
        "back in *",
        "over in *",
    ];
    let name = |t: &Token| t.word.starts_with(char::is_uppercase);
    starts_any(words, &OTHERS).is_some_and(|n| match words[0].key.as_str() {
        "the" => {
            name(&words[n - 1])
                || name(&words[1])
                || matches!(words[1].key.as_str(), "other" | "forum")
        }
        "back" | "over" => name(&words[n - 1]),
        _ => true,
    })
}
