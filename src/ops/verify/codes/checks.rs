//! What a checkpoint shows, and what a range would do.

use super::{Area, error, warning};

/// Checkpoints.
pub(super) const CHECKPOINTS: Area = Area {
    name: "Checkpoints",
    holds: "what a checkpoint saw is still there: those in this clone, and the copy that `--against` names",
    codes: &[
        error(
            "checkpoint-unreadable",
            "a tag under `sop-checkpoint/`, or the copy, is no checkpoint in its one spelling, or is of another ledger",
            "the right file; a tag: `git tag -d TAG`, then fetch it again",
        ),
        error(
            "checkpoint-author",
            "the maker was not in people.yaml at the commit that the checkpoint saw",
            "treat it as forged; let somebody known make one",
        ),
        error(
            "checkpoint-signature",
            "the SSH signature does not fit the checkpoint",
            "treat it as forged; fetch it again from where it was kept",
        ),
        error(
            "checkpoint-record-missing",
            "the ledger does not contain the tip that the checkpoint saw: it was cut off or written anew since",
            "fetch `sop-*`; else bring back the ledger from whoever has that commit",
        ),
        error(
            "checkpoint-differs",
            "a checkpoint counts other records than its tip reaches, or other ones: the copy, and of those in this clone as many as five million records allow, those with the most first",
            "treat it as forged",
        ),
        error(
            "checkpoint-branch-rewritten",
            "the default branch does not contain the commit that the checkpoint saw",
            "restore the branch: any clone that has the commit can push it back",
        ),
        warning(
            "checkpoint-before-missing",
            "the checkpoint before one is not in this clone",
            "`git fetch --tags`",
        ),
        warning(
            "checkpoint-time",
            "a checkpoint is dated more than a day before a record that it holds, or in the future",
            "ask its maker; a newer one: `sop checkpoint`",
        ),
        warning(
            "recorded-late",
            "a record is dated more than a day before a checkpoint that did not hold it: it came late, or its date is not true (`checked.late`)",
            "ask its author; a clone that was offline for long is the ordinary case",
        ),
    ],
};

/// Time stamps.
pub(super) const STAMPS: Area = Area {
    name: "Time stamps",
    holds: "a time stamp (RFC 3161) is over the checkpoint beside which it is kept, at a time that can be; with `--stamp-ca FILE`, signed by an authority whose certificate is good by FILE",
    codes: &[
        error(
            "stamp-unreadable",
            "a tag under `sop-stamp/`, or the file beside the copy, holds no token of RFC 3161 in DER",
            "the right file; a tag: `git tag -d TAG`, then fetch it again",
        ),
        error(
            "stamp-differs",
            "the token stamps something else than the checkpoint, or by another hash than SHA-256",
            "treat it as forged; fetch it again from where it was kept",
        ),
        error(
            "stamp-time",
            "the token is dated more than a day before a record that the checkpoint holds, or in the future",
            "treat it as forged, or ask who dated the record",
        ),
        error(
            "stamp-signature",
            "with `--stamp-ca FILE`: openssl says that the token is not signed by an authority that FILE vouches for, or not over this checkpoint",
            "treat it as forged; or FILE is of another authority",
        ),
        warning(
            "stamp-unchecked",
            "with `--stamp-ca FILE`: there is no openssl here; the stamp counts as claimed",
            "install openssl, then verify again",
        ),
        warning(
            "stamp-alone",
            "a stamp is over a checkpoint that is not in this clone",
            "`git fetch --tags`",
        ),
    ],
};

/// A range.
pub(super) const RANGE: Area = Area {
    name: "A range, before it is merged",
    holds: "with `--range A..B` alone: what a pull request would make live was submitted as it stands. `bytes-not-published` (a picture of a page that the range does not touch), `governance-removed`, `version-without-record`, `policy-on-branch`, `policy-unreadable` and `ledger-record-missing` (a commit of the range names it) are named here too",
    codes: &[
        error(
            "not-submitted",
            "a page says that it is published or retired, and no submission has this id, path, version and digest: a status edited by hand, or records that were not fetched",
            "`sop submit ID` on its branch; in CI, fetch `sop-*` first",
        ),
        error(
            "edited-since-submitted",
            "the newest open submission of the page is of other bytes, or of another number",
            "`sop submit ID` again, and have it approved",
        ),
        error(
            "version-taken",
            "the number was published before, with other bytes",
            "`sop submit ID`: it stamps the next free number",
        ),
        error(
            "version-on-two-branches",
            "another branch proposes the same number with other bytes: git would merge both",
            "publish one, then `sop submit ID` on the other",
        ),
    ],
};
