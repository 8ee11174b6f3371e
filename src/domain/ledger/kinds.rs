//! The exact keys of every kind of record: the table that `docs/ledger.md` shows and tests hold against the types.
//!
//! A nested key is written as a path: `sops[].id` is the key `id` of each item of the list `sops`, and
//! `emergency.until` the key `until` of the object `emergency`: where that is there, so are its keys.

use super::shape::Shape;

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its path.
    pub name: &'static str,
    /// The form of its value.
    pub shape: Shape,
    /// Whether a record may lack it; it is never null.
    pub optional: bool,
    /// What it says.
    pub says: &'static str,
}

/// One kind.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The value of `kind`.
    pub name: &'static str,
    /// What a record of it says.
    pub says: &'static str,
    /// Who may write it.
    pub by: &'static str,
    /// The summary line: `{key}` is the key's value, `{key:12}` its first twelve digits, `{a|b:12}` the first of
    /// them that is there, and `{sops}` is `ID VERSION` of each item, joined by `, `.
    pub summary: &'static str,
    /// The keys beside the common ones.
    pub keys: &'static [Key],
}

const fn key(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key {
        name,
        shape,
        optional: false,
        says,
    }
}

const fn maybe(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key {
        optional: true,
        ..key(name, shape, says)
    }
}

const IDENTITIES: Shape = Shape::OneOf(&["key", "forge", "terminal", "asserted"]);
const FORGE: [Key; 8] = [
    maybe("host", Shape::Text, "from a forge: its host"),
    maybe("repo", Shape::Text, "from a forge: the repository"),
    maybe(
        "pull",
        Shape::Number,
        "from a forge: the number of the pull request",
    ),
    maybe(
        "review",
        Shape::Text,
        "from a forge: the review's name there",
    ),
    maybe(
        "login",
        Shape::Text,
        "from a forge: the reviewer's login, as it was",
    ),
    maybe(
        "user",
        Shape::Number,
        "from a forge: the number of the reviewer's account",
    ),
    maybe(
        "commit",
        Shape::Object,
        "from a forge: the commit that was reviewed",
    ),
    maybe(
        "submitted_at",
        Shape::Moment,
        "from a forge: when, by its clock",
    ),
];
const ACTIONS: Shape = Shape::OneOf(&["publish", "retire"]);
const CHANGES: Shape = Shape::OneOf(&["minor", "major"]);

/// The keys of every record, whatever its kind.
pub const COMMON: &[Key] = &[
    key("v", Shape::Number, "the format: 1"),
    key("kind", Shape::Text, "the kind"),
    key("ledger", Shape::Text, "the ledger's id, as in sop.yaml"),
    key("by", Shape::Text, "who acts: an id of people.yaml"),
    key("at", Shape::Moment, "when, by the writer's clock"),
    maybe(
        "main",
        Shape::Object,
        "the default branch's commit that the writer saw; only a genesis before the first commit lacks it",
    ),
    key("tool", Shape::Text, "the program and its version"),
    maybe(
        "clock",
        Shape::OneOf(&["set"]),
        "somebody set the writer's clock (`SOP_NOW`)",
    ),
];

