//! Clauses that begin with a verb of doing.
use super::lexicon::opens_object;
use super::patterns::{WordSet, patterns, starts_any, word_set};
use super::subjects::adverbs;
use super::token::Token;
use super::turns::Mood;
use super::verbs::{gerund_base, is_action, is_state};

/// A verb of doing first, after adverbs at most.
pub(super) fn imperative(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    let skip = adverbs(tokens).min(tokens.len().saturating_sub(1));
    let verb = tokens.get(skip)?;
    let next = tokens.get(skip + 1);
    let place = super::verbless::part_of_place(&tokens[skip..]);
    let way_up = tokens.len() <= skip + 3 && super::verbless::way_up(&tokens[skip..]);
    if place
        || way_up
        || broken_off(verb, next)
        || guesses(&tokens[skip..])
        || counts(tokens, skip)
        || did_it(&tokens[skip..])
    {
        return None;
    }
    let orders = if verb.is_command() {
        next.is_none_or(|t| !super::lexicon::is_past(&t.key) && t.key != "is")
    } else if bids(&tokens[skip..]) {
        !noun_like(tokens, skip)
    } else {
        acts(tokens, skip, mood)
    };
    orders.then(|| trimmed(tokens, skip))
}

/// `vet` **`stopped them`**, `cook dropped it`: what somebody did, and no deed.
fn did_it(words: &[Token]) -> bool {
    let [who, did, it, ..] = words else {
        return false;
    };
    let pronoun = matches!(it.key.as_str(), "it" | "them" | "him" | "her" | "us" | "me");
    pronoun && who.tail().is_none() && did.tail().is_none() && super::lexicon::is_past(&did.key)
}

/// `first drop goes in the barrow`, `first load half seven`: one of several by its number, and no deed.
fn counts(tokens: &[Token], verb: usize) -> bool {
    let counted = verb
        .checked_sub(1)
        .is_some_and(|i| tokens[i].key == "first" && tokens[i].tail().is_none());
    let noun = super::lexicon::NOUNISH.contains(tokens[verb].key.as_str());
    let of_it = tokens.get(verb + 1).is_some_and(|t| {
        super::verbs::is_third_person(&t.key)
            || noun && (t.is_number() || t.key == "half" || tokens[verb].key == "time")
    });
    counted && of_it
}

/// `nine point eight`, `level two`, `let me, oh yes`: no verb, or none that goes on.
fn broken_off(verb: &Token, next: Option<&Token>) -> bool {
    matches!(
        verb.key.as_str(),
        "point" | "page" | "level" | "stage" | "phase" | "floor" | "grade" | "track" | "batch"
    ) && next.is_some_and(Token::is_number)
        || verb.key == "let" && next.is_some_and(|t| t.tail().is_some())
}

/// `say one point two metres`, `say five`: a guess, not an order.
fn guesses(words: &[Token]) -> bool {
    let told = &words[1..];
    words[0].key == "say"
        && crate::domain::quantity::quantities_of(&super::token::keys(told))
            .first()
            .is_some_and(|q| {
                let alone = q.at == 0 && told[q.len - 1].tail().is_some() || q.len == told.len();
                q.at <= 1
                    && !matches!(told[0].key.as_str(), "it's" | "that's")
                    && (alone || crate::domain::quantity::unit_of(&q.unit).is_some())
            })
}

