//! What people say around the work: greetings, the meeting itself, stories, small talk.
use super::fillers::SOUNDS;
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::token::Token;

static MEETING: PatternSet = pattern_set![
    "share|sharing my|the|your screen",
    "see my screen",
    "can you see|hear",
    "can everyone|everybody see|hear",
    "let's get started|going|into",
    "let's|we'll|i'll|we're talk|talking|start|begin|go",
    "thanks|thank you? for|raj|all|both|so|very|very|guys|everyone",
    "thanks|thank you",
    "please? keep it short|simple|friendly|brief|light",
    "please? make it sound|short|nice|friendly|professional|pretty|readable|simple",
    "i'll|we'll|we|please? turn this|that|these into a|an",
    "i'll|we'll|we|please? write|type this|that|it|these down|up",
    "remind me",
    "pretend|imagine|suppose|assume you|i|i've|we|i'm|that",
    "please? keep it to",
    "please? don't include|add|mention",
    "like and subscribe",
    "don't forget to like|subscribe",
    "let me think|see|look",
    "cut|edit that|this|it out of? the",
    "don't record|write|tell|quote",
    "off the record",
    "put|add that|this in|to the doc|document|wiki|minutes|notes|sop|recording",
    "mute yourself|yourselves",
    "so? write|type|note it|this|that down",
    "hi|hello|hey? can|could|would you? please? write|draft|make|create|give|prepare me|us? a|an|the",
    "hi|hello|hey? please write|draft|make|create|give|prepare me|us? a|an|the|up",
    "i'll|we'll|will|we|gotta? should|can|better? ask|check|find|fix|clarify|sort|note|do|look|see that|it|this|out|up|into",
    "i'll ask|check|clarify",
    "open point|question",
    "say it's|it is fine|ok|okay|good",
    "enjoy the|your",
    "i|we should fix|ask|check",
    "feel free",
    "bear with me",
    "give me a second|sec|minute|moment",
    "one sec|second|moment",
    "good|great shout|point|call|spot|catch",
    "good question",
    "great question",
    "recording this",
    "start|stop|started the recording",
    "hit|hitting|press record",
    "you're|i'm on mute",
    "ask|asking me? questions|anything",
    "any questions",
    "if you have? any? questions",
    "let me know if",
    "let me show|explain|think|see|know|walk|talk|tell|pull|find|share|check|remember|back|start|finish|just",
    "as|like i|we said|mentioned",
    "i'll show|explain|send|get|talk|walk|share|tell|come|let|give|be|add|put you?",
    "i'm going to? show|explain|walk|talk|share|tell|send|give",
    "i'm gonna show|explain|walk|talk|share|tell|send|give",
    "we'll talk|cover|discuss|get|come|go|look|see|start",
    "we're going to talk|cover|discuss|go|look|walk|see",
    "talk|chat soon|later|tomorrow",
    "see you",
    "have a good|great|nice",
    "take notes|care",
    "write this|that down for",
    "i'm happy|glad to",
    "nice to meet",
    "good|nice morning|afternoon|evening",
    "how are|was|were your|you|the",
    "what do you think",
    "does that make sense",
    "make|makes sense",
    "you get the idea",
    "i don't want to bore",
    "can you repeat",
    "say|ask that again|one",
    "let|let's me|us? take a? break",
    "i'll|we'll leave it",
    "walk|take me|us|you through",
    "you asked",
    "i was|am|were saying",
    "i'm just|not? saying",
    "you'll see|notice|get|find|hear|have|be|love|like|know|thank",
    "you'll see|notice|get|find|hear|have|be",
    "can|could you hear|repeat|tell|explain|walk|say|show|see|mute",
    "tell|ask me",
    "go ahead maria|then?|sorry",
];

static STORY: PatternSet = pattern_set![
    "yesterday",
    "the other day",
    "years|weeks|months ago",
    "one time",
    "last night",
    "this one guy|customer|time",
    "back in the",
    "back in my",
    "funny story",
    "true story",
    "my first day|week|year|job",
    "when i started",
    "i remember when|once|one|the",
    "we had a|this|one",
    "i had a|this|one",
    "there was a|this|one",
    "he|she was",
    "he|she said",
    "i was like",
    "they were",
];

static ASIDE: PatternSet = pattern_set![
    "my daughter|son|kid|kids|wife|husband|dog|cat|mom|mum|dad|birthday|vacation|holiday|weekend|lunch|neighbor|neighbour|brother|sister|cousin|mother|father|girlfriend|boyfriend|partner|puppy|garden",
    "did you see|watch|hear|catch",
    "have you seen|watched|heard|tried",
    "speaking of",
    "that reminds me",
    "reminds me of",
    "off topic",
    "someone|somebody|can|could you? bring|get|fetch|buy|grab me|us",
    "anyone|anybody|somebody|someone want|wants|fancy|need",
    "last doughnut|donut|biscuit|cookie|slice",
    "how|how's the weather",
    "did i tell you",
    "you should|gotta|have see|try|watch to? that",
    "happy birthday|friday",
    "you deserve",
    "take the|a day|afternoon|morning|week|monday|tuesday|wednesday|thursday|friday off",
    "grab|get|need|want|fetch|make yourself|me|us? a|some|my|another coffee|lunch|tea|drink|beer|snack",
    "the game last|on",
    "the coffee here|machine here?",
    "this weekend",
    "last|the weekend was",
];

