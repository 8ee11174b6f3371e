//! Checkpoints: what was signed, or is kept elsewhere, shows a ledger and a branch that were rewritten together; and
//! what a pull request would make live, judged before it does.

use crate::support::handbook::{approve, begin, failures, handbook, publish, revise, verify};
use crate::support::twin::agrees;
use crate::support::{Session, TestEnv};
use serde_json::Value;

/// What `verify` answers with these words; the second verifier looks at checkpoints in the clone alone.
fn judged(maria: &Session<'_>, args: &[&str]) -> Value {
    maria.run(&[&["verify", "--json"], args].concat()).json()
}

fn codes(report: &Value) -> Vec<&str> {
    let all = report["failures"].as_array().expect("a list");
    all.iter()
        .filter_map(|failure| failure["code"].as_str())
        .collect()
}

#[track_caller]
fn named(report: &Value, code: &str) {
    assert!(
        codes(report).contains(&code),
        "{code} not in {:?}",
        codes(report)
    );
}

fn export(maria: &Session<'_>) -> Value {
    maria.json(&["checkpoint", "--export", "../copy.txt"])
}

/// Maria's key, listed for her; git signs with it.
fn signing(maria: &Session<'_>) -> String {
    let file = maria.folder().join(".git/key").display().to_string();
    let args = ["-q", "-t", "ed25519", "-N", "", "-C", "maria", "-f", &file];
    let _ = maria.program("ssh-keygen", &args, b"").expect_code(0);
    let key = maria.read(".git/key.pub").trim().to_owned();
    let people = maria.read("people.yaml");
    let listed = format!("name: Maria Lopez, keys: [{{key: \"{key}\"}}],");
    maria.write(
        "people.yaml",
        &people.replace("name: Maria Lopez,", &listed),
    );
    maria.commit_all("Maria has a key");
    maria.git(&["config", "gpg.format", "ssh"]);
    maria.git(&["config", "user.signingkey", &file]);
    key
}

#[test]
fn a_signed_checkpoint_is_gits_own_tag_and_its_copy_gives_assurance_from_outside() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let key = signing(&maria);
    publish(&maria, "a", "Open the door.");
    let made = export(&maria);
    assert_eq!(
        (&made["new"], &made["signed"]),
        (&true.into(), &true.into()),
        "{made:#}"
    );
    // Plain git verifies the tag, and the copy is the tag object.
    maria.write(".git/allowed", &format!("maria@people.invalid {key}"));
    let allowed = maria.folder().join(".git/allowed").display().to_string();
    maria.git(&["config", "gpg.ssh.allowedSignersFile", &allowed]);
    let tag = made["tag"].as_str().expect("a tag");
    maria.git(&["tag", "-v", tag]);
    assert_eq!(
        maria.git(&["hash-object", "-t", "tag", "../copy.txt"]),
        maria.git(&["rev-parse", tag])
    );
    let report = judged(&maria, &[]);
    assert_eq!(
        (&report["ok"], &report["assurance"]),
        (&true.into(), &"internal".into())
    );
    assert_eq!(report["checkpoint"]["class"], "proven", "{report:#}");
    assert_eq!(report["checkpoint"]["name"], tag);
    let report = judged(&maria, &["--against", "../copy.txt"]);
    assert_eq!(
        (&report["ok"], &report["assurance"]),
        (&true.into(), &"external".into())
    );
    let report = judged(&maria, &["--against", tag]);
    assert_eq!(
        (&report["ok"], &report["assurance"]),
        (&true.into(), &"internal".into())
    );
    // Nothing has changed: it is the same one; then another follows it.
    assert_eq!(maria.json(&["checkpoint"])["new"], false);
    publish(&maria, "b", "Open the gate.");
    let next = maria.json(&["checkpoint"]);
    assert_eq!(next["before"], maria.git(&["rev-parse", tag]));
    assert_eq!(failures(&maria), Vec::<String>::new());
    assert_eq!(
        judged(&maria, &["--against", "../copy.txt"])["assurance"],
        "external"
    );
    maria.git(&["tag", "-d", tag]);
    named(&judged(&maria, &[]), "checkpoint-before-missing");
    env.fsck_all();
}

#[test]
fn what_was_rewritten_whole_is_seen_against_a_copy_alone() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    let (ledger, main) = (
        maria.git(&["rev-parse", "sop-ledger"]),
        maria.git(&["rev-parse", "main"]),
    );
    publish(&maria, "b", "Open the gate.");
    let made = export(&maria);
    assert!(
        made["notices"].to_string().contains("does not sign"),
        "{made:#}"
    );
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["reset", "--quiet", "--hard", &main]);
    maria.git(&["update-ref", "refs/heads/sop-ledger", &ledger]);
    maria.git(&["tag", "-d", "sop/b/1.0"]);
    for memory in ["seen", "live"] {
        std::fs::remove_file(maria.folder().join(".git/sop").join(memory)).expect("it was there");
    }
    // The tag in the clone still tells.
    let report = judged(&maria, &[]);
    named(&report, "checkpoint-record-missing");
    named(&report, "checkpoint-branch-rewritten");
    maria.git(&["tag", "-d", made["tag"].as_str().expect("a tag")]);
    let report = judged(&maria, &[]);
    assert_eq!(
        (&report["ok"], &report["assurance"]),
        (&true.into(), &"internal".into()),
        "{report:#}"
    );
    let report = judged(&maria, &["--against", "../copy.txt"]);
    assert_eq!(
        (&report["ok"], &report["assurance"]),
        (&false.into(), &"internal".into())
    );
    named(&report, "checkpoint-record-missing");
    named(&report, "checkpoint-branch-rewritten");
}