/// `find out`, `do the top`, `see that it's shut`: a verb that orders only with what follows it.
fn bids(words: &[Token]) -> bool {
    // `do 10 laps`
    let counted = words[0].key == "do"
        && words.len() > 2
        && words[1].key.starts_with(|c: char| c.is_ascii_digit())
        && words[1].tail().is_none();
    counted || starts_any(
        words,
        patterns![
            "look up|out|for|at|in|through|over",
            "find out",
            "get *",
            "do the|a|your|all|another|both|them|some",
            "do * first|last|next|separately",
            "do|have one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty *",
            "do that|this|it out|aloud|by|slowly|gently|carefully|properly|together",
            "do that|this|it|so for|at|in|on|to|with|once|twice|again|every|until|till|before|after|two|three|four|five",
            "see that|to|whether|if",
            "have the|them|a|another|someone|somebody|everyone|everybody|your",
            "be ready|sure|prepared|patient|gentle|aware",
            "notice the|any",
"use *",
            "check|confirm it's|that's|there's|nobody's|everything's|everybody's *",
            "check|confirm it|they|you|he|she|they're|they've|you're|you've|he's|she's *",
            "feel for|along|around|round|under|underneath|inside|whether|if|the",
            "have it|them ready|done|in|on|out|off|by|open|signed|checked|back|packed",
            "end|finish with|by|on *",
            "remember the|your|a|an|his|her|their|both|all",
            "don't|never forget the|both|all",
            "do not forget the|both|all",
            "stand clear|well|aside",
            "turn|bear|look|check left|right|clockwise|anticlockwise|sideways",
        ],
    )
    .is_some()
}

/// Whether the word at `at` is a verb of doing, with its object where talk needs one.
fn acts(tokens: &[Token], at: usize, mood: Mood) -> bool {
    let (verb, next) = (&tokens[at], tokens.get(at + 1));
    let written = mood != Mood::Speech;
    let item = matches!(mood, Mood::Item { .. }) || !written && ordered(&tokens[at..]);
    let listed = handled(&tokens[at..]) || item && at == 0 && unlisted_verb(verb, next);
    if (!is_action(&verb.key) && !listed) || noun_like(tokens, at) {
        return false;
    }
    let thing = !written
        && super::lexicon::NOUNISH.contains(verb.key.as_str())
        && !named(tokens, at)
        && !labelled(tokens, at)
        && !sets_number(tokens, at)
        && (at > 0 || !curt(tokens))
        && next.is_some_and(|t| !opens_object(&t.key))
        && !paired(&tokens[at + 1..]);
    // `spray, wipe the top`, `print, lift, take it off`
    let row = |t: &&Token| t.comma() && is_action(&t.key);
    let deeds = tokens[at..].iter().take_while(row).count();
    let follows = deeds > 0 && super::lexicon::verb_with_object(tokens, at + deeds);
    // `stop serving drinks`
    let ends = verb.key == "stop"
        && tokens.len() > at + 2
        && next.is_some_and(|t| gerund_base(&t.key).is_some());
    let thing = thing && !follows && !ends;
    let object = match next {
        Some(_) if follows || paired(&tokens[at + 1..]) => true,
        Some(t) => written || opens_object(&t.key) || !is_state(&t.key),
        None => written || tokens.len() == 1,
    };
    !thing && object && (written || tokens.len() >= 2)
}

/// `check oil`, `wash brushes in warm water`, `set oven 180`, as it is typed: a verb that is a noun as well, and a bare
/// thing, or `check kettle is empty`.
fn curt(words: &[Token]) -> bool {
    static VERBS: WordSet = word_set!(
        "check test wash clean lock fill mop hose scan charge switch mark label oil iron"
    );
    static MEASURED: WordSet = word_set!("set fill turn order empty print");
    let [verb, thing, rest @ ..] = words else {
        return false;
    };
    let typed = verb.word.starts_with(char::is_lowercase) && verb.tail().is_none();
    let names = |t: &Token| {
        t.key.len() > 2
            && t.key.chars().all(char::is_alphabetic)
            && t.tail() != Some(':')
            && !crate::domain::words::is_function_word(&t.key)
    };
    let ahead = |t: &Token| {
        super::lexicon::PLACES.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "and" | "+" | "every" | "daily" | "first" | "if"
            )
    };
    let ends = |last: &Token, rest: &[Token]| last.comma() || rest.first().is_none_or(ahead);
    let compound = thing.tail().is_none()
        && rest.split_first().is_some_and(|(t, more)| {
            names(t) && !super::lexicon::is_verbal(&t.key) && ends(t, more)
        });
    let state = matches!(verb.key.as_str(), "check" | "test")
        && rest.len() > 1
        && starts_any(rest, patterns!["is|are"]).is_some();
    // `clean sink and` **taps**, `for` **nails**
    let finite = |pair: &[Token]| {
        let (before, last) = (pair[0].key.as_str(), &pair[1].key);
        let noun = matches!(before, "and" | "+")
            || super::lexicon::PLACES.contains(before)
            || super::lexicon::DETERMINERS.contains(before);
        super::lexicon::is_auxiliary(last) || super::verbs::is_third_person(last) && !noun
    };
    // `set oven 180`, `order rolls 40`, and not `order number 5`
    let counted = rest.first().is_some_and(Token::is_number)
        && thing.tail().is_none()
        && MEASURED.contains(verb.key.as_str())
        && !matches!(
            thing.key.as_str(),
            "number" | "no" | "size" | "page" | "part" | "menu" | "point"
        );
    let bare = VERBS.contains(verb.key.as_str());
    typed
        && names(thing)
        && (counted || bare)
        && (counted || ends(thing, rest) || compound || state)
        && (state || !words[1..].windows(2).any(finite))
}

