//! What publications, approvals and what is live can lack.

use super::{Area, error, warning};

/// A publication and its submission.
pub(super) const SUBMISSION: Area = Area {
    name: "A publication and its submission",
    holds: "what was published is what was submitted, and nothing else",
    codes: &[
        error(
            "no-submission",
            "the publication's `submit` is not in the ledger",
            "fetch `sop-*`",
        ),
        error(
            "publication-differs-from-submission",
            "an id, path, action, version, change, date, digest or successor differs from what was submitted",
            "withdraw, submit and publish again",
        ),
        error(
            "submission-superseded",
            "a later submission of the same SOP had taken its place before it was published",
            "withdraw, and publish the later one",
        ),
        error(
            "submission-withdrawn",
            "the submission had been taken back before it was published",
            "withdraw the publication",
        ),
        error(
            "submission-unreadable",
            "the submitted commit is not in this clone: its bytes and its approvals cannot be judged",
            "fetch the tag `sop/ID/VERSION`, which points at it",
        ),
        error(
            "revises-another",
            "`from` is not the publication that was in place before",
            "withdraw, submit and publish again",
        ),
        error(
            "version-not-next",
            "the number is not one that the rule gives for this change after what came before",
            "withdraw, submit and publish again",
        ),
        error(
            "version-published-twice",
            "an earlier publication that stands gave the same number of the same SOP",
            "withdraw one of them",
        ),
        error(
            "record-differs-from-page",
            "id, version, status, effective date, successor, owner, roles, risk, interval or pictures in the record are not those of the merged page",
            "withdraw, and publish again",
        ),
    ],
};

/// A publication and the default branch.
pub(super) const BRANCH: Area = Area {
    name: "A publication and the default branch",
    holds: "what was recorded went live, and only that",
    codes: &[
        warning(
            "pending",
            "recorded, and its merge is not on the default branch: without a remote, what a crash leaves behind",
            "`sop sync`, or any command that writes: it finishes or takes back",
        ),
        error(
            "publication-removed",
            "recorded, was on the default branch (or there is a remote, or the clone is bare), and its merge is not on it now",
            "restore the branch, or withdraw the publication",
        ),
        error(
            "merge-differs",
            "`merge` is neither the child of `base` and `head` nor, squashed or rebased, the end of a line of no more commits than the branch has, which begins on `base`; or the merge changes a file that its branch did not",
            "revert by a revision; find out who made the merge",
        ),
        error(
            "policy-on-branch",
            "the branch changed sop.yaml or people.yaml, by which it was to be judged",
            "judge the publication anew; change policy on its own branch",
        ),
        error(
            "submitted-bytes-differ",
            "the submitted commit does not hold the approved bytes",
            "withdraw, submit and publish again",
        ),
        error(
            "blob-differs",
            "the `blob` of the record has another digest than the record says",
            "withdraw, and publish again",
        ),
        error(
            "bytes-differ-at-publication",
            "the merge holds other bytes at the path than the record says",
            "withdraw, and publish again",
        ),
        error(
            "not-a-regular-file",
            "the merge holds a link, a folder, a submodule or an executable at the path",
            "withdraw, and publish a plain file",
        ),
        warning(
            "live-before-recorded",
            "at the base of a publication the default branch already had the bytes that it publishes: somebody merged the branch by hand before it was recorded",
            "nothing: what was approved is live, and on record now",
        ),
        error(
            "bytes-not-published",
            "on the default branch now, or at the base or merge of a later publication, a governed SOP or one of its pictures is not what was published",
            "`git revert`, before anything else is published: where a publication rests on such bytes, that stays on record. A change goes by `sop edit ID`",
        ),
    ],
};

