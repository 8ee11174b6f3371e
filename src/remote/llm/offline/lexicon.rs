//! The closed classes of English, and which open words may stand where: what the rules of clauses are built on.
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::token::Token;
use super::verbs::{gerund_base, is_action, is_participle, is_state, is_third_person};

/// Verbs that are as often a noun: `the name and address field`.
pub(super) static NOUNISH: WordSet = word_set!(
    "boot address arm back badge bag bank bed bin blanket block board bolt book bowl box brace brake brush button call can cap cash cast chain chalk chart check chisel claim clamp clean clip coach coat code coil compost cool core cough counter cover crate crop cube culture cushion cycle dam date deal discount dish dose dough drill drip drive dry dust dye edge email exercise express eye face fan feed fence file fill filter finger flake flavour fleece float floor flour foam focus forge form fund fuse gas gear glass gloss glue graft gravel grill group guard hammer hand handle harness hatch head headline heap heat hem hole hook hose host house hull hunt ice index ink invoice iron jacket jam jet joint juice key knot label lace lap layer lead lease leg letter level lever lid light lime line link list litter load loan lock machine mail man mark mask mesh message microwave mill mine minute mirror mop mould mound nail name needle nest notch note number nurse oil order pace page paint pair panel parcel part partition pass paste patch peg pen pencil pepper phone pickle piece pile pin pipe pit pivot plan plant plaster plate plough plug pocket point pool post pot pound power praise press price print probe process program project proof puddle puff pulp pump quarter queue quote race rack ram rank rate ration record reference relay rent report review reward rib ring rivet roof room root rope row run sail salt sample sand sandwich saw scale scratch screen screw seal seed segment sequence service set shape shell shoe shore shout shuttle side sign sink sketch skid skin skirt slope smoke snapshot soap sole source space span spike spill splint sponge spool spoon spray spur stack stage stain stake stall stamp stand starch state stem step stock stop stopper store strand strap stream string stroke stub stud style supply support survey swab switch tab table tack tag tape tar target task team temper template tender term test thread ticket tie tile time tin title toast torch total towel track trade train tram transfer transport trap trellis trench trial trigger trust tub tumble turf turn type use vat vent video view wall ward warm wash watch water weed weight wheel wick wire witness work wrench yoke zip"
);
/// Words that a noun follows.
pub(super) static DETERMINERS: WordSet = word_set!(
    "the a an your our their its his her my this that these those each every any some no all both another either other which whose new old same first last next of"
);
/// Prepositions and particles that say where something goes or stands.
pub(super) static PLACES: WordSet = word_set!(
    "on off in into out up down over back away through onto under by to at round around inside outside between behind beside across along until till before after from with for per"
);
/// More words that say where a thing is by another: no deed, with a thing behind them.
static BESIDES: WordSet = word_set!(
    "underneath above below beneath near nearby opposite past against among amongst beyond towards toward throughout upon within without via despite during"
);
/// Particles that make a verbless phrase a deed: `gas back on`, `lid off`.
pub(super) static PARTICLES: WordSet =
    word_set!("on off in out up down back away over shut open closed");
/// Words after which no new clause begins, though a subject and a verb follow.
static HOLDS: WordSet = word_set!(
    "that what which where who how why than as if when whenever once before after until till while unless because cause whether or since though although whatever wherever whoever way reason time first not of in on at for with by from to about like sure say says said think know see make check tell mean the a an ask whichever only most least"
);

/// Words of way and order that make one deed the opposite of another: `bung in`, `bung out`.
pub(super) const OPPOSITE_WAYS: &[[&str; 2]] = &[
    ["in", "out"],
    ["on", "off"],
    ["up", "down"],
    ["with", "without"],
    ["before", "after"],
];

/// Whether two words are such ways, the one of the other.
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    one != other
        && OPPOSITE_WAYS
            .iter()
            .any(|pair| pair.contains(&one) && pair.contains(&other))
}

/// Auxiliaries and the verb to be.
static AUXILIARIES: WordSet = word_set!(
    "am is are was were be been being has have had do does did can could should would will shall may might must gotta gonna wanna isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't haven't hasn't need needs never"
);
/// Subjects that open a clause of their own.
static SUBJECTS: WordSet = word_set!(
    "you we i they he she it you'll we'll i'll they'll he'll she'll it'll you're we're i'm they're he's she's it's you've we've i've they've you'd we'd i'd they'd that's there's let's somebody someone everybody everyone nobody whoever"
);
static BEFORE_VERB: WordSet = word_set!(
    "always then just also usually normally basically first next simply quickly carefully manually immediately again still now typically generally only really actually probably finally gently slowly either even never ever all both later already obviously please"
);

