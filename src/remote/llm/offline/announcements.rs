//! Words that say what will be told, and tell none of it: `let me walk you through …`, `this is how we …`.
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::talk::lead;
use super::token::Token;
use super::verbs::{gerund_base, is_action};

/// Whoever tells announces; what the reader does is work: `you walk them through the form`.
static TELLERS: PatternSet = pattern_set![
    "what? i|we|i'll|we'll|i'm|we're|i'd|we'd|i've|we've",
    "what? let me|us",
    "let's",
];
/// Words between the teller and the telling.
static BETWEEN: WordSet = word_set!(
    "will shall can want wanted would like love am are going gonna to try just quickly briefly first now also wanna should need thought about today here start by quick asked was have been then next"
);
/// Words of the above that put the telling ahead of the teller.
static AHEAD: WordSet = word_set!(
    "will shall can want wanted would like love going gonna try wanna should need thought asked today"
);
static TELLING: WordSet = word_set!(
    "show showing walk walking talk talking explain explaining tell telling describe describing demonstrate demonstrating take taking run running guide guiding go going cover covering discuss discussing present presenting teach teaching give giving look looking learn learning see lead leading share sharing outline outlining summarise summarize record recording"
);
/// The words of which an announcement says that they are to come.
static MATTER: PatternSet = pattern_set![
    "through|how|about|over|why",
    "at|on|into how|what|the",
    "what you|we|i|happens|to|it",
    "the way|process|procedure|steps|basics|workflow|routine",
    "our|my way|process|procedure|steps|workflow|routine",
    "a quick|short|brief? overview|demo|demonstration|tour|walkthrough|walk-through|rundown|summary",
];
static POINTING: PatternSet = pattern_set![
    "this|that|here|below|it|these|following is|are just|basically|pretty|really|exactly|roughly? much? how|what|the|our|my",
    "this|that is|was|will all? about|be",
    "this|here|that's|here's|this's|below just|basically|pretty|really|exactly|roughly? much? how|what|the|our|my",
    "here's|this|that is? where i'll|we'll|i'm|we're",
    "the following is|are|describes|explains|shows",
    "this|the page|document|guide|video|note|sop|recording|session|training|call|memo|message|thread describes|explains|shows|covers|is|walks|goes|will",
    "today's|our|the topic|subject|session|agenda|training|lesson? today? is",
    "you'll|you will|are|going|about? going|about? to? see|learn",
];

/// How many words at the start only announce: all, where nothing follows; none, where the words are of the work.
pub(super) fn announcement(tokens: &[Token]) -> usize {
    let Some(said) = std::iter::once(0)
        .chain(after_setting(tokens))
        .find_map(|at| Some(at + announced(&tokens[at..])?))
    else {
        return 0;
    };
    (said..tokens.len())
        .find(|i| begins_matter(tokens, *i))
        .unwrap_or(tokens.len())
}

/// Where the words after `in this video,`, `before we start,` or `hi everyone,` begin.
fn after_setting(tokens: &[Token]) -> Option<usize> {
    static SETTINGS: PatternSet = pattern_set![
        "in this|today's|the",
        "before we|i|you start|begin|get|go",
        "for *",
        "hi|hello|hey|welcome|morning|folks|guys|everyone|everybody|team|today",
        "good morning|afternoon|evening",
        "since|as you|we|i|this|some",
        "to start|begin|kick",
        "up? next",
    ];
    let from = tokens.len() - lead(tokens).len();
    starts_any(&tokens[from..], &SETTINGS)?;
    let window = tokens.len().min(from + 10);
    (from + 1..window).find(|i| tokens[*i - 1].comma() || foretelling(&tokens[*i..]).is_some())
}

/// How many words it takes until it is clear that they announce.
fn announced(tokens: &[Token]) -> Option<usize> {
    let words = lead(tokens);
    let skipped = tokens.len() - words.len();
    told_of(words)
        .or_else(|| telling(words))
        .or_else(|| foretelling(words))
        .or_else(|| pointing(words))
        .or_else(|| omitted(words))
        .or_else(|| named(words))
        .map(|n| skipped + n)
}

/// `Couple of things before you start`, `Quick list so nothing gets missed`: what the words that follow are.
fn told_of(words: &[Token]) -> Option<usize> {
    let n = starts_any(
        words,
        patterns![
            "a? couple|few of? things|points|notes|bits|reminders",
            "a? quick|short|brief list|note|notes|summary|reminder|reminders"
        ],
    )?;
    let goes_on = starts_any(&words[n..], patterns!["so|before|for|about|on"]).is_some();
    (n == words.len() || goes_on).then_some(words.len())
}