/// Adoptions.
pub(super) const ADOPTIONS: Area = Area {
    name: "Adoptions",
    holds: "what was adopted was live, only lines of front matter came to it, and it went round no approval",
    codes: &[
        error(
            "adoption-differs",
            "the bytes that an adoption names are not what was live, or not what its commit has, or they differ by more than inserted lines of front matter; or the record says otherwise than the page of id, version, owner, roles, risk, interval or pictures",
            "propose the pages as revisions: `sop edit ID`",
        ),
        error(
            "adopted-after-record",
            "an adoption names an SOP of which there was a record before: it counts for nothing",
            "nothing, if its bytes are the published ones; else `sop edit ID` and the whole way",
        ),
        error(
            "adopted-without-right",
            "an adoption by somebody who was neither owner nor approver: it counts for nothing",
            "`sop adopt` by somebody who is",
        ),
        error(
            "adoption-removed",
            "recorded, was on the default branch (or there is a remote), and its commit is not on it now",
            "restore the branch",
        ),
        warning(
            "adoption-pending",
            "recorded, and its commit is not on the default branch: what a crash leaves behind",
            "`sop sync`, or any command that writes: it finishes or takes back",
        ),
    ],
};

/// Approvals.
pub(super) const APPROVALS: Area = Area {
    name: "Approvals",
    holds: "enough of them, of this submission, by people who could give them",
    codes: &[
        error(
            "approval-missing",
            "a record that `approvals` names is not in the ledger, or is no approval",
            "fetch `sop-*`",
        ),
        error(
            "approval-of-another-submission",
            "a named approval is of another submission: it does not count",
            "approve and publish again",
        ),
        error(
            "approval-superseded",
            "a named approval did not stand when it was published: the person had said otherwise since, or it came afterwards",
            "as for `not-enough-approvals`",
        ),
        warning(
            "approval-edited-differs",
            "`edited` in an approval is not what the branch's commits say; it is judged by the commits",
            "nothing: the commits decide",
        ),
        warning(
            "unknown-commit-author",
            "a commit of the submitted branch has an author's address that nobody in people.yaml has, so it cannot be told whose own work it is",
            "add the address to its person in people.yaml",
        ),
        error(
            "not-enough-approvals",
            "fewer approvals count than sop.yaml at `base` asks for",
            "withdraw, have it approved, publish again",
        ),
        error(
            "rejected",
            "somebody eligible had rejected it, the publisher could see that, and it had not been lifted",
            "withdraw; the person lifts it by `sop reject ID --lift`",
        ),
        warning(
            "published-unseen",
            "somebody had rejected it, taken the submission back or their approval, by the times of the records, and whoever published did not have that record: two clones that had not met, or somebody who would not see it",
            "ask both; if it is right, withdraw it",
        ),
        error(
            "approver-unknown",
            "an approver is not in people.yaml at `base`",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-not-human",
            "an approver is a service",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-not-active",
            "an approver was not with us on the day",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-not-allowed",
            "`approvals.by` in sop.yaml, `by` of a tag's rule there, or the page's own `approvers`, does not name the approver",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-own-work",
            "the approver submitted it, asked for the draft, or wrote the branch's first commit, and own approval does not count",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-edited",
            "the approver wrote part of it, and editors may not approve it",
            "as for `not-enough-approvals`",
        ),
        error(
            "approver-identity",
            "the approver is not known well enough: by `identity` in sop.yaml, and at `risk: high` by a key or a service's word",
            "approve with a listed key",
        ),
        warning(
            "own-approval",
            "an approval of one's own work counted, as sop.yaml allows",
            "a second person",
        ),
        warning(
            "approved-late",
            "it was merged by hand before enough people had approved it: by the approvals' times, those of the forge where they are from one, and the merge's",
            "nothing: it is approved and on record now; the message says how long it was live without",
        ),
        error(
            "emergency-not-entitled",
            "somebody published before it was approved whom `approvals.emergency` in sop.yaml at `base` does not name, or who was not known well enough",
            "withdraw; as for `not-enough-approvals`",
        ),
        error(
            "emergency-differs",
            "a publication before its approval gives no reason, or more time than sop.yaml at `base` does; no more than that counts",
            "have it approved; find out who wrote the record",
        ),
        warning(
            "emergency-open",
            "it was published before it was approved, as sop.yaml lets some, and is not approved yet",
            "`sop approve ID` by one who may, by the day that it names",
        ),
        error(
            "emergency-unapproved",
            "it was published before it was approved, and was not approved by its last day",
            "`sop approve ID` by one who may, or withdraw it",
        ),
        warning(
            "emergency-settled",
            "it was published before it was approved, and was approved in time since",
            "nothing: it is approved and on record",
        ),
        warning(
            "emergency-late",
            "it was published before it was approved, and was approved, or taken back, after its last day",
            "nothing: it is approved, and on record that it was late",
        ),
        warning(
            "asserted-approval",
            "an approval counted that nothing but `--yes` supports, as sop.yaml allows",
            "leave `asserted` out of `identity`",
        ),
    ],
};

