//! Records signed as git signs: SSH keys by `ssh-keygen`, judged by people.yaml, and good for plain git as well.

use crate::support::{Session, TestEnv};

fn keygen(session: &Session<'_>, name: &str) -> String {
    let file = session.folder().join(name);
    let file = file.to_str().expect("a path");
    let made = session.program(
        "ssh-keygen",
        &["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file],
        b"",
    );
    assert!(made.expect_code(0).stderr.is_empty());
    session.read(&format!("{name}.pub")).trim().to_owned()
}

/// Two people; only a key is good enough here, and Jon's is listed.
fn handbook(env: &TestEnv) -> (Session<'_>, Session<'_>) {
    let (maria, jon) = (env.maria(), env.jon().in_folder("../maria"));
    maria.ok(&["init", "--quiet"]);
    let key = keygen(&maria, ".git/jon-key");
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}identity: [key]\n"));
    maria.write(
        "people.yaml",
        &format!(
            "people:\n  - {{id: maria, name: Maria Lopez, emails: [maria@example.com], roles: [ops-lead]}}\n  - {{id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead], keys: [{{key: \"{key}\"}}]}}\n"
        ),
    );
    maria.commit_all("Jon has a key");
    maria.ok(&[
        "new",
        "Opening",
        "--id",
        "opening",
        "--owner",
        "role:ops-lead",
        "--role",
        "ops-lead",
    ]);
    maria.write("sops/opening.md", "---\nid: opening\ntitle: Opening\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n---\n\n# Opening\n\n## Procedure\n\n1. Open the door.\n");
    maria.ok(&["edit", "opening", "-m", "steps"]);
    maria.ok(&["submit", "opening"]);
    (maria, jon)
}

fn sign_with(session: &Session<'_>, key: &str) {
    let file = session.folder().join(key);
    session.git(&["config", "gpg.format", "ssh"]);
    session.git(&["config", "user.signingkey", file.to_str().expect("a path")]);
}

#[test]
fn an_approval_by_a_listed_key_is_proven() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    let refused = jon.fails(3, &["approve", "opening", "--yes"]);
    assert!(
        refused.stderr.contains("known only as `asserted`"),
        "{refused}"
    );
    sign_with(&jon, ".git/jon-key");
    let answer = jon.json(&["approve", "opening", "--yes"]);
    let approval = &answer["sops"][0]["approvals"][0];
    assert_eq!(
        (&approval["identity"], &approval["class"]),
        (&"key".into(), &"proven".into())
    );
    maria.git(&["config", "--unset", "user.signingkey"]);
    let published = maria.json(&["publish", "opening"]);
    assert_eq!(published["sops"][0]["approvals"][0]["class"], "proven");
    let verified = maria.json(&["verify"]);
    assert_eq!(verified["ok"], true, "{verified:#}");
    // Plain git judges the same commit good.
    let record = answer["record"].as_str().expect("a record");
    let public = maria.read(".git/jon-key.pub");
    maria.write(".git/allowed", &format!("jon@people.invalid {public}"));
    let allowed = maria.folder().join(".git/allowed");
    maria.git(&[
        "config",
        "gpg.ssh.allowedSignersFile",
        allowed.to_str().expect("a path"),
    ]);
    assert_eq!(maria.git(&["log", "-1", "--format=%G?", record]), "G");
    maria.git(&["verify-commit", record]);
    env.fsck_all();
}

#[test]
fn a_key_that_nobody_lists_proves_nothing() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    keygen(&maria, ".git/other-key");
    sign_with(&jon, ".git/other-key");
    jon.git(&["config", "commit.gpgsign", "true"]);
    let refused = jon.fails(3, &["approve", "opening", "--yes"]);
    assert!(refused.stderr.contains("asserted"), "{refused}");
}

#[test]
fn failing_to_sign_writes_nothing() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    sign_with(&jon, ".git/jon-key");
    let before = maria.git(&["rev-parse", "sop-ledger"]);
    jon.git(&["config", "gpg.ssh.program", "false"]);
    assert!(
        jon.fails(4, &["approve", "opening", "--yes"])
            .stderr
            .contains("`false` failed")
    );
    assert_eq!(maria.git(&["rev-parse", "sop-ledger"]), before);
}