/// `swap` **like for like**, `stack them` **back to back**: a word on either side of a short one.
fn paired(words: &[Token]) -> bool {
    matches!(words, [one, by, other, ..] if one.key == other.key
        && one.tail().is_none()
        && !one.is_number()
        && matches!(by.key.as_str(), "for" | "by" | "to" | "on"))
}

/// `chock it up`, `sleeve them over`: whatever is done with it.
fn handled(words: &[Token]) -> bool {
    let verb = words[0].key.as_str();
    starts_any(
        &words[1..],
        patterns!["it|them up|off|down|in|out|on|over|back|away|to|with|into|onto|by|through|until|till|around|once|twice|again"],
    )
    .is_some()
        && verb.len() > 2
        && !is_state(verb)
        && !crate::domain::words::is_function_word(verb)
        && !super::lexicon::is_past(verb)
        && !verb.ends_with("ing")
        && !verb.ends_with('s')
}

/// `book Dunn and Sons`, `ring Petra`: somebody by name, whom a noun does not stand before.
fn named(tokens: &[Token], verb: usize) -> bool {
    static CALLS: WordSet =
        word_set!("book ring phone email message text call ask page mail try order");
    let opens = CALLS.contains(tokens[verb].key.as_str()) && tokens[verb].tail().is_none();
    let name = |t: &Token| t.word.starts_with(char::is_uppercase) && t.key.len() > 2;
    // `call dispatch`, `ring reception`, and not `call handler`
    let alone = tokens.len() == verb + 2;
    let desk = |t: &Token| {
        let doer = t.key.ends_with("er") || t.key.ends_with("or");
        alone && !doer && super::nouns::is_somebody(&t.key)
    };
    opens
        && tokens.get(verb + 1).is_some_and(|t| name(t) || desk(t))
        && !tokens[verb + 1..]
            .iter()
            .take(5)
            .any(|t| super::lexicon::is_auxiliary(&t.key) || super::verbs::is_third_person(&t.key))
}

/// `press reset after it`, `hit start,`: what is pressed is called by what stands on it.
fn labelled(tokens: &[Token], verb: usize) -> bool {
    static PRESSES: WordSet = word_set!("press hit push tap click type select choose dial");
    let rest = &tokens[verb + 1..];
    let code = |t: &Token| t.key.chars().any(|c| c.is_ascii_digit());
    let called =
        |t: &Token| (t.key.len() > 2 || code(t)) && !crate::domain::words::is_function_word(&t.key);
    PRESSES.contains(tokens[verb].key.as_str())
        && tokens[verb].tail().is_none()
        && rest.first().is_some_and(called)
        && !rest
            .iter()
            .take(4)
            .any(|t| super::lexicon::is_auxiliary(&t.key) || super::verbs::is_third_person(&t.key))
}

