//! Talk about the meeting itself, and words for a machine or for whoever writes it down.
use super::super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::super::token::Token;
use super::lead;

static MEETING: PatternSet = pattern_set![
    "share|sharing my|the|your screen",
    "see my screen",
    "can everyone|everybody see|hear",
    "let's get started|going|into",
    "let's|we'll|i'll|we're talk|talking|start|begin|go",
    "thanks|thank you? for|raj|all|both|so|very|guys|everyone",
    "thanks|thank you",
    "please? keep it short|simple|friendly|brief|light",
    "please? make it sound|short|nice|friendly|professional|pretty|readable|simple",
    "i'll|we'll|we|please? turn this|that|these into a|an",
    "i'll|we'll|we|please? write|type this|that|it|these down|up",
    "remind me",
    "let me just? repeat|say that|this|it again|back?",
    "pretend|imagine|suppose|assume you|i|i've|we|i'm|that",
    "please? keep it to",
    "please? don't include|add|mention",
    "like and subscribe",
    "don't forget to like|subscribe",
    "let me think|see|look",
    "cut|edit that|this|it out of? the",
    "don't record|write|quote that|this|me",
    "don't tell|quote anyone|anybody|him|her|them|me|mum|dad",
    "off the record",
    "put|add that|this in|to the doc|document|wiki|minutes|notes|sop|recording",
    "mute yourself|yourselves",
    "so? write|type|note this|that down",
    "hi|hello|hey? can|could|would you? please? write|draft|make|create|give|prepare me|us? a|an|the",
    "hi|hello|hey? please write|draft|make|create|give|prepare me|us a|an|the",
    "hi|hello|hey? please write|draft|make|create|give|prepare a|an|the|up? *? *? sop|procedure|guide|document|doc|checklist|instructions|steps|summary|draft",
    "i'll|we'll|gotta should|can|better? ask|check|find|fix|clarify|sort|note|do|look|see that|it|this|out|up|into",
    "i|we should|can|could|better ask|check|find|fix|clarify|sort|note|look|see that|it|this|out|up|into",
    "i'll ask|check|clarify",
    "i'll|we'll change|fix|correct|update|amend|edit|rewrite the handbook|manual|guide|wiki|instructions|sop|procedure|write-up|page",
    "open point|question",
    "say it's|it is? fine|ok|okay|good",
    "enjoy the|your",
    "i|we should fix|ask|check",
    "feel free",
    "bear with me",
    "give me a second|sec|minute|moment",
    "one sec|second|moment",
    "good|great shout|point|call|spot|catch",
    "good|great q",
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
    "let me know how you get|got on",
    "shout|holler if anything|something|you",
    "i|i'm am? writing to|about|because|with",
    "i'll|i|we'll will|shall? keep this|it short|brief|quick",
    "i've put|written|set|listed|noted|jotted this|that|it|them|everything in order|sequence",
    "i've put|written|set|listed|noted|jotted this|that|it|them|everything down|out|below|together|here|for",
    "please? find below|attached|enclosed",
    "welcome aboard|back",
    "welcome to the|our team|company|club",
    "here|below is|are|follows what|how",
    "this|here is what to|you do when|if",
    "re the|your",
    "let me show|explain|think|see|know|walk|talk|tell|pull|find|share|check|remember|back|start|finish|just|point|mention|note",
    "let me take a minute|moment|second to",
    "i'll take a minute|moment|second to",
    "as|like i|we said|mentioned",
    "i'll dump|drop|paste|type|post|jot|note|attach|link|upload it|this|that|them|some|the? here|below|up|down|in? here?",
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
    "say|ask that again|one",
    "let|let's me|us? take a? break",
    "i'll|we'll leave it",
    "let's|we'll|i'll come|get|return back? to that|it|this|those",
    "let's|we'll|i'll leave|park|skip that|it|this|those for|till|until later|now|tomorrow|another",
    "walk|talk|take|run me|us|you through",
    "you asked",
    "i was|am|were saying",
    "i'm just|not? saying",
    "you'll see|notice|get|find|hear|have|be|love|like|know|thank",
    "can|could you hear|repeat|tell|explain|walk|say|show|see|mute",
    "tell|ask me",
    "tell you what",
    "don't|please talk|speak|start to me about",
    "don't get|start me started|on",
    "swear to god",
    "thank god|goodness|heavens",
    "put it|that|this in bold|italics|capitals|writing",
    "put it|that|this on a|the|my|your? t-shirt|mug|birthday|xmas|christmas",
    "go ahead maria|then?|sorry",
];

/// Talk about the meeting itself.
pub(in super::super) fn is_meeting(tokens: &[Token]) -> bool {
    // `let me think, yes, the cellar key as well`: it came to mind
    let thinks = super::super::fillers::thinks(lead(tokens));
    // `and write it down`, of what was just read off
    let goes_on = starts_any(
        tokens,
        patterns![
            "and|then write|type it|them down",
            "write it|them|that|this down in|on|at|under"
        ],
    )
    .is_some();
    // `you'll be asked for a code`
    let suffers = starts_any(tokens, patterns!["you'll be"])
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| super::super::verbs::is_participle(&t.key));
    // `tell me if poles are missing`, and not `tell me if I'm wrong`
    let reports = starts_any(tokens, patterns!["tell me if|when *"]).is_some_and(|n| {
        let about = tokens[n - 1].key.as_str();
        !matches!(
            about,
            "you" | "you're" | "you've" | "i" | "i'm" | "we" | "we're" | "that" | "this" | "that's"
        )
    });
    tokens.len() <= 40
        && !goes_on
        && !reports
        && !suffers
        && thinks.is_none()
        && (starts_any(lead(tokens), &MEETING).is_some() || short_meeting(tokens))
}

