//! What the forge runs: checks on a proposal, the ledger on the default branch, freshness at night.
//!
//! `sop` is built from the release that wrote the file, so that a pipeline does not change by itself. Only jobs whose
//! commands exist are written.

/// The command that installs this very release.
const INSTALL: &str = concat!(
    "cargo install --git ",
    env!("CARGO_PKG_REPOSITORY"),
    " --tag v",
    env!("CARGO_PKG_VERSION"),
    " --locked ",
    env!("CARGO_PKG_NAME"),
);

/// Brings the ledger and every inbox; history is whole already.
const FETCH: &str = "git fetch origin '+refs/heads/sop-*:refs/remotes/origin/sop-*'";

/// Says which branch is the default one: a forge's checkout does not.
const SET_HEAD: &str = "git remote set-head origin --auto";

/// .github/workflows/sop.yml
pub fn github() -> String {
    let steps = github_steps();
    format!(
        "\
name: sop

on:
  pull_request:
  push:
    # The ledger's branches and the drafts; which branch is the default one is asked below.
    branches-ignore: [\"sop-**\", \"sop/**\"]
  schedule:
    - cron: \"17 3 * * *\"

permissions:
  contents: read

jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    steps:
{steps}
      - run: sop check
      - run: sop verify

  sync:
    if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-24.04
    permissions:
      contents: write  # pushes sop-ledger, deletes inboxes that it contains
    concurrency: sop-sync
    steps:
{steps}
      - run: sop sync

  nightly:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-24.04
    steps:
{steps}
      - run: sop verify
      # Overdue pages must not hide what verify says, nor the other way round.
      - run: sop stale
        if: ${{{{ !cancelled() }}}}
"
    )
}

fn github_steps() -> String {
    format!(
        "      - uses: actions/checkout@93cb6efe18208431cddfb8368fd83d5badbf9bfd  # v5.0.1
        with:
          fetch-depth: 0  # dates and evidence are in the history
      - run: {FETCH}
      - run: {SET_HEAD}
      - run: {INSTALL}"
    )
}

/// .gitlab-ci.yml
pub fn gitlab() -> String {
    let rust = env!("CARGO_PKG_RUST_VERSION");
    format!(
        "\
.sop:
  image: rust:{rust}
  variables:
    GIT_DEPTH: \"0\"  # dates and evidence are in the history
  before_script:
    - {FETCH}
    - {SET_HEAD}
    - {INSTALL}

sop-check:
  extends: .sop
  rules:
    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"
  script:
    - sop check
    - sop verify

# Pushes sop-ledger: allow it under Settings, CI/CD, Job token permissions, Git push requests.
sop-sync:
  extends: .sop
  resource_group: sop-sync
  rules:
    - if: $CI_PIPELINE_SOURCE == \"push\" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - sop sync

# Needs a nightly schedule: Build, Pipeline schedules.
sop-verify:
  extends: .sop
  rules:
    - if: $CI_PIPELINE_SOURCE == \"schedule\"
  script:
    - sop verify

sop-stale:
  extends: .sop
  rules:
    - if: $CI_PIPELINE_SOURCE == \"schedule\"
  script:
    - sop stale
"
    )
}
