//! Clauses of a pronoun and a deed: `you open`, `we then send`, `I'm announcing it`, `they ring me`.
mod acts;

use self::acts::{does_so_much, duty, feels, is_deed, result, suffers};
use super::lexicon::{is_adverb, is_past, opens_object};
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::reading::Force;
use super::token::Token;
use super::turns::Mood;
use super::verbs::{gerund_base, is_action, is_participle, is_third_person};

static AUXILIARIES: PatternSet = pattern_set![
    "need to",
    "have to",
    "has to",
    "got to",
    "gotta",
    "should",
    "must",
    "will",
    "want to",
    "wanna",
    "are going to",
    "going to",
    "gonna",
    "are gonna",
    "would",
    "are supposed to",
    "supposed to",
    "are? meant to",
    "ought to",
    "had better",
    "better",
    "go ahead and",
    "go and",
    "come and",
    "shall",
    "then",
    "do",
    "are to",
    "can go ahead and",
    "start|begin off? by",
    "like to",
    "have got to",
    "try to",
    "look|stop|turn|sit and",
    "make it a point to",
    "tend to",
    "still? have gotta",
];
/// What the adverbs before a verb lose when the subject goes.
static EMPTY: PatternSet = pattern_set![
    "then|just|basically|first|next|also|actually|really|simply|all|both|now|obviously|either|probably|even|essentially|still|usually|normally|generally|typically|again|later|already"
];

pub(super) fn adverbs(tokens: &[Token]) -> usize {
    tokens.iter().take_while(|t| is_adverb(&t.key)).count()
}

/// `you open`, `we then send`, `I'm going to click`: the words after the subject, if they are a deed.
pub(super) fn subject_verb(tokens: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let first = tokens.first()?.key.as_str();
    let mut rest = &tokens[subject(tokens)?..];
    if recounts(first, rest) || supposes(first, rest) || suffers(first, rest) {
        return None;
    }
    let mut obliged = first.contains('\'');
    let mut kept: Vec<Token> = Vec::new();
    loop {
        // `you could open it`: a thought
        if starts_any(rest, patterns!["could|might"]).is_some()
            && starts_any(rest, patterns!["could|might want to"]).is_none()
        {
            return None;
        }
        if starts_any(rest, patterns!["can|could|may|might"]).is_some()
            && starts_any(rest, patterns!["can|could go ahead and"]).is_none()
        {
            return allowed(tokens, rest);
        }
        if let Some(n) = progressive(rest).or_else(|| auxiliary(rest)) {
            (obliged, rest) = (true, &rest[n..]);
            continue;
        }
        let n = adverbs(rest);
        if n == 0 || n >= rest.len() {
            break;
        }
        let says = |t: &&Token| starts_any(std::slice::from_ref(*t), &EMPTY).is_none();
        kept.extend(rest[..n].iter().filter(says).cloned());
        rest = &rest[n..];
    }
    // `you'll be asked for a code`: done to whoever reads it
    let suffers = rest.first().is_some_and(|t| t.key == "be")
        && rest
            .get(1)
            .is_some_and(|t| super::verbs::is_participle(&t.key));
    if suffers && first.starts_with("you") && rest.len() > 3 {
        return Some((Force::Step, tokens.to_vec(), false));
    }
    let mut main = kept;
    main.extend(deed(rest, obliged)?);
    let first_person = first.split('\'').next() == Some("i");
    Some((Force::Step, main, first_person))
}

/// `you guys`, `we all`, `I'm`, `let's`: how many words whoever does it takes.
fn subject(tokens: &[Token]) -> Option<usize> {
    starts_any(
        tokens,
        patterns![
            "you guys|all|folks",
            "we all",
            "you",
            "we",
            "i",
            "you'll|we'll|i'll|you're|we're|i'm|you've|we've|i've|you'd|we'd|i'd",
            "let's",
        ],
    )
}

/// `we have seen it`, `I've just read the packet`: what was done, or told as news, after the subject `first`.
fn recounts(first: &str, rest: &[Token]) -> bool {
    let contracted = first.ends_with("'ve");
    let perfect = contracted || rest.first().is_some_and(|t| t.key == "have");
    let done = rest.get(usize::from(!contracted)).is_some_and(|t| {
        super::lexicon::is_past(&t.key) && t.key != "got"
            || matches!(
                t.key.as_str(),
                "seen"
                    | "been"
                    | "done"
                    | "gone"
                    | "heard"
                    | "known"
                    | "always"
                    | "never"
                    | "taken"
                    | "sewn"
                    | "torn"
                    | "thrown"
                    | "broken"
                    | "forgotten"
                    | "eaten"
                    | "fallen"
                    | "frozen"
                    | "driven"
                    | "stolen"
            )
    });
    let news = matches!(first, "i've" | "we've") && rest.first().is_some_and(|t| t.key == "just");
    perfect && (done || news)
}

/// `I'd have left it`, `we would think so`: what would be; not `and then I'd write the number on it`, a habit told politely.
fn supposes(first: &str, rest: &[Token]) -> bool {
    let spelled = rest.first().is_some_and(|t| t.key == "would");
    if !spelled && !first.ends_with("'d") {
        return false;
    }
    let skip = usize::from(spelled);
    let polite = (matches!(first, "i'd" | "you'd") || spelled)
        && super::lexicon::verb_with_object(rest, skip + adverbs(&rest[skip..]));
    let meant = starts_any(
        rest,
        patterns!["would? need|have|want|like|better|usually|normally|always"],
    );
    let regret = first == "i'd" && rest.first().is_some_and(|t| t.key == "have");
    regret || !polite && meant.is_none()
}

