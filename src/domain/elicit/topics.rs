//! What an expert is asked about, in order.

/// What is asked about, in order.
pub const TOPICS: [Topic; 13] = [
    topic(
        "trigger",
        "Overview",
        "When is this done: what starts it?",
        "",
        Ask::Once,
    ),
    topic(
        "who",
        "Roles",
        "Who does it? (a role rather than a name)",
        "",
        Ask::Once,
    ),
    topic(
        "needed",
        "What you need",
        "What has to be at hand first: access, information, permission?",
        "What else?",
        Ask::Many,
    ),
    topic(
        "tools",
        "Tools",
        "Which tools, systems and forms are used?",
        "Which else?",
        Ask::Many,
    ),
    topic(
        "steps",
        PROCEDURE,
        "What is the first step?",
        "And then?",
        Ask::Steps,
    ),
    topic(
        "never",
        PROCEDURE,
        "What must never be done here?",
        "What else must never be done?",
        Ask::Many,
    ),
    topic(
        "times",
        "Times and limits",
        "Which deadlines, amounts or limits hold?",
        "Which else?",
        Ask::Many,
    ),
    topic(
        "done",
        "Done when",
        "How does one know that it went well?",
        "",
        Ask::Once,
    ),
    topic(
        "exceptions",
        "Exceptions",
        "When is it done differently, and how?",
        "When else?",
        Ask::Many,
    ),
    topic(
        "wrong",
        "If something goes wrong",
        "What goes wrong most often, and what is done then?",
        "What else goes wrong?",
        Ask::Many,
    ),
    topic(
        "stuck",
        "Contacts",
        "Who is asked when one is stuck?",
        "",
        Ask::Once,
    ),
    topic(
        "record",
        "Records",
        "What is written down at the end, and where?",
        "",
        Ask::Once,
    ),
    topic(
        "else",
        "Remarks",
        "What would somebody new get wrong, even with all this in hand?",
        "",
        Ask::Once,
    ),
];

/// The heading under which the steps stand.
pub(super) const PROCEDURE: &str = "Procedure";

/// Something to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// Its name in what is saved.
    pub key: &'static str,
    /// The heading under which the answers stand.
    pub heading: &'static str,
    /// The question.
    pub first: &'static str,
    /// The question for one more.
    pub more: &'static str,
    /// How often it is asked.
    pub ask: Ask,
}

/// How often a topic is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// One answer.
    Once,
    /// Until there is nothing more.
    Many,
    /// Steps until it is done; behind each decision, what if it fails.
    Steps,
}

const fn topic(
    key: &'static str,
    heading: &'static str,
    first: &'static str,
    more: &'static str,
    ask: Ask,
) -> Topic {
    Topic {
        key,
        heading,
        first,
        more,
        ask,
    }
}