static OPENING: PatternSet = pattern_set![
    "by the way",
    "speaking of",
    "funny story",
    "that reminds me",
    "off topic",
    "oh my god",
    "did i tell you",
    "how was your",
    "how's your",
    "did you see|hear|watch|catch",
    "have you seen|tried|heard",
    "side note",
];
static RESUMING: PatternSet = pattern_set![
    "anyway",
    "anyways",
    "back to",
    "where was|were i|we",
    "anyhow",
    "so anyway",
    "right then",
    "back to",
    "where were we",
    "so back",
    "okay so",
    "ok so",
    "so yeah",
    "right so",
    "moving on",
    "let's get back",
    "getting back",
];

/// Talk about the meeting itself.
pub(super) fn is_meeting(tokens: &[Token]) -> bool {
    tokens.len() <= 40 && (starts_any(lead(tokens), &MEETING).is_some() || short_meeting(tokens))
}

fn short_meeting(tokens: &[Token]) -> bool {
    static ANYWHERE: PatternSet = pattern_set![
        "my screen",
        "any questions",
        "if you have? any? questions",
        "make|makes sense",
        "you get the idea",
        "the recording",
        "on mute",
        "feel free",
        "bear with me",
    ];
    let waits = tokens.len() <= 4 && has_any(tokens, patterns!["hold|hang on", "one|a sec|second|moment"]);
    waits || tokens.len() <= 18 && has_any(tokens, &ANYWHERE)
}

/// The words after connectives and sounds.
pub(super) fn lead(tokens: &[Token]) -> &[Token] {
    static SKIPPED: WordSet =
        word_set!("so and okay ok well alright all right but oh yeah yes now then hey great cool");
    let skip = |t: &&Token| {
        let key = t.key.as_str();
        SKIPPED.contains(key) || SOUNDS.contains(key)
    };
    &tokens[tokens.iter().take_while(skip).count()..]
}

/// A story of what once happened, or how it once was.
pub(super) fn is_story(tokens: &[Token]) -> bool {
    static PAST: WordSet = word_set!(
        "had was were got went did came told said lost forgot broke left took ended spilled called tried made"
    );
    if quotes(tokens) || recounts(tokens) {
        return true;
    }
    let past = tokens.iter().any(|t| PAST.contains(t.key.as_str()));
    let dated = has_any(
        tokens,
        patterns![
            "last week|month|year|summer|winter|time|spring|fall|friday|monday|tuesday",
            "once before|when|in|at|on|because|and|by|during|with|last",
            "this morning",
        ],
    );
    let dated = dated || tokens.last().is_some_and(|t| t.key == "once" && tokens.len() > 3);
    (past && (dated || has_any(tokens, &STORY)))
        || has_any(
            tokens,
            patterns![
                "yesterday",
                "the other day",
                "funny story",
                "true story",
                "years ago",
            ],
        )
}

/// Somebody's words, told again: `and somebody said just open it`.
fn quotes(tokens: &[Token]) -> bool {
    static SPEAKERS: PatternSet = pattern_set![
        "he|she|they|somebody|someone|i|boss|guy|man|woman|lady|consultant|customer|people|everybody|everyone|kid|manager|mate|mum|dad|wife|husband|director|bloke said|goes|went|told|shouted",
        "he|she|they|somebody|someone|i was|were like",
        "he's|she's|they're like|going",
    ];
    find(tokens, &SPEAKERS).is_some_and(|(at, n)| {
        let rest = &tokens[at + n..];
        let value = rest.iter().take(3).any(|t| t.key.starts_with(|c: char| c.is_ascii_digit()) || t.key.ends_with("th"));
        let moved = matches!(tokens[at + n - 1].key.as_str(), "goes" | "went");
        !value && !rest.is_empty() && !(moved && !tokens[at + n - 1].comma())
            && starts_any(tokens, patterns!["like|as i|we said"]).is_none()
    })
}

/// A deed of the past with a person as its subject: `we did this once`, `I left a screwdriver in a panel`.
fn recounts(tokens: &[Token]) -> bool {
    let rest = lead(tokens);
    let Some(first) = rest.first() else {
        return false;
    };
    let person = matches!(first.key.as_str(), "i" | "we" | "he" | "she" | "they");
    let skip = rest[1..].iter().take_while(|t| super::lexicon::is_adverb(&t.key)).count();
    let verb = rest.get(1 + skip).map_or("", |t| t.key.as_str());
    let ambiguous = matches!(verb, "put" | "cut" | "set" | "let" | "read" | "hit" | "shut" | "used" | "need" | "feed" | "found" | "forgot" | "said" | "thought" | "mentioned" | "skipped" | "missed" | "ground" | "felt");
    person && super::lexicon::is_past(verb) && !ambiguous
}