/// `are looking`: the habit of whoever explains in the progressive.
fn progressive(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["are|am"])?;
    let skip = adverbs(&rest[n..]);
    let verb = rest.get(n + skip)?;
    (gerund_base(&verb.key).is_some() && !matches!(verb.key.as_str(), "going" | "being"))
        .then_some(n)
}

fn auxiliary(rest: &[Token]) -> Option<usize> {
    let errand = starts_any(rest, patterns!["go|come"]).is_some()
        && rest
            .get(1)
            .is_some_and(|t| is_action(&t.key) && !opens_object(&t.key));
    if errand {
        return Some(1);
    }
    let n = starts_any(rest, &AUXILIARIES).filter(|n| *n < rest.len())?;
    let light = n == 1
        && matches!(
            rest[0].key.as_str(),
            "do" | "would" | "will" | "better" | "then"
        );
    let free = rest.get(1).is_some_and(|t| is_deed(t, rest.get(2))) || adverbs(&rest[1..]) > 0;
    (!light || free).then_some(n)
}

/// The words of a deed, a gerund turned to its base.
fn deed(rest: &[Token], obliged: bool) -> Option<Vec<Token>> {
    let verb = rest.first()?;
    let regret = verb.key == "have"
        && rest.get(1).is_some_and(|t| {
            super::lexicon::is_past(&t.key) || super::verbs::is_participle(&t.key)
        });
    if regret || result(rest) {
        return None;
    }
    if let Some(base) = gerund_base(&verb.key).filter(|_| obliged && !is_action(&verb.key)) {
        return Some(with_base(rest, base));
    }
    (is_deed(verb, rest.get(1)) || feels(rest) || does_so_much(rest) || (obliged && duty(rest)))
        .then(|| rest.to_vec())
}

/// `opening the lid` as `open the lid`.
pub(super) fn with_base(rest: &[Token], base: String) -> Vec<Token> {
    let mut main = rest.to_vec();
    if let Some(first) = main.first_mut() {
        let tail: String = first.word.chars().skip(first.key.chars().count()).collect();
        first.word = ecow::eco_format!("{base}{tail}");
        first.key = base.into();
    }
    main
}

/// `they've taken it away`: what was done, and not `they've got to sign`.
fn was_done(tokens: &[Token]) -> bool {
    let done = |t: &Token| t.key != "got" && (is_past(&t.key) || is_participle(&t.key));
    tokens[0].key.ends_with("'ve") && tokens.get(1).is_some_and(done)
}

/// `they ring me`, `she signs it`, `everybody hangs their lock on it`: somebody else acts, and stays named.
pub(super) fn others(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    let first = tokens.first()?.key.as_str();
    let pronoun = first.split('\'').next().unwrap_or(first);
    if !matches!(
        pronoun,
        "they" | "he" | "she" | "someone" | "somebody" | "everyone" | "everybody" | "whoever"
    ) {
        return None;
    }
    // `someone ought to check that`: nobody does
    if was_done(tokens) || starts_any(tokens, patterns!["someone|somebody really? ought"]).is_some()
    {
        return None;
    }
    let mut at = 1 + usize::from(
        tokens
            .get(1)
            .is_some_and(|t| matches!(t.key.as_str(), "else" | "on" | "of")),
    );
    loop {
        let rest = tokens.get(at..)?;
        let n = auxiliary(rest)
            .or_else(|| starts_any(rest, patterns!["has|have|needs|need to", "have|has got to"]))
            .unwrap_or_else(|| adverbs(rest));
        if n == 0 {
            break;
        }
        at += n;
    }
    let verb = tokens.get(at)?;
    let singular = !matches!(pronoun, "they");
    let acts = if singular && at < 3 {
        is_third_person(&verb.key)
            || ((at > 1 || mood == Mood::Prose && tokens[0].key.ends_with("'ll"))
                && is_deed(verb, tokens.get(at + 1)))
    } else {
        is_deed(verb, tokens.get(at + 1))
    };
    let told = matches!(
        verb.key.as_str(),
        "says"
            | "thinks"
            | "knows"
            | "wants"
            | "likes"
            | "needs"
            | "looks"
            | "expects"
            | "call"
            | "say"
            | "ignore"
            | "lies"
    );
    // a request tells what `they` shall do: the reader is one of them
    // `they go up by hand`: of things
    let thing = matches!(
        verb.key.as_str(),
        "go" | "come" | "stay" | "belong" | "hang" | "stand" | "sit" | "lie"
    );
    // `they get a badge`
    let given = matches!(
        verb.key.as_str(),
        "get" | "receive" | "need" | "bring" | "pay"
    );
    let reader = pronoun == "they" && mood == Mood::Prose && !thing && !given;
    let from = if reader { at } else { 0 };
    // `never put cold jars in,` **they will crack**
    let of_itself = tokens.len() == at + 1
        && (tokens[at - 1].key == "will" || tokens[at - 1].key.ends_with("'ll"));
    (!of_itself && acts && !told && !result(&tokens[at..])).then(|| tokens[from..].to_vec())
}

/// `you can refund up to 50`: leave, not duty, so the words stay as they are. `now you can open it` is the next deed.
fn allowed(tokens: &[Token], rest: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let after = &rest[1..];
    let n = adverbs(after);
    let verb = after.get(n)?;
    (is_deed(verb, after.get(n + 1)) && !matches!(tokens[0].key.as_str(), "i" | "we"))
        .then(|| (Force::Step, tokens.to_vec(), false))
}
