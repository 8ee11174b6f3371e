//! What a clone and its ledger can lack.

use super::{Area, error, warning};

/// The clone.
pub(super) const CLONE: Area = Area {
    name: "The clone",
    holds: "what makes a clone unfit as evidence, whatever it holds",
    codes: &[
        error(
            "shallow-clone",
            "the history is cut off; `sop verify` refuses with exit 4 before it looks further",
            "`git fetch --unshallow`",
        ),
        error(
            "partial-clone",
            "the remote is a promisor: objects may have been left out of this clone; pages, publications and tags are not judged in it",
            "verify in a full, fresh clone",
        ),
        error(
            "replaced-object",
            "a ref under `refs/replace/` puts another object in an object's place",
            "`git replace -d OBJECT`",
        ),
        error(
            "grafts",
            "`info/grafts` rewrites which commit follows which",
            "remove the file, or verify in a fresh clone",
        ),
        warning(
            "objects-borrowed",
            "`objects/info/alternates` names another folder: objects are read from there (and hashed like all others), and who is handed this clone does not get them",
            "`git repack -a -d`, then remove the file",
        ),
        error(
            "commit-graph-lies",
            "a commit-graph is there and `git commit-graph verify` fails",
            "delete `objects/info/commit-graph*`: git makes it anew",
        ),
        error(
            "object-unreadable",
            "an object that the evidence names is not here, is damaged, or does not hash to its name",
            "`git fsck --full`, then fetch from a clone that has it",
        ),
    ],
};

/// The ledger as a whole.
pub(super) const LEDGER: Area = Area {
    name: "The ledger as a whole",
    holds: "only ever appended to, and all of it here",
    codes: &[
        error(
            "ledger-missing",
            "sop.yaml names a ledger, a commit of the default branch names a tip of it, and no record is here",
            "fetch `sop-*` as the hint says",
        ),
        warning(
            "ledger-empty",
            "sop.yaml names a ledger, and nothing has been recorded in it",
            "nothing, where nothing was ever recorded; else fetch `sop-*`",
        ),
        error(
            "ledger-rolled-back",
            "a tip that this clone has seen is reached by no ref any more",
            "bring it back with the hint's `git branch sop-inbox/recovered TIP`",
        ),
        error(
            "ledger-record-missing",
            "a commit of the default branch names a tip (`Sop-Ledger:`) that is not in the ledger",
            "fetch `sop-*`, or push the inbox that still has it",
        ),
        error(
            "default-branch-rewritten",
            "the `main` of a record, or the `base` of a merged publication, is not in the default branch's history",
            "restore the branch: the commit is named, and any clone that has it can push it back",
        ),
        error(
            "record-of-another-genesis",
            "a record does not descend from this ledger's genesis: it is left out",
            "delete the ref that holds it: `git for-each-ref --contains COMMIT`",
        ),
    ],
};

