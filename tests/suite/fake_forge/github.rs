//! GitHub's dialect.

use serde_json::{Value, json};

use super::core::{Core, Pull, Review, Said};
use super::{Answer, Asked};

fn user(core: &Core, login: &str) -> Value {
    json!({"login": login, "id": core.id(login), "type": "User"})
}

fn shown(core: &Core, pull: &Pull) -> Value {
    let owner = if pull.fork { "somebody" } else { "acme" };
    json!({
        "number": pull.number, "html_url": format!("https://forge.example/acme/handbook/pull/{}", pull.number),
        "title": pull.title, "body": pull.body,
        "state": if pull.state == "open" { "open" } else { "closed" },
        "merged_at": (pull.state == "merged").then(|| Core::stamp(pull.pushed_at)),
        "merge_commit_sha": pull.merge, "user": user(core, &pull.author),
        "head": {"ref": pull.branch, "sha": pull.head, "repo": {"full_name": format!("{owner}/handbook")}},
        "base": {"ref": pull.base, "sha": core.tip(&pull.base), "repo": {"full_name": "acme/handbook"}},
    })
}

fn review(core: &Core, review: &Review) -> Value {
    let state = match review.said {
        Said::Approved => "APPROVED",
        Said::Changes => "CHANGES_REQUESTED",
        Said::Dismissed => "DISMISSED",
        Said::Comment => "COMMENTED",
    };
    json!({
        "id": review.id, "user": user(core, &review.login), "state": state, "body": "",
        "commit_id": review.commit, "submitted_at": Core::stamp(review.at),
    })
}

pub fn answer(core: &mut Core, asked: &Asked) -> Answer {
    let parts = asked.parts();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let number = parts.get(4).and_then(|text| text.parse().ok()).unwrap_or(0);
    match (asked.verb.as_str(), parts.as_slice()) {
        ("GET", ["users", login]) => match core.id(login) {
            0 => Answer::fault(404, "Not Found"),
            _ => Answer::json(200, user(core, login)),
        },
        ("GET", ["repos", "acme", "handbook"]) => {
            let allows = |method: &str| core.rules.methods.contains(&method);
            Answer::json(
                200,
                json!({
                    "allow_merge_commit": allows("merge"), "allow_squash_merge": allows("squash"),
                    "allow_rebase_merge": allows("rebase"),
                }),
            )
        }
        ("GET", ["repos", "acme", "handbook", "pulls"]) => {
            let state = asked.query("state").unwrap_or_else(|| "open".to_owned());
            let head = asked.query("head");
            let fits = |pull: &&Pull| {
                let owner = if pull.fork { "somebody" } else { "acme" };
                (state == "all" || (pull.state == "open") == (state == "open"))
                    && head
                        .as_ref()
                        .is_none_or(|head| *head == format!("{owner}:{}", pull.branch))
            };
            let pulls = core.pulls.iter().filter(fits);
            let pulls = pulls.map(|pull| shown(core, pull)).collect();
            asked.page(pulls, core.rules.page, "per_page")
        }
        ("POST", ["repos", "acme", "handbook", "pulls"]) => {
            match core.open(
                &asked.text("head"),
                &asked.text("base"),
                &asked.text("title"),
                &asked.text("body"),
            ) {
                Ok(number) => {
                    let pull = core.number(number).expect("there").clone();
                    Answer::json(201, shown(core, &pull))
                }
                Err((status, why)) => {
                    let why = json!({"message": "Validation Failed", "errors": [{"message": why}]});
                    Answer::json(status, why)
                }
            }
        }
        ("GET", ["repos", "acme", "handbook", "pulls", _]) => match core.number(number).cloned() {
            Some(pull) => Answer::json(200, shown(core, &pull)),
            None => Answer::fault(404, "Not Found"),
        },
        ("PATCH", ["repos", "acme", "handbook", "pulls", _]) => {
            let Some(pull) = core.number(number) else {
                return Answer::fault(404, "Not Found");
            };
            if asked.body["title"].is_string() {
                pull.title = asked.text("title");
                pull.body = asked.text("body");
            }
            if asked.body["state"] == "closed" {
                pull.state = "closed";
            }
            let pull = pull.clone();
            Answer::json(200, shown(core, &pull))
        }
        ("GET", ["repos", "acme", "handbook", "pulls", _, "reviews"]) => {
            let pull = core.number(number).expect("there").clone();
            let reviews = pull.reviews.iter().map(|one| review(core, one)).collect();
            asked.page(reviews, core.rules.page, "per_page")
        }
        (
            "POST",
            [
                "repos",
                "acme",
                "handbook",
                "pulls",
                _,
                "requested_reviewers",
            ],
        ) => {
            let logins = asked.body["reviewers"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let logins: Vec<String> = logins
                .iter()
                .map(|login| login.as_str().expect("text").to_owned())
                .collect();
            let pull = core.number(number).expect("there");
            if logins.contains(&pull.author) {
                return Answer::fault(422, "Review cannot be requested from pull request author.");
            }
            pull.asked = logins;
            Answer::json(201, json!({}))
        }
        ("PUT", ["repos", "acme", "handbook", "pulls", _, "merge"]) => {
            let message = format!(
                "{}\n\n{}",
                asked.text("commit_title"),
                asked.text("commit_message")
            );
            match core.merge(
                number,
                &asked.text("merge_method"),
                asked.body["sha"].as_str(),
                &message,
            ) {
                Ok(sha) => Answer::json(
                    200,
                    json!({"sha": sha, "merged": true, "message": "Pull Request successfully merged"}),
                ),
                Err((status, why)) => Answer::fault(status, &why),
            }
        }
        _ => Answer::fault(404, "Not Found"),
    }
}
