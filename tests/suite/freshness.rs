//! What `stale` gives to other tools and to small screens.

use crate::support::{Session, TestEnv};
use serde_json::json;

const LATER: [&str; 3] = ["stale", "--as-of", "2030-01-01"];

/// Sixty pages that nobody governs, one with a name that is hard to write down.
fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "main"]);
    for number in 0..60 {
        maria.write(
            &format!("sops/the-{number}th page.md"),
            &format!(
                "---\nid: how-to-open-the-shop-on-a-sunday-{number}\nowner: role:operations-lead\n---\n\n# Opening, for the {number}th time\n\n1. Open the door.\n"
            ),
        );
    }
    maria.commit_all("pages");
    maria
}

#[test]
fn sarif_has_a_rule_and_a_place_for_every_result() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let args = [&LATER[..], &["--format", "sarif"]].concat();
    let sarif = maria.fails(1, &args).json();
    assert_eq!(sarif["version"], "2.1.0");
    let runs = sarif["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 1);
    let rules = &runs[0]["tool"]["driver"]["rules"];
    let results = runs[0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 60);
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[at]["id"], result["ruleId"]);
        assert_eq!(result["level"], "error");
        assert!(!result["message"]["text"].as_str().expect("text").is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["region"], json!({"startLine": 1, "startColumn": 1}));
        let uri = place["artifactLocation"]["uri"].as_str().expect("a place");
        let path = uri.replace("%20", " ");
        assert!(maria.folder().join(&path).is_file(), "{uri}");
    }
    // Every rule has its explanation where the link leads.
    let book = include_str!("../../docs/freshness.md");
    for rule in rules.as_array().expect("rules") {
        let uri = rule["helpUri"].as_str().expect("a link");
        let (page, code) = uri.split_once('#').expect("an anchor");
        assert!(page.ends_with("docs/freshness.md"));
        assert!(book.contains(&format!("\n## {code}\n")), "{code}");
    }
}

#[test]
fn the_table_is_short_and_narrow_and_the_data_whole() {
    let env = TestEnv::new();
    let maria = handbook(&env).var("COLUMNS", "80");
    let said = maria.fails(1, &LATER).stdout;
    assert!(
        said.lines().all(|line| line.chars().count() <= 80),
        "{said}"
    );
    let commands = said.lines().filter_map(|line| line.split_once("sop edit "));
    assert_eq!(commands.count(), 50, "each in one piece: {said}");
    assert_eq!(said.matches("-sunday-").count(), 50);
    assert!(said.contains("… and 10 more"), "{said}");
    assert!(said.contains("0 of 60 fresh"), "{said}");
    let with = |format| maria.fails(1, &[&LATER[..], &["--format", format]].concat());
    assert_eq!(
        with("json").json()["sops"].as_array().map(Vec::len),
        Some(60)
    );
    assert_eq!(with("csv").stdout.lines().count(), 61);
    assert_eq!(with("junit").stdout.matches("<testcase").count(), 60);
    assert_eq!(with("github").stdout.lines().count(), 60);
    assert_eq!(with("markdown").stdout.matches("\n| `").count(), 50);
}

/// Serves one page after the other, whoever asks for what.
fn serve(pages: Vec<String>) -> String {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for page in pages {
            let (mut stream, _) = listener.accept().expect("somebody");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(page.as_bytes());
        }
    });
    format!("http://{address}/policy")
}

#[test]
fn a_page_on_the_web_that_moved_on_makes_suspect() {
    let page = |status: &str, text: &str| {
        let body = format!("<nav>{}</nav><main>{text}</main>", text.len());
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\nConnection: close\r\n");
        format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let address = serve(vec![
        page("200 OK", "Doors close at six."),
        page("200 OK", "Doors  close at six."),
        page("200 OK", "Doors close at eight."),
        page("404 Not Found", ""),
        page("503 Busy", ""),
    ]);
    let env = TestEnv::new();
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "main"]);
    maria.write(
        "sops/closing.md",
        &format!("---\nid: closing\ndepends_on: ['{address}']\n---\n\n# Closing\n\n1. Lock up.\n"),
    );
    maria.commit_all("pages");
    let refused = maria.run(&["stale", "--fetch"]).expect_code(0);
    assert!(
        refused.stderr.contains("--allow-private"),
        "{}",
        refused.stderr
    );
    let fetch = ["stale", "--fetch", "--allow-private"];
    let first = maria.run(&fetch).expect_code(0);
    assert!(
        first.stderr.contains(&format!("  {address}")),
        "{}",
        first.stderr
    );
    maria.ok(&fetch);
    let fetch = [&fetch[..], &["--json"]].concat();
    let moved = maria.fails(1, &fetch).stdout;
    assert!(moved.contains("says something else since"), "{moved}");
    let gone = maria.fails(1, &fetch).stdout;
    assert!(gone.contains("is gone: it answers 404"), "{gone}");
    let busy = maria.fails(1, &fetch);
    assert!(
        busy.stdout.contains("says something else since"),
        "{busy:?}"
    );
    assert!(busy.stderr.contains("answers 503"), "{}", busy.stderr);
    let said = maria.fails(2, &["stale", "--fetch", "--offline"]).stderr;
    assert!(said.contains("--offline forbids it"), "{said}");
}