pub(super) fn is_adverb(key: &str) -> bool {
    static THINGS: WordSet =
        word_set!("family assembly butterfly anomaly jelly belly lily monopoly");
    let by_its_end = || key.len() > 4 && key.ends_with("ly") && !is_action(key);
    BEFORE_VERB.contains(key) || by_its_end() && !THINGS.contains(key)
}

pub(super) fn is_auxiliary(key: &str) -> bool {
    AUXILIARIES.contains(key)
}

/// Verbs behind which somebody or something does what comes next: `let it dry`, `make them wait`.
pub(super) fn causes(key: &str) -> bool {
    matches!(key, "let" | "make" | "have" | "help" | "watch")
}

pub(super) fn holds(key: &str) -> bool {
    HOLDS.contains(key)
}

/// Whether the word before `at` holds a clause to itself; `the till` is a thing.
pub(super) fn holds_at(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let noun = matches!(
        tokens[before].key.as_str(),
        "till" | "check" | "see" | "one"
    ) && before > 0
        && DETERMINERS.contains(tokens[before - 1].key.as_str());
    // `once the hose is on you tighten it`
    let state = matches!(tokens[before].key.as_str(), "on" | "off" | "in" | "out")
        && before > 0
        && (matches!(
            tokens[before - 1].key.as_str(),
            "is" | "are" | "it's" | "that's" | "they're"
        ) || tokens[before - 1].key.ends_with("'s"));
    // `above that you order the expert`
    let beyond = tokens[before].key == "that"
        && before > 0
        && matches!(
            tokens[before - 1].key.as_str(),
            "above" | "below" | "over" | "under" | "beyond" | "besides"
        )
        && (before == 1
            || tokens[before - 2].tail().is_some()
            || matches!(tokens[before - 2].key.as_str(), "and" | "but" | "so"));
    // `if it's not it goes back`
    let not = tokens[before].key == "not"
        && before > 0
        && (tokens[before - 1].key.ends_with("'s") || tokens[before - 1].key == "is");
    holds(&tokens[before].key) && !noun && !state && !beyond && !not
}

pub(super) fn is_subject(key: &str) -> bool {
    SUBJECTS.contains(key)
}

/// Whether a word may be the verb of a clause, in any of its forms.
pub(super) fn is_verbal(key: &str) -> bool {
    is_action(key) || is_state(key) || is_auxiliary(key) || is_third_person(key) || is_past(key)
}

/// Whether a word is a verb of doing in the past, or its participle.
pub(super) fn is_past(key: &str) -> bool {
    static IRREGULAR: WordSet = word_set!(
        "was were had did went came told said lost forgot broke left took ended made got gave found thought knew saw ran sat stood began drove ate fell felt kept sent built bought brought caught held heard paid sold wrote spoke woke threw drew grew hid chose froze stuck walked tore shook rang sang swam wore swore spun burnt spent slept dreamt rode flew blew drank sank stole struck swung taught fought met won shone slid bled bred crept dealt dug fled knelt leapt learnt leant lent meant rose shrank smelt spat sped spilt sprang stung swept undid understood wept withdrew mistook"
    );
    IRREGULAR.contains(key) || (key.ends_with("ed") && is_participle(key))
}

/// Whether a clause of a pronoun and a verb begins here: `you open`, `we then send`, `it goes`.
pub(super) fn pronoun_clause(rest: &[Token]) -> bool {
    let Some(first) = rest
        .first()
        // `nobody needs it, send a mail`: an object
        .filter(|t| {
            let object = matches!(
                t.key.as_str(),
                "it" | "that" | "this" | "those" | "these" | "you"
            );
            is_subject(&t.key) && !t.breaks_off() && !(object && t.comma())
        })
    else {
        return false;
    };
    let skipped = rest[1..].iter().take_while(|t| is_adverb(&t.key)).count();
    let Some(verb) = rest.get(1 + skipped) else {
        return false;
    };
    // `go through it page by page`, `let it dry`: no verb of `it`
    let agrees = !matches!(first.key.as_str(), "it" | "this" | "he" | "she")
        || skipped > 0
        || !is_action(&verb.key)
        || is_auxiliary(&verb.key)
        || super::verbs::is_participle(&verb.key);
    if !agrees {
        return false;
    }
    let contracted = first.key.contains('\'');
    let unknown = matches!(first.key.as_str(), "you" | "we")
        && !crate::domain::words::is_function_word(&verb.key)
        && rest.get(2 + skipped).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the" | "a" | "your" | "it" | "them" | "up" | "off" | "all"
            )
        });
    is_verbal(&verb.key) || (contracted && rest.len() >= 2) || unknown
}