/// `I'll be showing`, `we're going to be deploying`: what the teller will be at, and not what is to be done.
fn foretelling(words: &[Token]) -> Option<usize> {
    let n = starts_any(
        words,
        patterns![
            "i'll|we'll just|also|now|only? be",
            "i'm|we're just|also|now? going|gonna to? just|also? be",
            "i|we will just|also|now? be",
        ],
    )?;
    gerund_base(&words.get(n)?.key)?;
    Some(n + 1)
}

/// `I'll show you how`, `today we talk about`; not `we talk about`, which may be work.
fn telling(words: &[Token]) -> Option<usize> {
    let set = starts_any(
        words,
        patterns!["today", "in this video|session|call|training"],
    );
    let from = set.unwrap_or(0);
    let teller = from + starts_any(&words[from..], &TELLERS)?;
    let between = words[teller..]
        .iter()
        .take_while(|t| BETWEEN.contains(t.key.as_str()) && !t.comma())
        .count();
    // `going` may be the telling itself
    let between = match words.get(teller + between) {
        Some(t) if TELLING.contains(t.key.as_str()) => between,
        _ => between.checked_sub(1)?,
    };
    let verb = words
        .get(teller + between)
        .filter(|t| TELLING.contains(t.key.as_str()))?;
    let ahead = set.is_some()
        || words[from..teller]
            .iter()
            .any(|t| t.key.contains('\'') || t.key == "let" || t.key == "what")
        || words[teller..teller + between]
            .iter()
            .any(|t| AHEAD.contains(t.key.as_str()));
    let at = teller + between + 1;
    let hearer = starts_any(
        &words[at..],
        patterns![
            "with|to? you|everyone|everybody|us all|both|guys|quickly|briefly?",
            "y'all"
        ],
    );
    let after = at + hearer.unwrap_or(0);
    let matter = starts_any(&words[after..], &MATTER);
    let all = after >= words.len() || verb.comma();
    match (hearer, matter) {
        (Some(_), n) => Some(after + n.unwrap_or(0)),
        (None, Some(n)) if ahead => Some(after + n),
        _ => (ahead && all && set.is_none() && words[0].key == "let").then_some(after),
    }
}

/// `One thing I forgot to tell you on the phone:` **the tank must be dipped**
fn omitted(words: &[Token]) -> Option<usize> {
    const LONGEST: usize = 14;
    let n = starts_any(
        words,
        patterns![
            "one|another|two|a few? more|last|other? thing|things|point|points i|we forgot|missed|meant|wanted|should|didn't|left",
            "what|something i|we forgot|missed|meant|wanted|should|didn't|left"
        ],
    )?;
    let end = words
        .iter()
        .take(LONGEST)
        .position(|t| t.tail() == Some(':'))?;
    (end >= n && end + 2 < words.len()).then_some(n)
}

/// `how we baste a quilt`: nothing but the name of what is told.
fn named(words: &[Token]) -> Option<usize> {
    const LONGEST: usize = 12;
    let n = starts_any(words, patterns!["how we|i|to"])?;
    let deed = words.get(n).is_some_and(|t| is_action(&t.key));
    let judged = |t: &Token| {
        matches!(
            t.key.as_str(),
            "is" | "are" | "matters" | "depends" | "it's"
        )
    };
    (deed && words.len() <= LONGEST && !words[n..].iter().any(judged)).then_some(n)
}

/// `this is how we`, `here's what you do`, `this page explains`.
fn pointing(words: &[Token]) -> Option<usize> {
    let n = starts_any(words, &POINTING)?;
    let last = words[n - 1].key.as_str();
    let rest = &words[n..];
    let told = match last {
        "how" => true,
        "what" => starts_any(rest, patterns!["you|we|i|it|to|happens"]).is_some(),
        "the" | "our" | "my" => starts_any(
            rest,
            patterns![
                "way|process|procedure|workflow|routine",
                "steps for|to|we|you"
            ],
        )
        .is_some(),
        "see" | "learn" => starts_any(rest, patterns!["how", "about", "what", "the way"]).is_some(),
        "is" | "be" | "will" => starts_any(
            rest,
            patterns![
                "about|how",
                "on|for how",
                "show|explain|cover|walk|describe"
            ],
        )
        .is_some(),
        _ => true,
    };
    told.then_some(n)
}

/// Where the work itself begins after a pause: `…: open it`, `…, first you open it`.
fn begins_matter(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let own = starts_any(
        &tokens[at..],
        patterns![
            "so|and|okay|then? you|we|i|you'll|we'll|first|start|begin|never|don't|always|make",
            "step one|1",
        ],
    )
    .is_some();
    before.tail() == Some(':')
        || (own && (before.comma() || before.breaks_off()))
        || starts_any(
            &tokens[at..],
            patterns!["and|so then? first you|we|i", "and then you|we|i"],
        )
        .is_some()
}
