//! Gitea's dialect.

use serde_json::{Value, json};

use super::core::{Core, Pull, Review, Said};
use super::{Answer, Asked};

fn user(core: &Core, login: &str) -> Value {
    json!({"login": login, "id": core.id(login)})
}

fn shown(core: &Core, pull: &Pull) -> Value {
    json!({
        "number": pull.number, "html_url": format!("https://forge.example/acme/handbook/pulls/{}", pull.number),
        "title": pull.title, "body": pull.body,
        "state": if pull.state == "open" { "open" } else { "closed" },
        "merged": pull.state == "merged", "merge_commit_sha": pull.merge, "user": user(core, &pull.author),
        "head": {"ref": pull.branch, "sha": pull.head, "repo_id": if pull.fork { 2 } else { 1 }},
        "base": {"ref": pull.base, "sha": core.tip(&pull.base), "repo_id": 1},
    })
}

fn review(core: &Core, review: &Review) -> Value {
    let state = match review.said {
        Said::Approved | Said::Dismissed => "APPROVED",
        Said::Changes => "REQUEST_CHANGES",
        Said::Comment => "COMMENT",
    };
    json!({
        "id": review.id, "user": user(core, &review.login), "state": state, "body": "",
        "commit_id": review.commit, "submitted_at": Core::stamp(review.at),
        "dismissed": review.said == Said::Dismissed, "stale": false, "official": true,
    })
}

pub fn answer(core: &mut Core, asked: &Asked) -> Answer {
    let parts = asked.parts();
    let parts: Vec<&str> = parts.iter().skip(2).map(String::as_str).collect();
    let number = parts.get(4).and_then(|text| text.parse().ok()).unwrap_or(0);
    match (asked.verb.as_str(), parts.as_slice()) {
        ("GET", ["users", login]) => match core.id(login) {
            0 => Answer::fault(404, "not found"),
            _ => Answer::json(200, user(core, login)),
        },
        ("GET", ["repos", "acme", "handbook"]) => {
            let allows = |method: &str| core.rules.methods.contains(&method);
            Answer::json(
                200,
                json!({
                    "allow_merge_commits": allows("merge"), "allow_squash_merge": allows("squash"),
                    "allow_rebase": allows("rebase"),
                }),
            )
        }
        ("GET", ["repos", "acme", "handbook", "pulls"]) => {
            let state = asked.query("state").unwrap_or_else(|| "open".to_owned());
            let fits = |pull: &&Pull| state == "all" || (pull.state == "open") == (state == "open");
            let pulls = core.pulls.iter().filter(fits);
            let pulls = pulls.map(|pull| shown(core, pull)).collect();
            asked.page(pulls, core.rules.page.min(50), "limit")
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
                Err((_, why)) if why.contains("already exists") => Answer::fault(409, &why),
                Err((status, why)) => Answer::fault(status, &why),
            }
        }
        ("GET", ["repos", "acme", "handbook", "pulls", _]) => match core.number(number).cloned() {
            Some(pull) => Answer::json(200, shown(core, &pull)),
            None => Answer::fault(404, "Not Found"),
        },
        ("PATCH", ["repos", "acme", "handbook", "pulls", _]) => {
            let Some(pull) = core.number(number) else {
                return Answer::fault(404, "not found");
            };
            if asked.body["title"].is_string() {
                pull.title = asked.text("title");
                pull.body = asked.text("body");
            }
            if asked.body["state"] == "closed" {
                pull.state = "closed";
            }
            let pull = pull.clone();
            Answer::json(201, shown(core, &pull))
        }
        ("GET", ["repos", "acme", "handbook", "pulls", _, "reviews"]) => {
            let pull = core.number(number).expect("there").clone();
            let reviews = pull.reviews.iter().map(|one| review(core, one)).collect();
            asked.page(reviews, core.rules.page.min(50), "limit")
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
            let logins = logins
                .iter()
                .map(|login| login.as_str().expect("text").to_owned());
            core.number(number).expect("there").asked = logins.collect();
            Answer::json(201, json!([]))
        }
        ("POST", ["repos", "acme", "handbook", "pulls", _, "merge"]) => {
            let message = format!(
                "{}\n\n{}",
                asked.text("MergeTitleField"),
                asked.text("MergeMessageField")
            );
            match core.merge(
                number,
                &asked.text("Do"),
                asked.body["head_commit_id"].as_str(),
                &message,
            ) {
                Ok(_) => Answer {
                    status: 200,
                    headers: Vec::new(),
                    body: String::new(),
                },
                Err((409, _)) => Answer::fault(409, "head out of date"),
                Err((status, why)) => Answer::fault(status, &why),
            }
        }
        _ => Answer::fault(404, "not found"),
    }
}