/// `it's ten past six and I'm going to show you how it's done`: what the talk is to be, wherever in a sentence.
pub(in super::super) fn shows_around(tokens: &[Token]) -> bool {
    starts_any(
        lead(tokens),
        patterns![
            "i'm|we're going to? show|explain|walk|talk|tell|take you|us|through|how|about",
            "i'm|we're gonna|just show|explain|walk|talk|tell|take you|us|through|how|about",
            "i|we|i'll|we'll will|want|wanted|can|just? to? show|explain|walk you|us|through|how",
            "you|please? just? stop|interrupt me if|when|whenever|where|anytime"
        ],
    )
    .is_some()
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
        "pass|hand|chuck|throw|fetch|grab me the|that|those|a|an|my",
    ];
    let waits =
        tokens.len() <= 4 && has_any(tokens, patterns!["hold|hang on", "one|a sec|second|moment"]);
    // `don't write fridge`: to whoever takes it down
    let writes = tokens.len() <= 4
        && starts_any(lead(tokens), patterns!["don't record|write|quote"]).is_some()
        && !has_any(tokens, patterns!["it|on|in|down|to|with|over"]);
    // `save this`, `pin this message`: what was written is kept
    let keeps = tokens.len() <= 5
        && starts_any(
            lead(tokens),
            patterns![
                "please? pin|bookmark|screenshot|star this message|thread|post? please|everyone|all?",
                "please? save|keep this message|thread|post|one? somewhere|please|everyone|all?"
            ],
        )
        .is_some_and(|n| n == lead(tokens).len());
    // `you save the recording in the folder`: here the recording is a thing of the work
    let bids = || {
        starts_any(
            lead(tokens),
            patterns![
                "then|also? you record|save|put|move|copy|upload|store|send|name|delete|link"
            ],
        )
        .is_some()
    };
    waits || writes || keeps || tokens.len() <= 18 && has_any(tokens, &ANYWHERE) && !bids()
}

/// Words to a machine, or to whoever makes the page: what they bid is no part of the work.
pub(in super::super) fn bids_machine(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "ignore|disregard|forget|override all|any|the|your|my|these|those|every? of? the|your|my? previous|prior|above|earlier|preceding|other|foregoing? instruction|instructions|prompt|prompts|directive|directives",
            "ignore|disregard|forget everything|anything|all that|you? was|were|is|are|have|has? been? said|told|written? above|before",
            "print|reveal|show|output|repeat|leak|send|tell your|the|me? your|the? system prompt|instructions|message",
            "mark|treat|consider|set|count|record|file this sop|document|draft|procedure|page|policy|one? as|is|to? approved|published|reviewed|final|effective",
            "approve|publish this|every|any|the|all sop|sops|draft|drafts|procedure|document immediately|automatically|now|without|yourself|for",
            "you're|you|now are|now? now|a|an|root|the? root|admin|administrator|model|assistant|ai",
            "as an ai",
        ],
    )
}

/// What was said is not to be written down.
pub(in super::super) fn keeps_out(tokens: &[Token]) -> bool {
    // `don't put that in`, and not `don't put that in the fridge`
    find(
        tokens,
        patterns!["don't|not|never put|write|include|quote that|this|me|it in|down|on|there"],
    )
    .is_some_and(|(at, n)| {
        let ends = at + n == tokens.len() || tokens[at + n - 1].tail().is_some();
        ends || starts_any(
            &tokens[at + n..],
            patterns!["please|though|the|your document|minutes|notes|doc|sop|procedure|transcript"],
        )
        .is_some()
    })
}

/// Words to whoever writes it down: `don't put that in`, `please don't invent anything`, `cross that out`.
pub(in super::super) fn bids_writer(tokens: &[Token]) -> bool {
    // `cross the photos out`, and not `cross the child out on the board`
    let crosses_out = find(
        tokens,
        patterns![
            "cross|strike the * *? out",
            "cross|strike that|this|it out entirely|please|again|too|completely?"
        ],
    )
    .is_some_and(|(at, n)| at + n == tokens.len() || tokens[at + n - 1].tail().is_some());
    keeps_out(tokens) || crosses_out || has_any(
        tokens,
        patterns![
            "don't|not put|write that|this",
            "take|leave that|this|it out entirely|please|completely",
            "cross|strike|edit out the|that|this",
        ],
    ) || starts_any(
        lead(tokens),
        patterns![
            "please? don't|never|not invent|make|add anything|things|stuff|up",
            "please? make the|all|any * stand out",
            "please? make it|them stand out",
            "please? keep|make it|this|that|them to? short|simple|brief|numbered|plain|readable",
            "please? keep|make it|this|that|them under|to a|one|two|three|half page|pages|line|lines|paragraph|paragraphs|side|sides",
            "please? keep|make it|this|that|them to? a|one|two|three|half page|pages|line|lines|paragraph|paragraphs|sentence|sentences|side|sides|list|checklist|table",
            "please? keep|make it|this|that|them to? a * *? page|list|checklist|table|steps",
            "please|so|just|and|but? ignore|disregard|forget the|that|this *? *? binder|bottle|book|manual|sheet|sign|poster|wiki|doc|page|leaflet|guide|instructions|packet|handbook|slides|label|table|chart",
            "i|we|you? put|write|add a? question mark",
            "put it|that|this|them in bold|red|italics|capitals|caps|brackets",
            "somebody|someone? write this|that down",
            "cut|stop|record that|this|recording",
        ],
    )
    .is_some_and(|n| starts_any(&lead(tokens)[n..], patterns!["in|on|into|at|with the|your|a|every"]).is_none())
}
