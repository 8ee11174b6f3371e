//! People from an HR system as a pull request, in the dialects of GitHub, GitLab and Gitea, against a stateful fake.

#[allow(unused_imports, reason = "it can do more than these tests ask for")]
use crate::fake_forge::KINDS;
use crate::fake_forge::world::world;
use crate::support::TestEnv;

const IMPORT: [&str; 8] = [
    "people",
    "import",
    "--from",
    "csv",
    "staff.csv",
    "--partial",
    "--apply",
    "--pull-request",
];

#[test]
fn an_import_is_proposed_added_to_and_begun_anew_after_its_merge() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = world(&env, kind);
        let head = maria.git(&["rev-parse", "main"]);
        let staff = "Employee ID,Name,Work Email,Title\n41,Ann @all <b>,ann@example.com,Agent\n";
        maria.write("staff.csv", staff);
        let report = maria.json(&IMPORT);
        let branch = report["branch"].as_str().expect("a branch").to_owned();
        assert!(branch.starts_with("sop-people-"), "{branch}");
        let url = report["pull_request"].as_str().expect("an address");
        assert!(url.starts_with("http"), "{url}");
        {
            let core = forge.core();
            let pull = core.of(&branch);
            assert_eq!(pull.base, "main");
            assert_eq!(pull.title, "people: 1 added from csv");
            assert!(pull.body.contains("- Ann all b (`p-"), "{}", pull.body);
        }
        // The default branch and the work tree are as they were; the branch has the person.
        assert_eq!(maria.git(&["rev-parse", "main"]), head);
        assert!(!maria.read("people.yaml").contains("ann@example.com"));
        let there = maria.git(&["show", &format!("origin/{branch}:people.yaml")]);
        assert!(there.contains("ann@example.com"), "{there}");

        // More of it goes on the same branch, and the same pull request says so.
        maria.write(
            "staff.csv",
            &format!("{staff}42,Bob,bob@example.com,Agent\n"),
        );
        let again = maria.json(&IMPORT);
        assert_eq!(again["branch"], branch.as_str());
        assert_eq!(again["pull_request"], url);
        assert_eq!(forge.core().of(&branch).title, "people: 1 added from csv");
        assert!(forge.core().of(&branch).body.contains("- Bob (`p-"));
        // The third time there is nothing to say.
        let third = maria.json(&IMPORT);
        assert!(
            third["branch"].is_null() && third["commit"].is_null(),
            "{third:#}"
        );

        // What was merged is left alone.
        maria.git(&["merge", "--quiet", "--ff-only", &branch]);
        maria.git(&["push", "--quiet", "origin", "main"]);
        maria.write(
            "staff.csv",
            "Employee ID,Name,Work Email\n43,Cid,cid@example.com\n",
        );
        let fourth = maria.json(&IMPORT);
        assert_eq!(fourth["branch"], format!("{branch}-2"));
        env.fsck_all();
    }
}

#[test]
fn without_a_forge_the_branch_is_there_to_be_merged() {
    let env = TestEnv::new();
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    maria.commit_all("settings");
    maria.write(
        "staff.csv",
        "Employee ID,Name,Work Email\n41,Ann,ann@example.com\n",
    );
    let report = maria.json(&IMPORT);
    let branch = report["branch"].as_str().expect("a branch");
    assert!(report["pull_request"].is_null());
    assert_eq!(report["next"][0], format!("git merge {branch}"));
    maria.git(&["merge", "--quiet", "--ff-only", branch]);
    assert!(maria.read("people.yaml").contains("ann@example.com"));
    env.fsck_all();
}