#[test]
fn a_forged_copy_is_named() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let _ = signing(&maria);
    publish(&maria, "a", "Open the door.");
    let _ = export(&maria);
    let copy = maria.read("../copy.txt");
    let records = format!(
        "\"records\":{}",
        copy.split("checkpoint: ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .expect("a count")
    );
    for (from, to, code) in [
        (records.as_str(), "\"records\":1", "checkpoint-unreadable"),
        ("\"v\":1", "\"v\":2", "checkpoint-unreadable"),
        ("\"sha256\":\"", "\"sha256\":\"0", "checkpoint-signature"),
        ("\"tool\":\"sop", "\"tool\":\"top", "checkpoint-signature"),
        ("-----BEGIN", "----BEGIN", "checkpoint-unreadable"),
    ] {
        maria.write("../forged.txt", &copy.replacen(from, to, 1));
        let report = judged(&maria, &["--against", "../forged.txt"]);
        named(&report, code);
        assert_eq!(report["assurance"], "internal", "{from}");
    }
    // Without its signature it is a claim: it says other records than there are.
    let unsigned = copy.split("-----BEGIN").next().expect("a text");
    maria.write(
        "../forged.txt",
        &unsigned.replace("\"sha256\":\"", "\"sha256\":\"0"),
    );
    named(
        &judged(&maria, &["--against", "../forged.txt"]),
        "checkpoint-differs",
    );
    assert!(
        maria
            .fails(2, &["verify", "--against", "nowhere"])
            .stderr
            .contains("neither a file nor")
    );
}

#[test]
fn what_comes_late_is_said() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    env.set_clock("2026-12-10T09:00:00Z".parse().expect("a time"));
    let _ = maria.ok(&["checkpoint"]);
    let then = maria.var("SOP_NOW", "2026-12-01T09:00:00Z");
    then.ok(&["review", "a", "--no-change", "--note", "looked", "--yes"]);
    let report = verify(&maria);
    named(&report, "recorded-late");
    assert_eq!(
        (&report["ok"], &report["checked"]["late"]),
        (&true.into(), &1.into())
    );
}

/// The codes of a range from the default branch to a branch.
fn of_branch(maria: &Session<'_>, branch: &str) -> Vec<String> {
    let report = judged(maria, &["--range", &format!("main..{branch}")]);
    codes(&report).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_pull_request_is_judged_by_what_it_would_make_live() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Close", "Shut");
    assert_eq!(
        of_branch(&maria, "sop/a"),
        ["not-submitted", "version-taken"],
        "published as 1.0, and changed"
    );
    maria.ok(&["submit", "a", "--reason", "because"]);
    assert!(of_branch(&maria, "sop/a").is_empty());
    // Edited afterwards.
    let page = maria.read("sops/a.md");
    maria.write("sops/a.md", &page.replace("Shut", "Slam"));
    maria.commit_all("later");
    assert_eq!(of_branch(&maria, "sop/a"), ["edited-since-submitted"]);
    // A routing edit is nobody's matter.
    maria.git(&["switch", "--quiet", "-c", "routing", "main"]);
    maria.write(
        "sops/a.md",
        &maria
            .read("sops/a.md")
            .replace("owner: role:ops-lead", "owner: jon"),
    );
    maria.commit_all("routing");
    assert!(of_branch(&maria, "routing").is_empty());
    // A status by hand; a governed page that goes, or says draft; policy beside a page.
    for (what, change, code) in [
        (
            "new",
            "status: published\nversion: \"1.0\"\n",
            "not-submitted",
        ),
        (
            "stamp",
            "status: draft\nversion: \"3.0\"\n",
            "version-without-record",
        ),
    ] {
        maria.git(&["switch", "--quiet", "-c", what, "main"]);
        maria.write(
            &format!("sops/{what}.md"),
            &format!("---\n{change}---\n\n# X\n\n1. Do it.\n"),
        );
        maria.commit_all("by hand");
        assert_eq!(of_branch(&maria, what), [code]);
    }
    maria.git(&["switch", "--quiet", "-c", "gone", "main"]);
    maria.git(&["rm", "--quiet", "sops/a.md"]);
    maria.commit_all("gone");
    assert_eq!(of_branch(&maria, "gone"), ["governance-removed"]);
    maria.git(&["switch", "--quiet", "-c", "loose", "main"]);
    maria.write(
        "sops/a.md",
        &maria
            .read("sops/a.md")
            .replace("status: published", "status: draft"),
    );
    maria.write(
        "sop.yaml",
        &format!(
            "{}approvals: {{required: 1, self: always}}\n",
            maria.read("sop.yaml")
        ),
    );
    maria.commit_all("loosened");
    assert_eq!(
        of_branch(&maria, "loose"),
        [
            "governance-removed",
            "policy-on-branch",
            "policy-unreadable"
        ],
        "sop.yaml has `approvals` twice"
    );
    // A page that takes the id of one that stays ends nothing.
    maria.git(&["switch", "--quiet", "-c", "twin", "main"]);
    maria.write("sops/0.md", "---\nid: a\n---\n\n# X\n\n1. Do it.\n");
    maria.commit_all("twin");
    assert!(of_branch(&maria, "twin").is_empty());
    // sop.yaml that reaches it no longer, or names no ledger.
    for (what, from, to) in [
        ("narrow", "sops/**/*.md", "guides/**/*.md"),
        ("lost", "ledger: ", "# ledger: "),
    ] {
        maria.git(&["switch", "--quiet", "-c", what, "main"]);
        let settings = maria.read("sop.yaml");
        assert!(settings.contains(from), "{settings}");
        maria.write("sop.yaml", &settings.replacen(from, to, 1));
        maria.commit_all(what);
        assert_eq!(of_branch(&maria, what), ["governance-removed"], "{what}");
    }
    let shown = maria
        .run(&["verify", "--range", "main..gone", "--format", "github"])
        .expect_code(1);
    assert!(
        shown
            .stdout
            .starts_with("::error file=sops/a.md,line=1,col=1,title=governance-removed::"),
        "{shown}"
    );
    let sarif = maria
        .run(&["verify", "--range", "main..gone", "--format", "sarif"])
        .expect_code(1)
        .json();
    assert_eq!(
        sarif["runs"][0]["results"][0]["ruleId"],
        "governance-removed"
    );
}

