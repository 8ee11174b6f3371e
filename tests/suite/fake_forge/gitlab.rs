//! GitLab's dialect: approvals without a commit, changes that a reviewer requests, one method for the project.

use serde_json::{Value, json};

use super::core::{Core, Pull, Said};
use super::{Answer, Asked};

fn user(core: &Core, login: &str) -> Value {
    json!({"username": login, "id": core.id(login), "name": login})
}

fn shown(core: &Core, pull: &Pull) -> Value {
    let state = match pull.state {
        "open" => "opened",
        other => other,
    };
    json!({
        "id": pull.number + 1000, "iid": pull.number,
        "web_url": format!("https://forge.example/acme/handbook/-/merge_requests/{}", pull.number),
        "title": pull.title, "description": pull.body, "state": state, "sha": pull.head,
        "source_branch": pull.branch, "target_branch": pull.base,
        "source_project_id": if pull.fork { 2 } else { 1 }, "target_project_id": 1,
        "merge_commit_sha": pull.merge, "author": user(core, &pull.author),
    })
}

/// What stands of each account: comments are none, and what was dismissed is gone.
fn standing(pull: &Pull) -> Vec<(String, Said, u64)> {
    let mut standing: Vec<(String, Said, u64)> = Vec::new();
    for review in pull
        .reviews
        .iter()
        .filter(|review| review.said != Said::Comment)
    {
        standing.retain(|(login, ..)| *login != review.login);
        if review.said != Said::Dismissed {
            standing.push((review.login.clone(), review.said, review.at));
        }
    }
    standing
}

pub fn answer(core: &mut Core, asked: &Asked) -> Answer {
    let parts = asked.parts();
    let parts: Vec<&str> = parts.iter().skip(2).map(String::as_str).collect();
    let number = parts.get(3).and_then(|text| text.parse().ok()).unwrap_or(0);
    let verb = asked.verb.as_str();
    match (verb, parts.as_slice()) {
        ("GET", ["users"]) => {
            let login = asked.query("username").unwrap_or_default();
            let found: Vec<Value> = match core.id(&login) {
                0 => Vec::new(),
                _ => vec![user(core, &login)],
            };
            Answer::json(200, found.into())
        }
        ("GET", ["projects", "acme/handbook"]) => {
            let squash = core.rules.methods == ["squash"];
            let method = if core.rules.methods == ["rebase"] {
                "ff"
            } else {
                "merge"
            };
            Answer::json(
                200,
                json!({
                    "merge_method": method, "squash_option": if squash { "always" } else { "default_off" },
                }),
            )
        }
        ("GET", ["projects", "acme/handbook", "approvals"]) => {
            Answer::json(200, json!({"reset_approvals_on_push": core.rules.resets}))
        }
        (_, ["projects", "acme/handbook", "merge_requests"]) => list(core, asked),
        (_, ["projects", "acme/handbook", "merge_requests", _, rest @ ..]) => {
            if core.number(number).is_none() {
                return Answer::fault(404, "404 Not found");
            }
            one(core, asked, number, rest)
        }
        _ => Answer::fault(404, "404 Not found"),
    }
}

fn list(core: &mut Core, asked: &Asked) -> Answer {
    if asked.verb == "POST" {
        let made = core.open(
            &asked.text("source_branch"),
            &asked.text("target_branch"),
            &asked.text("title"),
            &asked.text("description"),
        );
        return match made {
            Ok(number) => {
                let pull = core.number(number).expect("there").clone();
                Answer::json(201, shown(core, &pull))
            }
            Err((_, why)) if why.contains("already exists") => Answer::json(
                409,
                json!({"message": ["Another open merge request already exists for this source branch"]}),
            ),
            Err((status, why)) => Answer::fault(status, &why),
        };
    }
    let state = asked.query("state").unwrap_or_else(|| "all".to_owned());
    let branch = asked.query("source_branch");
    let fits = |pull: &&Pull| {
        (state == "all" || (pull.state == "open") == (state == "opened"))
            && branch.as_ref().is_none_or(|branch| *branch == pull.branch)
    };
    let pulls = core.pulls.iter().filter(fits);
    let pulls = pulls.map(|pull| shown(core, pull)).collect();
    asked.page(pulls, core.rules.page, "per_page")
}

fn one(core: &mut Core, asked: &Asked, number: u64, rest: &[&str]) -> Answer {
    let pull = core.number(number).expect("there").clone();
    match (asked.verb.as_str(), rest) {
        ("GET", []) => Answer::json(200, shown(core, &pull)),
        ("PUT", []) => {
            let ids = asked.body["reviewer_ids"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let users = core.users.clone();
            let named = |id: &Value| {
                users
                    .iter()
                    .find(|(_, number)| Some(*number) == id.as_u64())
            };
            let pull = core.number(number).expect("there");
            if asked.body["title"].is_string() {
                pull.title = asked.text("title");
                pull.body = asked.text("description");
            }
            if !ids.is_empty() {
                pull.asked = ids
                    .iter()
                    .filter_map(named)
                    .map(|(login, _)| login.clone())
                    .collect();
            }
            if asked.body["state_event"] == "close" {
                pull.state = "closed";
            }
            let pull = pull.clone();
            Answer::json(200, shown(core, &pull))
        }
        ("GET", ["approvals"]) => {
            let approved: Vec<Value> = standing(&pull)
                .into_iter()
                .filter(|(_, said, _)| *said == Said::Approved)
                .map(|(login, _, at)| {
                    let mut approval = json!({"user": user(core, &login)});
                    if core.rules.timed {
                        approval["approved_at"] = Core::stamp(at).into();
                    }
                    approval
                })
                .collect();
            Answer::json(200, json!({"approved_by": approved}))
        }
        ("GET", ["reviewers"]) => {
            let reviewers: Vec<Value> = standing(&pull)
                .into_iter()
                .map(|(login, said, _)| {
                    let state = if said == Said::Changes {
                        "requested_changes"
                    } else {
                        "approved"
                    };
                    json!({"user": user(core, &login), "state": state})
                })
                .collect();
            Answer::json(200, reviewers.into())
        }
        ("GET", ["versions"]) => asked.page(
            vec![json!({"head_commit_sha": pull.head, "created_at": Core::stamp(pull.pushed_at)})],
            core.rules.page,
            "per_page",
        ),
        ("PUT", ["merge"]) => {
            let squash = asked.body["squash"] == true;
            let method = match (squash, core.rules.methods.as_slice()) {
                (true, _) => "squash",
                (false, ["rebase"]) => "rebase",
                _ => "merge",
            };
            let text = if squash {
                "squash_commit_message"
            } else {
                "merge_commit_message"
            };
            match core.merge(
                number,
                method,
                asked.body["sha"].as_str(),
                &asked.text(text),
            ) {
                Ok(sha) => Answer::json(200, json!({"state": "merged", "merge_commit_sha": sha})),
                Err((409, _)) => Answer::fault(409, "SHA does not match HEAD of source branch"),
                Err((status, why)) => Answer::fault(status, &why),
            }
        }
        _ => Answer::fault(404, "404 Not found"),
    }
}