/// Whether a command begins here that can be nothing else: `don't`, `make sure`, `never open`.
pub(super) fn sure_command(rest: &[Token]) -> bool {
    static COMMANDS: PatternSet = pattern_set![
        "make sure",
        "don't",
        "do not",
        "never",
        "go ahead",
        "please",
        "be sure|careful",
        "always",
    ];
    // `between two cases, always the pink ones`
    let which = matches!(rest, [first, next, ..] if first.key == "always"
        && DETERMINERS.contains(next.key.as_str()));
    // `opened by two people, always, and stamped`
    let alone = rest
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "always" | "never") && t.comma());
    !which && !alone && starts_any(rest, &COMMANDS).is_some_and(|n| n < rest.len())
}

/// `the`, `a`, `an`
pub(super) fn is_article(t: &Token) -> bool {
    matches!(t.key.as_str(), "the" | "a" | "an")
}

/// Whether a determiner stands in front: `your key`, `the locker`, and not `Teams`.
pub(super) fn determined(words: &[Token]) -> bool {
    words
        .first()
        .is_some_and(|t| DETERMINERS.contains(t.key.as_str()))
}

/// `your key` as `key`
pub(super) fn without_determiner(words: &[Token]) -> &[Token] {
    &words[usize::from(determined(words))..]
}

/// A capital and nothing but letters, and no word of every sentence: `Jo`, and `Gate` at the head of a line.
pub(super) fn is_capitalised(t: &Token) -> bool {
    t.word.starts_with(char::is_uppercase)
        && t.key.chars().all(char::is_alphabetic)
        && !crate::domain::words::is_function_word(&t.key)
}

/// Words that an object or a complement of a verb begins with.
pub(super) fn opens_object(key: &str) -> bool {
    static OPENERS: WordSet = word_set!(
        "the a an your our their its his her my this that these those it them him us me all any each every both some no on off in out up down into onto over under to with for from at by through around across against about back away and what whether how which who if one two three four five six seven eight nine ten twenty thirty sixty where when until till after before between as another everyone everybody everything anything only half inside along toward towards again aside underneath per round anyone somebody someone yourself yourselves more"
    );
    OPENERS.contains(key)
        || key.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '`' | '-'))
}

/// `under the desk`: how a phrase begins that says where.
pub(super) fn opens_place(key: &str) -> bool {
    BESIDES.contains(key) || PLACES.contains(key)
}

/// Whether the word at `at` is the base form of a verb with its object, not a noun.
pub(super) fn verb_with_object(tokens: &[Token], at: usize) -> bool {
    // `nine point eight`, `the program, number 4`
    let part = tokens
        .get(at)
        .is_some_and(|t| matches!(t.key.as_str(), "point" | "number"))
        && tokens.get(at + 1).is_some_and(Token::is_number);
    let Some(verb) = tokens.get(at).filter(|t| is_action(&t.key) && !part) else {
        return false;
    };
    if at > 0 && DETERMINERS.contains(tokens[at - 1].key.as_str()) {
        return false;
    }
    let next = tokens.get(at + 1);
    // `£840, double for anyone else`
    let times = matches!(verb.key.as_str(), "double" | "triple" | "treble")
        && next.is_some_and(|n| matches!(n.key.as_str(), "for" | "on" | "in" | "at"));
    if verb.tail().is_some() || times {
        return false;
    }
    match next {
        None => false,
        Some(n) if opens_object(&n.key) && !matches!(n.key.as_str(), "and" | "by" | "as") => {
            let noun = NOUNISH.contains(verb.key.as_str())
                && matches!(
                    n.key.as_str(),
                    "for" | "from" | "to" | "with" | "at" | "in" | "of"
                );
            !noun && !second_noun(tokens, at)
        }
        Some(n) => {
            !NOUNISH.contains(verb.key.as_str())
                && n.key.len() > 2
                && !is_auxiliary(&n.key)
                && !crate::domain::words::is_function_word(&n.key)
        }
    }
}

/// `the name and` **address** `before you file it`, `on the card`: the second of two things, with when or where behind it.
fn second_noun(tokens: &[Token], at: usize) -> bool {
    let Some([.., of, noun, and]) = tokens.get(..at) else {
        return false;
    };
    let behind = tokens.get(at + 1).map_or("", |t| t.key.as_str());
    let when = matches!(behind, "before" | "after" | "when" | "once" | "until");
    let on = behind == "on" && !matches!(tokens[at].key.as_str(), "press" | "plug" | "stand");
    and.key == "and"
        && noun.tail().is_none()
        && (DETERMINERS.contains(of.key.as_str()) || of.is_number())
        && NOUNISH.contains(tokens[at].key.as_str())
        && (when || on)
}

