//! Three ways of asking a model over HTTP; every provider speaks one of them.
mod anthropic;
mod chat;
mod responses;

use serde_json::Value;
use thiserror::Error;

use super::sse::Event;

/// The wire that a server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// `POST /v1/messages`
    Anthropic,
    /// `POST /v1/chat/completions`: the wire of most servers, local ones too.
    Chat,
    /// `POST /v1/responses`
    Responses,
}

/// Who said a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// We did.
    User,
    /// The model did.
    Assistant,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who said it.
    pub role: Role,
    /// The words.
    pub text: String,
}

/// What is asked, whatever the wire.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The model's name at the server.
    pub model: String,
    /// What it is told first.
    pub system: String,
    /// The conversation.
    pub messages: Vec<Message>,
    /// The shape that the answer must have, where the server is asked to see to it.
    pub schema: Option<Value>,
    /// The most tokens that it may answer.
    pub max_tokens: u64,
    /// The server is on this machine: older spellings, and an answer that does not vary.
    pub local: bool,
}

/// Tokens, as the server counted them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Read.
    pub input: u64,
    /// Written.
    pub output: u64,
}

impl Usage {
    /// Both together.
    pub fn plus(self, other: Usage) -> Usage {
        Usage {
            input: self.input + other.input,
            output: self.output + other.output,
        }
    }
}

/// An answer as far as it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// What it cost.
    pub usage: Usage,
    /// The event that ends an answer has come.
    pub ended: bool,
    /// Why what has come is no whole answer, where the server said so.
    pub broken: Option<Broken>,
}

/// Why a server ended an answer before it was whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Broken {
    /// It was as long as it may be.
    #[error("the answer was cut off at the limit of tokens")]
    AtLimit,
    /// The model would not.
    #[error("the model refused")]
    Refused,
    /// The server would not.
    #[error("the server's filter held the answer back")]
    Withheld,
    /// Another reason, by the server's name of it.
    #[error("the answer is incomplete: {0}")]
    Other(String),
    /// No reason was given.
    #[error("the answer is incomplete")]
    Unsaid,
}

impl Wire {
    /// The name in sop.yaml.
    pub fn name(self) -> &'static str {
        match self {
            Wire::Anthropic => "anthropic",
            Wire::Chat => "chat",
            Wire::Responses => "responses",
        }
    }

    /// What follows the base URL.
    pub fn path(self) -> &'static str {
        match self {
            Wire::Anthropic => "messages",
            Wire::Chat => "chat/completions",
            Wire::Responses => "responses",
        }
    }

    /// Headers that carry the key, and those that the wire wants beside it.
    pub fn headers(self, key: Option<&str>) -> Vec<(&'static str, String)> {
        let mut headers = Vec::new();
        if self == Wire::Anthropic {
            headers.push(("anthropic-version", anthropic::VERSION.to_owned()));
            headers.extend(key.map(|key| ("x-api-key", key.to_owned())));
        } else {
            headers.extend(key.map(|key| ("authorization", format!("Bearer {key}"))));
        }
        headers
    }

    /// The body of the request.
    pub fn body(self, request: &Request) -> Value {
        match self {
            Wire::Anthropic => anthropic::body(request),
            Wire::Chat => chat::body(request),
            Wire::Responses => responses::body(request),
        }
    }

    /// Takes in one event of a stream; an event that nobody knows says nothing.
    ///
    /// # Errors
    /// The server says that it failed.
    pub fn event(self, event: &Event, reply: &mut Reply) -> Result<(), String> {
        if self == Wire::Chat && event.data.trim() == "[DONE]" {
            reply.ended = true;
            return Ok(());
        }
        let Ok(data) = serde_json::from_str::<Value>(&event.data) else {
            return Ok(());
        };
        if let Some(message) = error_of(&data) {
            return Err(message);
        }
        match self {
            Wire::Anthropic => anthropic::event(&data, reply),
            Wire::Chat => chat::event(&data, reply),
            Wire::Responses => responses::event(&data, reply)?,
        }
        Ok(())
    }

    /// Takes in an answer that came in one piece.
    ///
    /// # Errors
    /// The server says that it failed, or this is no answer of this wire.
    pub fn whole(self, data: &Value) -> Result<Reply, String> {
        if let Some(message) = error_of(data) {
            return Err(message);
        }
        let reply = match self {
            Wire::Anthropic => anthropic::whole(data),
            Wire::Chat => chat::whole(data),
            Wire::Responses => responses::whole(data),
        };
        reply.ok_or_else(|| "the answer is not one of this wire".to_owned())
    }
}

/// What `{"error": …}` says, in any of the shapes that servers give it.
pub fn error_of(data: &Value) -> Option<String> {
    let error = data.get("error").filter(|error| !error.is_null())?;
    let said = error
        .get("message")
        .and_then(Value::as_str)
        .or_else(|| error.as_str());
    Some(said.map_or_else(|| error.to_string(), str::to_owned))
}

fn text<'v>(data: &'v Value, path: &str) -> Option<&'v str> {
    data.pointer(path).and_then(Value::as_str)
}

fn count(data: &Value, path: &str) -> u64 {
    data.pointer(path).and_then(Value::as_u64).unwrap_or(0)
}

fn messages(request: &Request) -> impl Iterator<Item = Value> + '_ {
    request.messages.iter().map(|message| {
        let role = match message.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        serde_json::json!({"role": role, "content": message.text})
    })
}

/// The name under which the schema goes.
const SCHEMA_NAME: &str = "draft";

#[cfg(test)]
mod tests;
