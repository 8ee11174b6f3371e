//! Accounts, as the APIs of GitHub and Gitea both have them.

use serde::Deserialize;

use super::line::{Line, Verb, part};
use crate::domain::forge::Account;
use crate::error::Result;

#[derive(Deserialize)]
pub(super) struct User {
    login: String,
    id: u64,
}

impl From<User> for Account {
    fn from(user: User) -> Self {
        Self {
            login: user.login,
            id: user.id,
        }
    }
}

/// Somebody's account; `gone` is what the forge calls one that is no more.
pub(super) fn or_gone(user: Option<User>, gone: &str) -> Account {
    user.map_or_else(
        || Account {
            login: gone.to_owned(),
            id: 0,
        },
        Account::from,
    )
}

/// The account of a login; `None` where there is none.
pub(super) fn of_login(line: &Line, login: &str) -> Result<Option<Account>> {
    let reply = line.ask(Verb::Get, &format!("/users/{}", part(login)), None)?;
    if reply.status == 404 {
        return Ok(None);
    }
    let user: User = line.understood(&reply, "say who that is")?;
    Ok(Some(user.into()))
}