#[test]
fn a_borrowed_name_never_gets_the_signature() {
    let env = TestEnv::new();
    let (maria, _) = handbook(&env);
    sign_with(&maria, ".git/jon-key");
    // Maria holds Jon's key: then it is Jon who signs. With her own, she cannot speak for him.
    keygen(&maria, ".git/maria-key");
    sign_with(&maria, ".git/maria-key");
    let refused = maria.fails(3, &["approve", "opening", "--yes", "--actor", "jon"]);
    assert!(refused.stderr.contains("asserted"), "{refused}");
}

#[test]
fn a_key_known_to_be_compromised_is_believed_no_more() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    sign_with(&jon, ".git/jon-key");
    jon.ok(&["approve", "opening", "--yes"]);
    maria.git(&["switch", "--quiet", "main"]);
    let people = maria
        .read("people.yaml")
        .replace("\"}]", "\", compromised_since: 2026-11-01}]");
    maria.write("people.yaml", &people);
    maria.commit_all("the key was stolen");
    maria.git(&["config", "--unset", "user.signingkey"]);
    let refused = maria.fails(3, &["publish", "opening"]);
    assert!(
        refused.stderr.contains("jon is known only as `asserted`"),
        "{refused}"
    );
}

#[test]
fn a_key_counts_from_the_day_on_which_it_is_opened() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    maria.git(&["switch", "--quiet", "main"]);
    let people = maria
        .read("people.yaml")
        .replace("\"}]", "\", from: 2027-01-01}]");
    maria.write("people.yaml", &people);
    let settings = maria
        .read("sop.yaml")
        .replace("identity: [key]", "identity: [key, asserted]");
    maria.write("sop.yaml", &settings);
    maria.commit_all("the key is opened in January");
    sign_with(&jon, ".git/jon-key");
    // What the key does not prove yet is an assertion, and said to be one.
    let answer = jon.json(&["approve", "opening", "--yes"]);
    let approval = &answer["sops"][0]["approvals"][0];
    assert_eq!(
        (&approval["identity"], &approval["class"]),
        (&"asserted".into(), &"claimed".into())
    );
    // Once only a key will do, the same person can say it again, and then it counts.
    let settings = settings.replace("identity: [key, asserted]", "identity: [key]");
    maria.git(&["switch", "--quiet", "main"]);
    maria.write("sop.yaml", &settings);
    maria.commit_all("only keys");
    let refused = jon.fails(3, &["approve", "opening", "--yes"]);
    assert!(refused.stderr.contains("asserted"), "{refused}");
    env.set_clock("2027-01-02T09:00:00Z".parse().expect("a time"));
    let answer = jon.json(&["approve", "opening", "--yes"]);
    assert_eq!(answer["sops"][0]["approvals"][0]["class"], "proven");
    assert_eq!(answer["sops"][0]["state"], "approved");
    maria.git(&["config", "--unset", "user.signingkey"]);
    maria.ok(&["publish", "opening"]);
    env.fsck_all();
}

#[test]
fn the_environment_says_who_acts_and_signs_as_it_does_for_git() {
    let env = TestEnv::new();
    let (maria, _) = handbook(&env);
    let key = maria.folder().join(".git/jon-key").display().to_string();
    maria.write(
        "../ci.gitconfig",
        &format!("[user]\n\tname = Jon Berg\n\temail = jon@example.com\n\tsigningkey = {key}\n[gpg]\n\tformat = ssh\n"),
    );
    let file = maria.folder().join("../ci.gitconfig").display().to_string();
    let by_file = maria.var("GIT_CONFIG_GLOBAL", &file);
    let checks = by_file.run(&["doctor"]).stdout;
    assert!(checks.contains("you are Jon Berg"), "{checks}");
    assert!(checks.contains("records are signed"), "{checks}");
    let words = maria
        .var("GIT_CONFIG_COUNT", "2")
        .var("GIT_CONFIG_KEY_0", "user.email")
        .var("GIT_CONFIG_VALUE_0", "jon@example.com")
        .var("GIT_CONFIG_KEY_1", "sop.default_branch")
        .var("GIT_CONFIG_VALUE_1", "elsewhere");
    assert!(words.run(&["doctor"]).stdout.contains("by jon@example.com"));
    // The repository's own word stands above the user's file, as it does for git.
    maria.git(&["config", "user.email", "maria@example.com"]);
    assert!(
        by_file
            .run(&["doctor"])
            .stdout
            .contains("by maria@example.com")
    );
    assert_eq!(by_file.git(&["config", "user.email"]), "maria@example.com");
}