/// `(Story about her aunt)`: a remark of whoever took the notes.
pub(super) fn is_remark(tokens: &[Token]) -> bool {
    let opened = tokens.first().is_some_and(|t| t.word.starts_with('('));
    let whole = opened && (tokens.last().is_some_and(|t| t.word.contains(')')) || !tokens.iter().any(|t| t.word.contains(')')));
    let past = tokens.windows(2).any(|p| super::lexicon::is_subject(&p[0].key) && (super::lexicon::is_past(&p[1].key) || p[1].key == "used"));
    (whole && past) || whole && (starts_any(tokens, patterns!["long|funny|nice|a|some? story|joke|anecdote|chat|digression|lunch|laughter"]).is_some() || is_story(tokens))
}

/// How it was done before: not how it is done.
pub(super) fn is_obsolete(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "we|you|they|i|people|it used to",
            "used to be",
            "in the old days",
            "back in the day",
            "don't|doesn't do that any more",
            "don't do|use|need|bother|have * any more",
            "not any more",
            "anymore",
            "no longer do|use|need",
            "the old way|rule|price|number|value|process|limit|version|form|system",
            "old rule|way|one|process|price|system was|is",
            "gone since",
            "any longer",
        ],
    ) && find(tokens, patterns!["if|when|once"]).is_none_or(|(at, _)| at > 2)
}

/// Private matters.
pub(super) fn is_aside(tokens: &[Token]) -> bool {
    has_any(tokens, &ASIDE)
}

/// A listener's advice about anything but the work: `you gotta try the noodles`.
pub(super) fn is_recommendation(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns!["you should|gotta|must|have|need|really to? try|see|visit|watch|taste|meet"],
    )
}

/// Where a sentence about how it was turns to how it is.
pub(super) fn present(tokens: &[Token]) -> Option<usize> {
    let (at, n) = find(tokens, patterns!["but? now|nowadays"])
        .or_else(|| find(tokens, patterns!["but? these days"]))?;
    (at > 2 && at + n < tokens.len()).then_some(at + n)
}

/// Words that leave the subject.
pub(super) fn opens_digression(tokens: &[Token]) -> bool {
    starts_any(lead(tokens), &OPENING).is_some()
}

/// Something comes between: a door, a telephone.
pub(super) fn interrupts(tokens: &[Token]) -> bool {
    tokens.len() <= 14
        && has_any(
            tokens,
            patterns![
                "one|a sec|second|moment",
                "someone's|somebody's at the",
                "hang|hold on a|one|sorry",
                "excuse me a|mr|mrs|miss|ms|dr|sir|madam",
                "be right? with you|him|her",
                "that's my phone|door",
                "just a sec|second|minute|moment",
                "i have|need to take this",
                "brb",
            ],
        )
        && !has_any(tokens, patterns!["for one|a second|moment", "wait|hold|press|leave|shake it|them|for|a|the? a|one|for second|sec|moment"])
}

/// A nod to what the other said.
pub(super) fn affirms(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "oh|ah|well|and|so? yes|yeah|yep|yup|exactly|correct|right|precisely|indeed|absolutely|perfect|aye|true|mm-hm|mhm|mm-hmm",
            "that's|that is? it|right|correct|true",
            "you got it",
            "spot on",
            "of course",
        ],
    )
    .is_some()
}

/// `old habits`, `force of habit`: an excuse for a slip.
pub(super) fn is_habit(tokens: &[Token]) -> bool {
    tokens.len() <= 4 && has_any(tokens, patterns!["old habits", "of habit", "my mistake|bad", "sorry"])
}

/// Words that come back to it.
pub(super) fn resumes(tokens: &[Token]) -> bool {
    let bare = tokens.len() == 1 && matches!(tokens[0].key.as_str(), "so" | "okay" | "ok" | "right" | "anyway" | "sorry");
    bare || starts_any(tokens, &RESUMING).is_some() || starts_any(lead(tokens), &RESUMING).is_some()
}

/// Assent and nothing else: `yeah`, `got it`, `okay great`.
pub(super) fn is_backchannel(tokens: &[Token]) -> bool {
    static NODS: WordSet = word_set!(
        "yeah mm-hm mhm aye lovely god jeez gosh crikey brilliant lol haha yikes true really super amazing crazy fair enough grand yeh ta cheers bless no worries yes yep yup ok okay right sure great cool got it mhm mm hm uh huh uh-huh mm-hmm mhmm hmm i see nice perfect alright understood exactly makes sense good interesting wow oh ah and so then gotcha absolutely of course thanks thank you"
    );
    !tokens.is_empty() && tokens.len() <= 5 && tokens.iter().all(|t| NODS.contains(t.key.as_str()))
}

/// Assent that takes up what the other said: `right, forty-five`, `yes, you're right`.
pub(super) fn agrees(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "oh? yes|yeah|yep|right|correct|true|exactly|sorry|indeed",
            "oh? you're|your right",
            "good catch|point",
            "my mistake|bad",
            "that's right|correct|true",
            "of course",
        ],
    )
    .is_some()
}