/// `set program three`, and not `set point two is …`: one of several by its number.
fn sets_number(tokens: &[Token], verb: usize) -> bool {
    let [set, thing, number, rest @ ..] = &tokens[verb..] else {
        return false;
    };
    let named = thing.tail().is_none()
        && thing.key.chars().all(char::is_alphabetic)
        && !thing.is_number()
        && !matches!(
            thing.key.as_str(),
            "point" | "screw" | "menu" | "piece" | "square" | "text"
        );
    let says =
        |t: &Token| super::lexicon::is_auxiliary(&t.key) || super::verbs::is_third_person(&t.key);
    set.key == "set" && named && number.is_number() && !rest.iter().take(3).any(says)
}

/// Short words in which nothing is finite: `drizzle the oil over the top`.
fn ordered(words: &[Token]) -> bool {
    static OTHER: WordSet =
        word_set!("nor right same different neither upon plus minus versus per except both such");
    (3..=10).contains(&words.len())
        && !OTHER.contains(words[0].key.as_str())
        && crate::domain::quantity::quantities_of(&super::token::keys(words)).is_empty()
        && words.iter().skip(1).all(|t| {
            !super::lexicon::is_auxiliary(&t.key)
                && !super::lexicon::is_subject(&t.key)
                && !super::lexicon::is_past(&t.key)
                && !super::verbs::is_third_person(&t.key)
        })
}

/// In a list a word of no list that takes an object is a verb: `Blanket the bed`.
fn unlisted_verb(verb: &Token, next: Option<&Token>) -> bool {
    let word = verb.key.len() > 2
        && verb.key.chars().all(|c| c.is_alphabetic() || c == '-')
        && !["ing", "ed", "s", "ly", "tion"]
            .iter()
            .any(|e| verb.key.ends_with(e));
    word && verb.tail().is_none()
        && !super::lexicon::is_past(&verb.key)
        && !is_state(&verb.key)
        && !super::lexicon::opens_place(&verb.key)
        && !crate::domain::words::is_function_word(&verb.key)
        && next.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the" | "a" | "an" | "your" | "all" | "any" | "it" | "them" | "each"
            )
        })
}

fn trimmed(tokens: &[Token], adverbs: usize) -> Vec<Token> {
    let skip = tokens[..adverbs]
        .iter()
        .take_while(|t| {
            matches!(
                t.key.as_str(),
                "then"
                    | "just"
                    | "also"
                    | "now"
                    | "next"
                    | "actually"
                    | "basically"
                    | "simply"
                    | "really"
                    | "obviously"
                    | "first"
                    | "finally"
            )
        })
        .count();
    tokens[skip..].to_vec()
}

/// `orders are`, `test results come`, `set of`: a noun in the place of a verb.
fn noun_like(tokens: &[Token], at: usize) -> bool {
    let key = |i: usize| tokens.get(at + i).map_or("", |t| t.key.as_str());
    let finite = |k: &str| {
        matches!(
            k,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "had"
                | "does"
                | "will"
                | "would"
                | "can"
                | "should"
                | "must"
                | "isn't"
                | "aren't"
                | "wasn't"
                | "could"
                | "may"
        )
    };
    // `fire says 100`
    let cites = matches!(key(1), "says" | "said" | "reads");
    let verb_after = cites
        || finite(key(1))
        || (finite(key(2))
            && !opens_object(key(1))
            && !matches!(
                key(1),
                "what" | "who" | "it" | "that" | "whichever" | "whatever"
            ));
    let compound = key(1) == "of"
        || (key(0) == "like")
        || matches!(
            (key(0), key(1)),
            ("number", "one")
                | ("time", _)
                | ("sort", "of")
                | ("say" | "saying", "you" | "it" | "they" | "i")
        );
    let checks = matches!(
        key(0),
        "check" | "confirm" | "verify" | "ensure" | "see" | "note"
    ) && !finite(key(1));
    (verb_after && !checks)
        || compound
        || tokens.get(at).is_some_and(|t| {
            t.tail() == Some(',') && tokens.len() <= at + 2 && tokens.len() > at + 1
        })
}