#[test]
fn one_number_on_two_branches_is_named_on_both() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Close", "Shut");
    approve(&maria, "a");
    // Somebody else's branch under another name, stamped by hand with the number that comes next.
    maria.git(&["switch", "--quiet", "-c", "sop/other", "main"]);
    let page = maria.read("sops/a.md").replace("Close", "Slam");
    maria.write(
        "sops/a.md",
        &page.replace("version: \"1.0\"", "version: \"2.0\""),
    );
    maria.commit_all("stamped by hand");
    let both = of_branch(&maria, "sop/a");
    assert_eq!(both, ["version-on-two-branches"]);
    assert!(of_branch(&maria, "sop/other").contains(&"version-on-two-branches".to_owned()));
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["branch", "--quiet", "-D", "sop/other"]);
    maria.ok(&["publish", "a"]);
    agrees(&maria, &maria.run(&["verify", "--json"]));
}

#[test]
fn a_checkpoint_reaches_the_remote_and_other_clones() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    maria.git(&["init", "--quiet", "--bare", "../origin.git"]);
    maria.git(&["remote", "add", "origin", "../origin.git"]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    maria.ok(&["sync"]);
    let made = maria.json(&["checkpoint"]);
    let jon = env.jon().in_folder("clone");
    jon.git(&["clone", "--quiet", "../../origin.git", "."]);
    jon.ok(&["sync"]);
    let report = judged(&jon, &[]);
    assert_eq!(report["checkpoint"]["name"], made["tag"], "{report:#}");
    assert_eq!(report["ok"], true, "{report:#}");
    let bare = jon.in_folder("../../origin.git");
    assert_eq!(judged(&bare, &[])["checkpoint"]["name"], made["tag"]);
    env.fsck_all();
}

#[test]
fn a_branch_changes_no_picture_of_another_page() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("sops/lever.png", "one");
    maria.commit_all("a picture");
    publish(
        &maria,
        "a",
        "Pull ![the lever](lever.png), then look at `dial.png`.",
    );
    for (what, change) in [
        ("lever.png", Some("two")),
        ("lever.png", None),
        ("dial.png", Some("new")),
    ] {
        let branch = format!("{what}-{}", change.unwrap_or("gone"));
        maria.git(&["switch", "--quiet", "-c", &branch, "main"]);
        match change {
            Some(bytes) => maria.write(&format!("sops/{what}"), bytes),
            None => drop(maria.git(&["rm", "--quiet", &format!("sops/{what}")])),
        }
        maria.commit_all("of the picture alone");
        assert_eq!(
            of_branch(&maria, &branch),
            ["bytes-not-published"],
            "{branch}"
        );
    }
    // Nor does one that is submitted: what is governed would not be what was published.
    maria.ok(&["new", "b", "--owner", "role:ops-lead", "--role", "ops-lead"]);
    let page = maria.read("sops/b.md");
    maria.write(
        "sops/b.md",
        &page.replace("1. ", "1. Look at ![the dial](dial.png). "),
    );
    maria.write("sops/dial.png", "new");
    maria.commit_all("a dial");
    let said = maria.run(&["submit", "b"]).expect_code(3);
    let _ = said.says("a is governed, and a picture that sops/a.md names would be another");
}