/// Every kind that this version reads.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "genesis",
        says: "The ledger begins.",
        by: "anyone in people.yaml",
        summary: "genesis: {ledger} by {by}",
        keys: &[],
    },
    Kind {
        name: "adopt",
        says: "Existing pages are governed from here on, as they were: these bytes were live, and who approved them is unknown. A page is adopted once, and never after another record of it.",
        by: "its owner, or who may approve by sop.yaml",
        summary: "adopt: {commit:12} by {by}",
        keys: &[
            key(
                "base",
                Shape::Object,
                "the default branch before: what was live",
            ),
            key(
                "commit",
                Shape::Object,
                "the commit that wrote the front matter, on `base`; `base` itself where nothing had to be written",
            ),
            key("sops", Shape::Objects, "every SOP that is adopted, by id"),
            key("sops[].id", Shape::SopId, "the SOP"),
            key(
                "sops[].path",
                Shape::Text,
                "its file, at `base` and at `commit`",
            ),
            key("sops[].version", Shape::Version, "1.0"),
            key("sops[].was", Shape::Object, "the blob at `base`"),
            key(
                "sops[].blob",
                Shape::Object,
                "the blob at `commit`: `was` with lines of front matter inserted, and no other difference",
            ),
            key("sops[].digest", Shape::Digest, "what `blob` digests to"),
            key(
                "sops[].images",
                Shape::Objects,
                "the pictures that the digest covers, by path",
            ),
            key(
                "sops[].images[].path",
                Shape::Text,
                "from the repository's root",
            ),
            key(
                "sops[].images[].sha256",
                Shape::Sha256,
                "SHA-256 of the blob",
            ),
            maybe("sops[].owner", Shape::Text, "`owner` of the page"),
            key("sops[].roles", Shape::Texts, "`roles` of the page"),
            key(
                "sops[].review_in",
                Shape::Interval,
                "`review_in` of the page, or sop.yaml's",
            ),
            key(
                "sops[].risk",
                Shape::OneOf(&["low", "normal", "high"]),
                "`risk` of the page",
            ),
        ],
    },
    Kind {
        name: "draft",
        says: "A machine drafted.",
        by: "anyone in people.yaml",
        summary: "draft: {sop} by {by}",
        keys: &[
            key("sop", Shape::SopId, "the SOP"),
            key("path", Shape::Text, "its file, from the repository's root"),
            key(
                "provider",
                Shape::Text,
                "who drafted: `offline`, or a provider's name",
            ),
            maybe("model", Shape::Text, "the model, where there is one"),
            maybe(
                "prompt",
                Shape::Sha256,
                "SHA-256 of what a model was asked, else of the user's prompt, where there was one",
            ),
            maybe(
                "template",
                Shape::Text,
                "name, version and digest of the prompt's file, where a model was asked",
            ),
            key(
                "answer",
                Shape::Sha256,
                "SHA-256 of the body that was drafted",
            ),
            key("sources", Shape::Objects, "the sources, in the order given"),
            key("sources[].name", Shape::Text, "file name, without folders"),
            key("sources[].sha256", Shape::Sha256, "SHA-256 of its bytes"),
            key(
                "redactions",
                Shape::Number,
                "words blacked out before they left the machine; 0 where nothing left",
            ),
            key(
                "commit",
                Shape::Object,
                "the commit of the machine's words, before a human touched them",
            ),
        ],
    },
    Kind {
        name: "submit",
        says: "A branch is proposed, as one unit.",
        by: "anyone in people.yaml",
        summary: "submit: {sops} by {by}",
        keys: &[
            key("branch", Shape::Text, "the branch, without `refs/heads/`"),
            key(
                "base",
                Shape::Object,
                "where the branch left the default branch",
            ),
            key("head", Shape::Object, "the commit that is submitted"),
            maybe("reason", Shape::Text, "why; required for a revision"),
            key(
                "sops",
                Shape::Objects,
                "every SOP that the branch changes, by id",
            ),
            key("sops[].id", Shape::SopId, "the SOP"),
            key(
                "sops[].path",
                Shape::Text,
                "its file in the submitted commit",
            ),
            key("sops[].action", ACTIONS, "goes live, or ends"),
            key(
                "sops[].version",
                Shape::Version,
                "the number that it gets; of a retirement, the one it has",
            ),
            key(
                "sops[].change",
                CHANGES,
                "whether who knows this MAJOR has to read again",
            ),
            maybe(
                "sops[].effective_on",
                Shape::Day,
                "from when it holds; absent: from publication",
            ),
            key("sops[].digest", Shape::Digest, "what is approved"),
            maybe(
                "sops[].from",
                Shape::Record("publish"),
                "the publication that it revises or ends, or the adoption",
            ),
            maybe(
                "sops[].superseded_by",
                Shape::SopId,
                "what takes its place, where it ends",
            ),
        ],
    },
    Kind {
        name: "approve",
        says: "Somebody approves a submission as a whole; a review on a forge is recorded as that of the reviewer.",
        by: "who is eligible at the publication's `base`",
        summary: "approve: {submit:12} by {by}",
        keys: &[
            key("submit", Shape::Record("submit"), "the submission"),
            key(
                "meaning",
                Shape::Text,
                "what the person was asked to confirm",
            ),
            maybe("reason", Shape::Text, "why, in their own words"),
            key(
                "edited",
                Shape::Bool,
                "whether they wrote part of it, by the writer's word",
            ),
            key(
                "identity",
                IDENTITIES,
                "how the person was known to the writer; `forge` with the eight keys below, and only then",
            ),
            FORGE[0],
            FORGE[1],
            FORGE[2],
            FORGE[3],
            FORGE[4],
            FORGE[5],
            FORGE[6],
            FORGE[7],
        ],
    },
    Kind {
        name: "reject",
        says: "Somebody rejects a submission, or lifts what they said before: a review that was dismissed on the forge counts no longer.",
        by: "as `approve`; any eligible person's rejection blocks",
        summary: "reject: {submit:12} by {by}",
        keys: &[
            key("submit", Shape::Record("submit"), "the submission"),
            key(
                "meaning",
                Shape::OneOf(&["reject", "lift"]),
                "it blocks from here on; or what the person said before counts no longer",
            ),
            maybe("reason", Shape::Text, "why, in their own words"),
            key(
                "identity",
                IDENTITIES,
                "how the person was known to the writer; `forge` with the eight keys below, and only then",
            ),
            FORGE[0],
            FORGE[1],
            FORGE[2],
            FORGE[3],
            FORGE[4],
            FORGE[5],
            FORGE[6],
            FORGE[7],
        ],
    },
    Kind {
        name: "publish",
        says: "A submission goes live.",
        by: "anyone in people.yaml, or a service",
        summary: "publish: {sops} by {by}",
        keys: &[
            key("submit", Shape::Record("submit"), "the submission"),
            key(
                "approvals",
                Shape::Records("approve"),
                "the approvals that it rests on, sorted",
            ),
            key(
                "base",
                Shape::Object,
                "the default branch before: the merge's first parent",
            ),
            key(
                "head",
                Shape::Object,
                "what was merged into it: the merge's second parent",
            ),
            key(
                "merge",
                Shape::Object,
                "the commit with which it is on the default branch",
            ),
            maybe(
                "over_pace",
                Shape::Text,
                "why it went past the pace, where it did",
            ),
            maybe(
                "emergency",
                Shape::Keys,
                "it went live before it was approved, as `approvals.emergency` in sop.yaml lets some",
            ),
            maybe("emergency.reason", Shape::Text, "why it could not wait"),
            maybe(
                "emergency.until",
                Shape::Day,
                "the last day for its approval, by whom it takes",
            ),
            key(
                "sops",
                Shape::Objects,
                "every SOP of the submission, by id, as it was at that moment",
            ),
            key("sops[].id", Shape::SopId, "as submitted"),
            key("sops[].path", Shape::Text, "as submitted"),
            key("sops[].action", ACTIONS, "as submitted"),
            key("sops[].version", Shape::Version, "as submitted"),
            key("sops[].change", CHANGES, "as submitted"),
            maybe("sops[].effective_on", Shape::Day, "as submitted"),
            key("sops[].digest", Shape::Digest, "as submitted"),
            key("sops[].blob", Shape::Object, "the bytes that readers get"),
            key(
                "sops[].images",
                Shape::Objects,
                "the pictures that the digest covers, by path",
            ),
            key(
                "sops[].images[].path",
                Shape::Text,
                "from the repository's root",
            ),
            key(
                "sops[].images[].sha256",
                Shape::Sha256,
                "SHA-256 of the blob",
            ),
            maybe("sops[].owner", Shape::Text, "`owner` of the page"),
            key("sops[].roles", Shape::Texts, "`roles` of the page"),
            key(
                "sops[].review_in",
                Shape::Interval,
                "`review_in` of the page, or sop.yaml's",
            ),
            key(
                "sops[].risk",
                Shape::OneOf(&["low", "normal", "high"]),
                "`risk` of the page",
            ),
            maybe("sops[].superseded_by", Shape::SopId, "as submitted"),
        ],
    },
    Kind {
        name: "withdraw",
        says: "A submission or a publication is taken back: exactly one of `submit` and `publish` is there.",
        by: "a submission: who made it; a publication: who may approve, or, where its merge never went live, anyone",
        summary: "withdraw: {submit|publish:12} by {by}",
        keys: &[
            maybe("submit", Shape::Record("submit"), "the submission"),
            maybe(
                "publish",
                Shape::Record("publish"),
                "the publication, or an adoption that was cut off",
            ),
            maybe(
                "base",
                Shape::Object,
                "the default branch before, where bytes are restored",
            ),
            maybe(
                "merge",
                Shape::Object,
                "the commit that restores the bytes from before",
            ),
            key(
                "reason",
                Shape::Text,
                "why; `base-moved` where a cut-off publication is taken back",
            ),
            key(
                "told",
                Shape::Texts,
                "who is told, by id: they had to know it",
            ),
        ],
    },
    Kind {
        name: "review",
        says: "Somebody checked whether what is in force is still true.",
        by: "its owner, or who may approve by sop.yaml",
        summary: "review: {sop} by {by}",
        keys: &[
            key("sop", Shape::SopId, "the SOP"),
            key(
                "publish",
                Shape::Record("publish"),
                "the publication that was checked, or the adoption",
            ),
            key("digest", Shape::Digest, "what it published"),
            key(
                "outcome",
                Shape::OneOf(&["no-change", "needs-change"]),
                "still true, or to be revised: then freshness is not renewed",
            ),
            key(
                "note",
                Shape::Text,
                "what was checked, in the reviewer's words",
            ),
            key("next_due", Shape::Day, "when it is due again"),
        ],
    },
    Kind {
        name: "ack",
        says: "Somebody confirms that they have read what is in force. It is of these bytes and of no others.",
        by: "the person, a human; nobody for another",
        summary: "ack: {sop} {version} by {by}",
        keys: &[
            key("sop", Shape::SopId, "the SOP"),
            key(
                "publish",
                Shape::Record("publish"),
                "the publication that was read, or the adoption",
            ),
            key("version", Shape::Version, "what it published"),
            key("digest", Shape::Digest, "what it published"),
            key(
                "shown",
                Shape::Shown,
                "all of it, or every block that changed since what the person had acknowledged",
            ),
            key(
                "meaning",
                Shape::Text,
                "what the person was asked to confirm",
            ),
            key(
                "identity",
                Shape::OneOf(&["key", "terminal", "asserted"]),
                "how the person was known to the writer",
            ),
        ],
    },
    Kind {
        name: "waive",
        says: "Somebody is excused from acknowledging an SOP: this MAJOR of it, to the last day.",
        by: "the person's manager, its owner, or who may approve by sop.yaml; nobody for themselves",
        summary: "waive: {sop} for {person} by {by}",
        keys: &[
            key("sop", Shape::SopId, "the SOP"),
            key(
                "publish",
                Shape::Record("publish"),
                "the publication, or the adoption",
            ),
            key(
                "person",
                Shape::Text,
                "who is excused: an id of people.yaml",
            ),
            key("reason", Shape::Text, "why, in their own words"),
            maybe("until", Shape::Day, "the last day; absent: it does not end"),
        ],
    },
    Kind {
        name: "complete",
        says: "Somebody has passed a stage's checkpoint of a training path: in a quiz, or because somebody else signs it off. It counts until a new MAJOR of an SOP that it names comes into force.",
        by: "a quiz: the person, who reaches `pass` of paths.yaml at `main`; a sign-off: who paths.yaml there names, and nobody for themselves",
        summary: "complete: {path} {stage} for {person} by {by}",
        keys: &[
            key("path", Shape::Text, "the path of paths.yaml"),
            key("stage", Shape::Text, "the stage, by id"),
            key(
                "person",
                Shape::Text,
                "who has passed it: an id of people.yaml; of a quiz, `by`",
            ),
            key(
                "checkpoint",
                Shape::OneOf(&["quiz", "sign-off"]),
                "what it was",
            ),
            maybe(
                "score",
                Shape::Number,
                "the share of right answers in percent: of a quiz always, of a sign-off never; which answers were wrong is not written",
            ),
            key(
                "sops",
                Shape::Objects,
                "what was in force of the stage's SOPs, by id",
            ),
            key("sops[].id", Shape::SopId, "the SOP"),
            key(
                "sops[].publish",
                Shape::Record("publish"),
                "the publication, or the adoption",
            ),
            key("sops[].version", Shape::Version, "what it published"),
            key(
                "meaning",
                Shape::Text,
                "what the writer was asked to confirm",
            ),
            key(
                "identity",
                Shape::OneOf(&["key", "terminal", "asserted"]),
                "how `by` was known to the writer",
            ),
        ],
    },
    Kind {
        name: "attest",
        says: "Somebody brings in a reading that is on record elsewhere: a list signed on paper, the export of a form. It is the word of whoever brings it in, never the reader's own.",
        by: "anyone in people.yaml but the reader, known as `identity` in sop.yaml asks; at `risk: high` with a key",
        summary: "attest: {sop} {version} for {person} by {by}",
        keys: &[
            key("sop", Shape::SopId, "the SOP"),
            key(
                "publish",
                Shape::Record("publish"),
                "the publication that was read, or the adoption",
            ),
            key("version", Shape::Version, "what it published"),
            key("digest", Shape::Digest, "what it published"),
            key(
                "person",
                Shape::Text,
                "who is said to have read it: an id of people.yaml",
            ),
            key("on", Shape::Day, "on which day, by the evidence"),
            key(
                "evidence",
                Shape::Sha256,
                "SHA-256 of the file that says so; the file itself is kept elsewhere",
            ),
            key("source", Shape::Text, "its name, without folders"),
            key(
                "meaning",
                Shape::Text,
                "what the writer was asked to confirm",
            ),
            key(
                "identity",
                Shape::OneOf(&["key", "terminal", "asserted"]),
                "how `by` was known to the writer",
            ),
        ],
    },
];
