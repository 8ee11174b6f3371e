//! What the forge runs: checks on a proposal, what was merged and the ledger on the default branch, all of it and freshness
//! at night: what was approved after it went live is approved by no push.
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

/// The service that records in the pipeline, by its id in people.yaml.
pub const SERVICE: &str = "sop-ci";

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

  publish:
    # At night too: an approval that came after the merge is no push.
    if: github.event_name == 'schedule' || (github.event_name == 'push' && github.ref_name == github.event.repository.default_branch)
    runs-on: ubuntu-24.04
    permissions:
      contents: write  # pushes sop-ledger and tags, deletes inboxes that it contains
      pull-requests: read  # who approved
    concurrency: sop-publish
    # Protect it (Settings, Environments): the service's key must be out of reach of branches.
    environment: sop
    env:
      SOP_ACTOR: {SERVICE}
    steps:
{steps}
      - name: Sign as the service, where it has a key
        run: |
          if [ -n \"$SERVICE_KEY\" ]; then
            (umask 077 && printf '%s\\n' \"$SERVICE_KEY\" > \"$RUNNER_TEMP/service-key\")
            ssh-keygen -y -f \"$RUNNER_TEMP/service-key\" > \"$RUNNER_TEMP/service-key.pub\"
            git config gpg.format ssh
            git config user.signingkey \"$RUNNER_TEMP/service-key\"
          fi
        env:
          SERVICE_KEY: ${{{{ secrets.SOP_SERVICE_KEY }}}}
      # Records what somebody merged by hand, by the reviews of its pull request.
      - run: sop publish --merged
        env:
          GITHUB_TOKEN: ${{{{ github.token }}}}
      - run: sop sync
        if: ${{{{ !cancelled() }}}}

  nightly:
    needs: publish
    if: github.event_name == 'schedule' && !cancelled()
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
# Reads approvals with SOP_FORGE_TOKEN: a project access token (read_api), as a protected and masked variable.
# Signs with SOP_SERVICE_KEY, where it is there: a protected variable of type file.
sop-publish:
  extends: .sop
  resource_group: sop-publish
  variables:
    SOP_ACTOR: {SERVICE}
  rules:
    - if: $CI_PIPELINE_SOURCE == \"push\" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
    # At night too: an approval that came after the merge is no push.
    - if: $CI_PIPELINE_SOURCE == \"schedule\"
  script:
    - if [ -n \"$SOP_SERVICE_KEY\" ]; then chmod 600 \"$SOP_SERVICE_KEY\" && ssh-keygen -y -f \"$SOP_SERVICE_KEY\" > \"$SOP_SERVICE_KEY.pub\" && git config gpg.format ssh && git config user.signingkey \"$SOP_SERVICE_KEY\"; fi
    - sop publish --merged || code=$?
    - sop sync
    - exit ${{code:-0}}

# Needs a nightly schedule: Build, Pipeline schedules.
sop-verify:
  extends: .sop
  needs: [sop-publish]
  rules:
    - if: $CI_PIPELINE_SOURCE == \"schedule\"
      when: always
  script:
    - sop verify

sop-stale:
  extends: .sop
  needs: []
  rules:
    - if: $CI_PIPELINE_SOURCE == \"schedule\"
  script:
    - sop stale
"
    )
}