/// Whether a gerund of a verb of doing begins here, with something to do it to.
pub(super) fn gerund_with_object(tokens: &[Token]) -> bool {
    tokens
        .first()
        .is_some_and(|t| gerund_base(&t.key).is_some() && !is_action(&t.key) && t.tail().is_none())
        && tokens
            .get(1)
            .is_some_and(|t| opens_object(&t.key) || t.key.len() > 3)
        // `roughing 800, finishing 1600`: a name and its value
        && !tokens
            .get(1)
            .is_some_and(|t| t.is_number() && (t.tail().is_some() || tokens.len() == 2))
        && !(tokens.get(1).is_some_and(|t| is_third_person(&t.key))
            && tokens.get(2).is_some_and(|t| opens_object(&t.key)))
        && !tokens
            .iter()
            .take(8)
            .any(|t| matches!(t.key.as_str(), "is" | "are" | "was" | "takes"))
        && !(does_itself(tokens) || judged(tokens) || how_it_is(tokens) || is_fitted(tokens))
}

/// `heating on to twenty`: what is switched, and no deed.
fn is_fitted(tokens: &[Token]) -> bool {
    let fitted = matches!(
        tokens[0].key.as_str(),
        "heating" | "lighting" | "seating" | "wiring" | "bedding" | "flooring" | "clothing"
    );
    // `feeding times: seven and five`
    let label = tokens.get(1).is_some_and(|t| t.tail() == Some(':'));
    label
        || fitted
            && tokens
                .get(1)
                .is_some_and(|t| PARTICLES.contains(t.key.as_str()))
}

/// `opening the hall's not hard`: how it is to do something.
fn how_it_is(tokens: &[Token]) -> bool {
    let told = |rest: &[Token]| {
        starts_any(
            rest,
            patterns!["not|never|always|a|the|easy|hard|simple|quick|tricky|fun"],
        )
    };
    (1..tokens.len().min(8))
        .any(|i| tokens[i - 1].key.ends_with("'s") && told(&tokens[i..]).is_some())
}

/// `signing before, that's a lie`: a deed, and what it is.
fn judged(tokens: &[Token]) -> bool {
    let end = tokens.iter().take(8).position(|t| t.tail().is_some());
    end.and_then(|end| tokens.get(end + 1))
        .is_some_and(|t| matches!(t.key.as_str(), "that's" | "it's"))
}

/// `leaving it open lets the cold in`: a gerund that is what does something, and nothing to be done.
pub(super) fn deed_does(tokens: &[Token]) -> bool {
    tokens
        .first()
        .is_some_and(|t| gerund_base(&t.key).is_some() && !is_action(&t.key) && t.tail().is_none())
        && does_itself(tokens)
}

/// `sending it to everybody wakes up half the town`: the deed is what does something.
fn does_itself(tokens: &[Token]) -> bool {
    let end = tokens
        .iter()
        .take(9)
        .position(|t| t.tail().is_some())
        .map_or(tokens.len().min(9), |p| p + 1);
    (2..end).any(|at| {
        let (before, verb, next) = (&tokens[at - 1], &tokens[at], tokens.get(at + 1));
        // no noun follows a pronoun
        let pronoun = matches!(
            before.key.as_str(),
            "everybody" | "everyone" | "it" | "them" | "him" | "people" | "early" | "late"
        );
        let base = [verb.key.strip_suffix("es"), verb.key.strip_suffix('s')];
        let nounish = base.iter().flatten().any(|b| NOUNISH.contains(b));
        let holds = DETERMINERS.contains(before.key.as_str())
            || PLACES.contains(before.key.as_str())
            || holds(&before.key)
            || is_subject(&before.key) && !pronoun
            || before.key == "and";
        (is_third_person(&verb.key)
            || matches!(
                verb.key.as_str(),
                "let's" | "makes" | "gets" | "means" | "wastes" | "saves" | "causes"
            )
            || pronoun
                && verb.key.len() > 3
                && verb.key.ends_with('s')
                && !verb.key.ends_with("ss"))
            && !nounish
            && !holds
            && verb.tail().is_none()
            && next.is_some_and(|t| {
                opens_object(&t.key) && t.key != "and"
                    || matches!(t.key.as_str(), "half" | "everything" | "up")
            })
    })
}