/// One record.
pub(super) const RECORD: Area = Area {
    name: "One record",
    holds: "each whole, in its one spelling, by somebody who could write it; a commit with one of the first nine is never read",
    codes: &[
        error(
            "record-not-canonical",
            "the message is no summary, blank line and one line of JSON; or the JSON is not its own canonical form, lacks a key, has one that its kind does not know, or a value in another spelling; or it lacks `main` and is no genesis; or a withdrawal names both a submission and a publication, or neither",
            "delete the ref that holds it; no version of `sop` writes one",
        ),
        error(
            "record-summary",
            "the first line of the message is not the one that follows from the JSON; of an unknown kind, not `KIND: … by BY`",
            "as above",
        ),
        error(
            "record-has-tree",
            "the commit's tree is not the empty one",
            "as above",
        ),
        error(
            "record-headers",
            "there are headers beside tree, parents, author, committer and one `gpgsig`, or they are out of order, or the commit is not UTF-8",
            "as above",
        ),
        error(
            "record-of-another-ledger",
            "`ledger` is not the id in sop.yaml",
            "as above",
        ),
        error(
            "record-parents",
            "a genesis has a parent, or another record has not exactly one",
            "as above",
        ),
        error(
            "record-time",
            "git's author or committer time is not `at`, or its zone is not +0000",
            "as above",
        ),
        error(
            "record-author",
            "with opaque identities, the author is not `BY <BY@people.invalid>`",
            "as above",
        ),
        error(
            "record-committer",
            "the committer's address does not end in `@writers.invalid`",
            "as above",
        ),
        warning(
            "record-in-the-future",
            "`at` is more than a day after the reader's clock: it is read, and decides nothing",
            "look at both clocks",
        ),
        warning(
            "record-before-its-parent",
            "`at` is more than a day before that of the record it follows: it is read, and decides nothing",
            "nothing: it stays named",
        ),
        warning(
            "unknown-kind",
            "a record of a kind that this version does not know is kept, and not judged",
            "a newer `sop`",
        ),
        error(
            "dangling-record",
            "a record names another that is not in the ledger before it, or is of another kind",
            "fetch `sop-*`; else the record is no evidence",
        ),
        error(
            "main-went-back",
            "`main` lies behind the `main` of a record before it: the record is judged by what that one saw",
            "treat the record as back-dated",
        ),
        error(
            "review-account-differs",
            "an approval or rejection was taken from a forge's review by an account whose number people.yaml at `main` does not link to its author",
            "treat the record as forged; `sop people link` before a review is given",
        ),
        error(
            "review-not-on-forge",
            "with `--online`: the forge has no such review of that commit by that account, or it says otherwise",
            "treat the record as forged",
        ),
        warning(
            "review-dismissed-since",
            "with `--online`: the review was dismissed on the forge after it was recorded",
            "find out why; `sop withdraw ID VERSION` where it should not have gone live",
        ),
        warning(
            "review-not-confirmed",
            "with `--online`: the forge did not answer, or it is another one than sop.yaml names",
            "ask again; what it would say is not known",
        ),
        error(
            "author-differs",
            "with `ledger_identities: git`, the author's address is not one of `by`'s in people.yaml",
            "treat the record as forged; delete the ref that holds it",
        ),
        error(
            "review-differs",
            "a review's digest is not that of the publication that it names, its note says nothing, or its next date is later than the page's interval gives",
            "review again",
        ),
        error(
            "ack-differs",
            "the publication that an acknowledgement names did not publish this SOP in this version with this digest, or it was shown from a digest that nothing had published, or from its own: then nothing was shown",
            "let the reader acknowledge what is in force",
        ),
        error(
            "ack-not-in-force",
            "an acknowledgement is of a version whose day had not come, of a retirement, or of what had been withdrawn before it",
            "let the reader acknowledge what is in force",
        ),
        error(
            "ack-by-another",
            "an acknowledgement is signed with a key that people.yaml lists for somebody else: nobody acknowledges for another",
            "treat the record as forged; let the reader acknowledge",
        ),
        error(
            "ack-identity",
            "an acknowledgement says `key` and is not signed, or its reader was not known as `identity` in sop.yaml asks; at `risk: high` only a key will do",
            "let the reader acknowledge again, known well enough",
        ),
        error(
            "waiver-differs",
            "the publication that a waiver names did not publish this SOP, or the waiver gives no reason",
            "waive again, of what is in force",
        ),
        error(
            "attest-differs",
            "the publication that an attestation names did not publish this SOP in this version with this digest",
            "bring the list in again: `sop ack import`",
        ),
        error(
            "complete-differs",
            "a publication that a passed checkpoint names did not publish this SOP in this version, or it leaves out an SOP of its stage that was in force",
            "let the checkpoint be passed again",
        ),
        error(
            "unknown-author",
            "`by` was not in people.yaml at `main`",
            "nothing mends the past: let somebody known record it again",
        ),
        error(
            "not-entitled",
            "the kind was not this person's to write: a review by neither owner nor approver, a withdrawal by neither the submitter nor an approver, a waiver by neither manager, owner nor approver or for oneself, an acknowledgement by a service, a checkpoint signed off by whom paths.yaml does not name or passed below its mark, an attestation of one's own reading, or any of these on a day when they were not here; what it says has no effect",
            "let somebody entitled record it again",
        ),
        error(
            "policy-unreadable",
            "sop.yaml or people.yaml at a record's `main`, or at a publication's `base`, cannot be read",
            "mend the file now; the past stays named",
        ),
        error(
            "signature-broken",
            "a signature does not fit the commit's bytes",
            "treat the record as forged; delete the ref that holds it",
        ),
        warning(
            "signature-key-not-listed",
            "a signature by a key that people.yaml at `main` does not list for `by`, or lists for somebody else too, or that was not open on that day, or is known by now to have been compromised then: the record counts as claimed",
            "list the key before signing with it",
        ),
        warning(
            "signature-unchecked",
            "a signature that cannot be judged here: OpenPGP without the program or the public key at hand, or of another form; the record counts as claimed",
            "import the public key (`gpg --import`), then verify again",
        ),
    ],
};
