//! Words that take back what was said, or put it right, and whether they do so where they stand.
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::token::Token;
use super::super::verbs::is_action;
use super::Repair;

static VOID: PatternSet = pattern_set![
    "scratch|strike|scrap|bin|cancel that",
    "scratch|scrap|ignore|disregard this",
    "no? scratch|strike|scrap that",
    "scratch|strike|scrap what i|we|you said",
    "forget that|it",
    "forget i said|spoke|mentioned that|it|anything?",
    "forget what i said",
    "ignore that",
    "ignore what i said",
    "i|i'll|let me? take that|it|this back",
    "delete|erase that",
    "edit that out",
    "no|actually|sorry leave that|it|this out|off",
    "no|actually|sorry skip|drop|cut that|it|this",
    "disregard that",
    "never mind that?",
    "nvm that?",
    "nevermind that?",
    "oh? no? wait? scratch|strike that",
    "no forget|ignore that",
];

static INSTEAD: PatternSet = pattern_set![
    "oh? no wait",
    "wait no",
    "no no no?",
    "or rather",
    "correction",
    "let me correct that|myself|it",
    "sorry|no? my mistake|bad|fault|error",
    "sorry|no? i? beg your? pardon",
    "i stand corrected",
    "let me rephrase|restart|re-phrase|reword that|it?",
    "let me say|try|put|start that? again|over|differently|another|better",
    "on second thought|thoughts|thinking",
    "come to think of it",
    "thinking about it no?",
    "i misspoke",
    "sorry? i meant",
    "no sorry",
    "wait sorry",
    "no actually",
    "wait actually",
    "actually no",
    "actually wait",
    "well no",
    "sorry i mean",
    "that's wrong",
    "no i mean",
    "i said that wrong",
    "i tell a lie",
    "i lie",
    "i lied",
    "i got that|it wrong",
    "tell a lie",
    "no i? tell a lie",
    "no i lie",
    "no hang on",
    "no do? you know what",
    "sorry no wait?",
    "i'm wrong",
    "hold on no?",
    "oh? hang on no",
    "oops",
    "what am i saying|talking|telling|thinking|on about|you?",
    "what do i mean",
    "no it|they|that isn't|aren't|wasn't|doesn't",
    "no it's|they're|that's not",
    "listen to me",
    "don't listen to me",
    "ignore me",
    "wrong",
];

static PERHAPS: PatternSet = pattern_set![
    "well? actually",
    "sorry",
    "i mean",
    "no",
    "wait",
    "make that",
    "or actually",
    "apologies",
    "oh wait",
    "now it's",
    "these days it's",
    "rather",
    "edit",
    "correcting myself",
    "fix",
];

/// How many words at the start say that what was said before is void: `scratch that`, `forget what I said`.
pub(in super::super) fn voids(words: &[Token]) -> Option<usize> {
    starts_any(words, &VOID)
}

/// **`no sheet no tip`**: what there is none of without the other.
fn is_bar(words: &[Token]) -> bool {
    let [no, thing, other, named, ..] = words else {
        return false;
    };
    let bare = |t: &Token| t.tail().is_none();
    no.key == "no"
        && other.key == "no"
        && bare(no)
        && bare(other)
        && !thing.is_number()
        && !named.is_number()
        && thing.tail().is_none_or(|c| c == ',')
}

/// The marker that begins at `at`, and how many words it takes.
pub(super) fn marker(tokens: &[Token], at: usize) -> Option<(Repair, usize)> {
    let spot = Spot::new(tokens, at);
    let rest = spot.rest;
    if nobody(rest) || is_bar(rest) {
        return None;
    }
    if let Some(n) = spot.dismissed().or_else(|| spot.set_apart()) {
        return Some((Repair::Void, n));
    }
    if let Some(n) = starts_any(rest, &VOID) {
        return spot.stands_free(n).then_some((Repair::Void, n));
    }
    if let Some(n) = denied_first(rest).filter(|_| at >= 2 && spot.parted) {
        return Some((Repair::Instead, n));
    }
    // `no, wait for Ben` is a deed
    let waits = |n: &usize| {
        let next = rest.get(*n).map_or("", |t| t.key.as_str());
        rest[n - 1].key == "wait"
            && rest[n - 1].tail().is_none()
            && matches!(
                next,
                "for" | "until" | "till" | "here" | "outside" | "inside"
            )
    };
    if let Some(n) = starts_any(rest, &INSTEAD).filter(|n| !waits(n)) {
        return spot.puts_right(n).then_some((Repair::Instead, n));
    }
    if let Some(n) = spot.makes_value() {
        return Some((Repair::Instead, n));
    }
    let n =
        starts_any(rest, &PERHAPS).filter(|n| !muses(tokens, at, *n) && !rests(tokens, at, *n))?;
    spot.may_put_right(n).then_some((Repair::Perhaps, n))
}