/// What is live.
pub(super) const LIVE: Area = Area {
    name: "What is live",
    holds: "governed until it is retired; and nothing claims more than was recorded",
    codes: &[
        error(
            "governance-removed",
            "a governed SOP was moved, deleted, renamed, made something else than a plain file, taken out of the globs, or no longer says that it is published",
            "put it back, or `sop retire ID --reason 'WHY'`",
        ),
        error(
            "version-differs",
            "the page has another version than the one that was published",
            "put the version back, or revise it by `sop edit ID`",
        ),
        error(
            "published-without-record",
            "a page says `status: published`, and no record says so; or front matter that cannot be read says it to whoever reads it all the same",
            "`sop edit ID`, submit, approve, publish; or take the status back",
        ),
        error(
            "retired-without-record",
            "a page says `status: retired`, and no record says so",
            "`sop retire ID`, or take the status back",
        ),
        error(
            "version-without-record",
            "a page with a status carries a version, and no record gives it one",
            "take the version out: `sop submit` gives it one",
        ),
        warning(
            "unrecorded-version",
            "a page without a status carries a version: of another convention, or stamped by hand",
            "nothing, where it is another convention's number",
        ),
        warning(
            "page-not-read",
            "something has the name of a page that the globs reach and cannot be read as one: its name is no UTF-8, or it is a link or a submodule; what it says of itself is not judged",
            "give it a name in UTF-8, or make it a plain file",
        ),
        error(
            "retired-revived",
            "a retired SOP says that it is published",
            "`sop edit ID` and the whole way, or take it back",
        ),
        error(
            "withdrawn-revived",
            "an SOP whose publication was withdrawn says that it is published",
            "as for `retired-revived`",
        ),
    ],
};

/// Tags.
pub(super) const TAGS: Area = Area {
    name: "Tags",
    holds: "conveniences: readers use the blob in the record",
    codes: &[
        warning(
            "tag-missing",
            "the tag of a version is not in this clone",
            "`git fetch --tags`",
        ),
        error(
            "tag-moved",
            "the tag of a version is not, byte for byte, the one that its record makes",
            "`git tag -d TAG`: the next command that writes makes it again",
        ),
        error(
            "tag-without-record",
            "a tag `PREFIX/ID/VERSION` belongs to no publication",
            "`git tag -d TAG`",
        ),
    ],
};

/// Who decides.
pub(super) const AUTHORITY: Area = Area {
    name: "Who decides",
    holds: "said, because it decides what counts afterwards",
    codes: &[
        warning(
            "authority-changed",
            "since the last publication but one, a commit changed `approvals`, `identity`, `default_branch`, `sops`, `ledger`, `ledger_identities`, `remote`, `forge`, `branch_prefix`, `timezone` or `site_root` in sop.yaml, or somebody's kind, keys, logins, addresses or approving roles, the name of somebody who decides, the quiz or the sign-off of a stage in paths.yaml or the SOPs before it, deleted an entry, brought somebody back, left a single human, or added somebody who approves where anybody may: once, of the commit that did, whatever way it came to the default branch, and of a merge what neither side has alone, or what it lost of one; or a publication was judged by a commit that was merged into the default branch afterwards and had changed any of this since it parted from it, or by one after which the default branch had changed any of it before a merge brought the publication",
            "look at the commit, and at who made it",
        ),
        warning(
            "default-branch-named",
            "sop.yaml makes another branch the one that is judged than the one that clones get",
            "make them one",
        ),
    ],
};