/// A key of Jon's in his own keyring; its fingerprint.
fn openpgp(jon: &Session<'_>) -> String {
    let home = jon.folder().with_file_name("gpg").display().to_string();
    std::fs::create_dir_all(&home).expect("a folder");
    let _ = jon.program("chmod", &["700", &home], b"").expect_code(0);
    let gpg = |args: &[&str]| {
        let common = ["--batch", "--homedir", &home, "--pinentry-mode", "loopback"];
        jon.program("gpg", &[&common, args].concat(), b"")
            .expect_code(0)
    };
    let key = [
        "--passphrase",
        "",
        "--quick-generate-key",
        "Jon <jon@example.com>",
        "ed25519",
        "sign",
        "never",
    ];
    let _ = gpg(&key);
    let listed = gpg(&["--with-colons", "--list-keys"]).stdout;
    let print = listed
        .lines()
        .find_map(|line| line.strip_prefix("fpr:::::::::"));
    print
        .expect("a fingerprint")
        .trim_end_matches(':')
        .to_owned()
}

#[test]
fn an_openpgp_signature_is_judged_by_gits_own_program() {
    let env = TestEnv::new();
    let (maria, jon) = handbook(&env);
    if jon.program("sh", &["-c", "command -v gpg"], b"").code != 0 {
        return;
    }
    let print = openpgp(&jon);
    let home = jon.folder().with_file_name("gpg").display().to_string();
    let (maria, jon) = (maria.var("GNUPGHOME", &home), jon.var("GNUPGHOME", &home));
    jon.git(&["config", "user.signingkey", &print]);
    maria.git(&["switch", "--quiet", "main"]);
    let people = maria.read("people.yaml");
    let own = people
        .split("keys: [{key: \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a key")
        .to_owned();
    maria.write(
        "people.yaml",
        &people.replace(&own, &format!("openpgp:{print}")),
    );
    maria.commit_all("Jon has an OpenPGP key");
    let answer = jon.json(&["approve", "opening", "--yes"]);
    let approval = &answer["sops"][0]["approvals"][0];
    assert_eq!(
        (&approval["identity"], &approval["class"]),
        (&"key".into(), &"proven".into()),
        "{answer:#}"
    );
    // Plain git judges the same commit good.
    let record = answer["record"].as_str().expect("a record");
    assert_eq!(maria.git(&["log", "-1", "--format=%G?", record]), "G");
    maria.git(&["verify-commit", record]);
    jon.git(&["config", "--unset", "user.signingkey"]);
    maria.ok(&["publish", "opening"]);
    let verified = maria.run(&["verify", "--json"]).expect_code(0);
    crate::support::twin::agrees(&maria, &verified);
    // Without the public key it is a claim, and only a key counts here.
    let without = maria.var("GNUPGHOME", &format!("{home}-none"));
    let answer = without.run(&["verify", "--json"]).expect_code(1);
    assert!(
        answer.stdout.contains("signature-unchecked")
            && answer.stdout.contains("approver-identity"),
        "{answer}"
    );
    crate::support::twin::agrees(&without, &answer);
    // Another byte in what was signed.
    let text = maria.git(&["cat-file", "commit", record]).replacen(
        "\"meaning\":\"I",
        "\"meaning\":\"i",
        1,
    ) + "\n";
    let made = maria.program(
        "git",
        &["hash-object", "-t", "commit", "-w", "--stdin"],
        text.as_bytes(),
    );
    maria.git(&[
        "update-ref",
        "refs/heads/sop-inbox/forged",
        made.expect_code(0).stdout.trim(),
    ]);
    let answer = maria.run(&["verify", "--json"]).expect_code(1);
    assert!(answer.stdout.contains("signature-broken"), "{answer}");
    crate::support::twin::agrees(&maria, &answer);
    // Known to have been in other hands by then.
    maria.git(&["update-ref", "-d", "refs/heads/sop-inbox/forged"]);
    let people = maria.read("people.yaml");
    maria.write(
        "people.yaml",
        &people.replace("\"}]", "\", compromised_since: 2026-11-01}]"),
    );
    maria.commit_all("the key was stolen");
    let answer = maria.run(&["verify", "--json"]).expect_code(1);
    assert!(
        answer.stdout.contains("signature-key-not-listed"),
        "{answer}"
    );
}