/// Where a marker may begin.
struct Spot<'a> {
    /// All that is said before it.
    told: &'a [Token],
    rest: &'a [Token],
    /// There is a pause before it.
    parted: bool,
}

impl<'a> Spot<'a> {
    fn new(tokens: &'a [Token], at: usize) -> Self {
        let (told, rest) = tokens.split_at(at);
        let sound = |t: &Token| super::super::fillers::SOUNDS.contains(t.key.as_str());
        let denied = tokens[0].key == "not" && (1..=4).contains(&at);
        let pause = |t: &Token| t.tail().is_some() || sound(t);
        Self {
            told,
            rest,
            parted: denied || told.last().is_none_or(pause),
        }
    }

    /// The word before it is one of these.
    fn after(&self, words: &[&str]) -> bool {
        let one = |t: &Token| words.contains(&t.key.as_str());
        self.told.last().is_some_and(one)
    }

    /// There is a pause after its first words.
    fn closed(&self, len: usize) -> bool {
        self.rest[len - 1].tail().is_some() || len == self.rest.len()
    }

    /// `no, forget the lid`: void, with the thing that is named; `send the plumber, no, forget plumber`.
    fn dismissed(&self) -> Option<usize> {
        let named = |n: &usize| {
            self.rest.get(*n).is_some_and(|t| {
                !crate::domain::words::is_function_word(&t.key)
                    && self.told.iter().any(|o| o.key == t.key)
            })
        };
        let bare = starts_any(
            self.rest,
            patterns!["sorry|wait|oh? nah|no|sorry forget|skip|scrap|ignore about?"],
        );
        if let Some(n) = bare.filter(named) {
            return Some(n + 1);
        }
        let n = starts_any(
            self.rest,
            patterns![
                "nah|no forget|skip|scrap|ignore about? the|that",
                "nah|no forget about? it|that"
            ],
        )?;
        let thing = self.rest.get(n).is_some_and(|t| {
            !super::super::lexicon::is_subject(&t.key) && self.rest[n - 1].key == "the"
        });
        Some(n + usize::from(thing))
    }

    /// `…, belay that, …`
    fn set_apart(&self) -> Option<usize> {
        let more = |n: usize| !self.told.is_empty() || n < self.rest.len() || n > 2;
        apart(self.rest).filter(|n| self.parted && self.closed(*n) && more(*n))
    }

    /// `scratch that`, and not `scratch that surface`, `you scratch that`.
    fn stands_free(&self, len: usize) -> bool {
        let object = self.rest.get(len).is_some_and(|t| !t.key.is_empty())
            && !self.closed(len)
            && !self.parted;
        // `people forget that`, `you scrap that`: somebody does it
        let done_by = self.after(&["you", "we", "they", "i", "people", "everyone", "everybody"]);
        !object && !done_by && !self.after(&["to", "don't", "never", "can", "not", "always"])
    }

    /// `no wait`, and not `if the number is wrong, call`: how something is.
    fn puts_right(&self, len: usize) -> bool {
        let rest = self.rest;
        let given = rest[0].comma()
            && starts_any(
                &rest[1..],
                patterns!["it's|they're", "it|that should|is", "make it"],
            )
            .is_some();
        // `wrong answer, watch it again`
        let names = rest[0].tail().is_none() && rest.len() > 1;
        let tells = rest[0].key == "wrong" && (!self.parted || names) && !given;
        let negation = rest[0].key == "no" && len == 1;
        // `put a hold on the account`, `hold on to the rail`
        let holds = len == 2 && rest[0].key == "hold" && !(self.parted && self.closed(len));
        !negation && !tells && !holds && (self.parted || self.closed(len) || len >= 2)
    }

    /// `make that ten`, `five, call it six`, `nine hundred, let's say nine fifty`.
    fn makes_value(&self) -> Option<usize> {
        if let Some(n) = starts_any(self.rest, patterns!["let's|we'll say|make|call it|that?"]) {
            return self.settles_on(&self.rest[n..]).then_some(n);
        }
        let n = starts_any(self.rest, patterns!["make that|it", "call it"])?;
        let valued = super::super::amounts::amounts(&self.rest[n..])
            .first()
            .is_some_and(|a| a.at == 0);
        let counts = self.rest[0].key == "make" || self.told.iter().any(Token::is_number);
        (valued && counts).then_some(n)
    }

    /// Whether the value that words begin with may stand in the place of one told right before: `between five and let's say ten`
    /// puts nothing right.
    fn settles_on(&self, words: &[Token]) -> bool {
        let said = super::super::fillers::pauses(self.told);
        let told = super::super::amounts::amounts(&said);
        let last = told.last().filter(|a| a.end == said.len());
        let new = super::super::amounts::amounts(words);
        new.first().is_some_and(|new| {
            new.at <= 1
                && last.is_some_and(|old| old.is_number() && new.fits(old) && !new.alike(old))
        })
    }

    /// `ten, sorry, fifteen`, and not `there's no ten`, `wait for it`.
    fn may_put_right(&self, len: usize) -> bool {
        let word = self.rest[0].key.as_str();
        let closed = self.closed(len);
        let apart = self.parted && (closed || matches!(word, "actually" | "sorry"));
        let governed = matches!(
            word,
            "wait" | "fix" | "edit" | "no" | "rather" | "actually" | "sorry"
        ) && !apart;
        let opening =
            self.told.is_empty() && matches!(word, "wait" | "no" | "fix" | "edit") && !closed;
        let valued = self.rest.get(len).is_some_and(Token::is_number);
        let counted = valued && self.told.iter().any(Token::is_number);
        let has = self.after(&["is", "are", "has", "have", "there's", "with"]);
        !governed && !opening && (self.parted || closed)
            || word == "sorry" && valued
            || word == "no" && counted && !has
    }
}

/// `over three, I mean, you close it`: a pause between a case and what is done in it.
fn muses(tokens: &[Token], at: usize, len: usize) -> bool {
    let end = at + len;
    let mean = tokens[end - 1].key == "mean" && tokens[end - 1].comma();
    let from = tokens[..at]
        .iter()
        .rev()
        .skip(1)
        .position(|t| t.tail().is_some())
        .map_or(0, |back| at - 1 - back);
    let front = &tokens[from..at];
    let case = starts_any(front, &super::super::frames::FRONTED).is_some()
        || starts_any(front, &super::super::frames::SUBORDINATE).is_some();
    // `hydrangeas, actually, you dunk them first`
    let named = from == 0
        && tokens[end - 1].comma()
        && tokens[end - 1].key == "actually"
        && front.len() <= 3
        && super::super::gather::is_thing(front)
        && super::super::amounts::amounts(front).is_empty();
    (mean && case || named)
        && super::super::lexicon::pronoun_clause(&tokens[end..])
        && !front
            .iter()
            .any(|t| super::super::lexicon::is_subject(&t.key))
}

/// `you ring, wait, ring again`, `press the button, wait, read the dial`: a deed in a row of them, where what follows is
/// another deed or the same once more.
fn rests(tokens: &[Token], at: usize, len: usize) -> bool {
    let (told, rest) = (&tokens[..at], &tokens[at + len..]);
    let in_row = tokens[at].key == "wait"
        && tokens[at].comma()
        && told.last().is_some_and(Token::comma)
        && told.iter().any(|t| is_action(&t.key));
    let next = &rest[..super::super::token::clause_end(rest)];
    let (Some(verb), Some(last)) = (next.first(), next.last()) else {
        return false;
    };
    let same = told.iter().any(|t| t.key == verb.key);
    in_row
        && is_action(&verb.key)
        && (last.key == "again" || !same && !next.iter().any(|t| t.key == "first"))
}

/// `…, no one comes in after that`: somebody, and no value.
fn nobody(rest: &[Token]) -> bool {
    let open = |t: &Token| t.tail().is_none();
    matches!(rest, [no, one, next, ..] if no.key == "no" && one.key == "one" && open(no) && open(one)
        && !matches!(next.key.as_str(), "of" | "per" | "each")
        && crate::domain::quantity::unit_of(&next.key).is_none())
}

/// `…, belay that, …`: deeds by themselves, and words taken back only where they stand apart.
fn apart(rest: &[Token]) -> Option<usize> {
    starts_any(
        rest,
        patterns![
            "cut|drop|belay|kill|lose|undo|rewind|nix|reverse|void|withdraw|park that",
            "actually|no|sorry|wait|ok|okay|oh cut|drop|belay|kill|lose|undo|rewind|nix|skip that",
            "actually|no|sorry|wait|ok|okay|oh? scratch|strike|scrap|drop|skip|cut|ignore|forget|delete|lose|cancel|leave|disregard that last? bit|part|one|step|line|thing|sentence|point"
        ],
    )
}

/// `no not the blue one,`: what is denied before what stands for it.
fn denied_first(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["no|sorry|wait|oh no|sorry|wait? not"])?;
    let end = rest
        .iter()
        .take(n + 5)
        .skip(n)
        .position(|t| t.tail().is_some())?
        + n
        + 1;
    (rest[end - 1].comma() && rest.len() > end + 1).then_some(end)
}
