//! Which model drafts: by `--provider`, by sop.yaml, or none; a key or a server that is there is only named.
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::Failure;
use super::model::{Key, Limits, Model, base, is_local};
use super::wire::Wire;
use crate::domain::settings::{ProviderSettings, Structured};

/// A provider by name.
struct Preset {
    name: &'static str,
    wire: Wire,
    base: Option<&'static str>,
    key_env: Option<&'static str>,
    /// What is asked for where nobody names a model; a server of one model takes any name.
    model: Option<&'static str>,
}

const fn preset(
    name: &'static str,
    wire: Wire,
    base: Option<&'static str>,
    key_env: Option<&'static str>,
    model: Option<&'static str>,
) -> Preset {
    Preset {
        name,
        wire,
        base,
        key_env,
        model,
    }
}

const PRESETS: [Preset; 8] = [
    preset(
        "anthropic",
        Wire::Anthropic,
        Some("https://api.anthropic.com/v1"),
        Some("ANTHROPIC_API_KEY"),
        None,
    ),
    preset(
        "openai",
        Wire::Responses,
        Some("https://api.openai.com/v1"),
        Some("OPENAI_API_KEY"),
        None,
    ),
    preset(
        "responses",
        Wire::Responses,
        Some("https://api.openai.com/v1"),
        Some("OPENAI_API_KEY"),
        None,
    ),
    preset(
        "ollama",
        Wire::Chat,
        Some("http://127.0.0.1:11434/v1"),
        None,
        None,
    ),
    preset(
        "llama.cpp",
        Wire::Chat,
        Some("http://127.0.0.1:8080/v1"),
        None,
        Some("default"),
    ),
    preset(
        "lmstudio",
        Wire::Chat,
        Some("http://127.0.0.1:1234/v1"),
        None,
        None,
    ),
    preset(
        "vllm",
        Wire::Chat,
        Some("http://127.0.0.1:8000/v1"),
        None,
        None,
    ),
    preset("chat", Wire::Chat, None, Some("SOP_API_KEY"), None),
];

/// Tokens that a model on this machine takes where nobody says: what such servers are started with.
const LOCAL_CONTEXT: u64 = 4_096;
/// Tokens that any other takes at least.
const REMOTE_CONTEXT: u64 = 32_768;

/// What the command line says of the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--provider`
    pub provider: Option<String>,
    /// `--model`
    pub model: Option<String>,
    /// `--base-url`
    pub base_url: Option<String>,
}

/// Who drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// The rules; whether somebody said so.
    Offline {
        /// By `--provider` or sop.yaml.
        named: bool,
    },
    /// A model.
    Model {
        /// Which.
        model: Box<Model>,
        /// The team chose it in sop.yaml, so that nobody has to be asked before it is sent to.
        trusted: bool,
    },
}

/// The names that `--provider` takes.
pub fn names() -> Vec<&'static str> {
    std::iter::once("offline")
        .chain(PRESETS.iter().map(|preset| preset.name))
        .collect()
}

/// Decides; nothing is asked and nothing is sent.
///
/// # Errors
/// There is no such provider, or something is missing that it needs.
pub fn choose(
    flags: &Flags,
    settings: Option<&ProviderSettings>,
    var: &dyn Fn(&str) -> Option<String>,
) -> Result<Chosen, Failure> {
    let named = flags.provider.as_deref();
    let name = named.or(settings.map(|settings| settings.wire.as_str()));
    let Some(name) = name else {
        if flags.model.is_some() || flags.base_url.is_some() {
            return Err(Failure::new("a model is named, and no provider")
                .hint(format!("--provider {}", names().join("|"))));
        }
        return Ok(Chosen::Offline { named: false });
    };
    if name == "offline" {
        return Ok(Chosen::Offline { named: true });
    }
    let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) else {
        return Err(Failure::new(format!("there is no provider `{name}`"))
            .hint(format!("--provider {}", names().join("|"))));
    };
    let settings = settings.filter(|settings| settings.wire == name);
    let model = model(preset, flags, settings, var)?;
    let key_of_another = PRESETS.iter().any(|other| {
        other.key_env.is_some()
            && other.key_env == model.key_env.as_deref()
            && other.base.is_some_and(|known| {
                base(known).is_ok_and(|known| known.host() != model.base.host())
            })
    });
    let trusted =
        settings.is_some() && flags.base_url.is_none() && !(model.key.is_some() && key_of_another);
    Ok(Chosen::Model {
        model: Box::new(model),
        trusted,
    })
}

fn model(
    preset: &Preset,
    flags: &Flags,
    settings: Option<&ProviderSettings>,
    var: &dyn Fn(&str) -> Option<String>,
) -> Result<Model, Failure> {
    let of = |get: fn(&ProviderSettings) -> Option<String>| settings.and_then(get);
    let address = flags
        .base_url
        .clone()
        .or_else(|| of(|s| s.base_url.clone()))
        .or_else(|| preset.base.map(str::to_owned))
        .ok_or_else(|| {
            Failure::new(format!(
                "`{}` needs to know where the model is",
                preset.name
            ))
            .hint("--base-url http://127.0.0.1:8080/v1")
            .hint("base_url: …   (under provider: in sop.yaml)")
        })?;
    let base = base(&address)?;
    let name = flags
        .model
        .clone()
        .or_else(|| of(|s| s.model.clone()))
        .or_else(|| preset.model.map(str::to_owned))
        .ok_or_else(|| {
            Failure::new(format!("`{}` needs the name of a model", preset.name))
                .hint("--model NAME")
                .hint("model: NAME   (under provider: in sop.yaml)")
        })?;
    let key_env = key_name(preset, settings)?;
    let key = key_env
        .as_deref()
        .and_then(var)
        .and_then(|text| Key::new(&text));
    let default = Limits::default();
    let idle = settings
        .and_then(|s| s.idle_seconds)
        .map(|s| Duration::from_secs(s.max(1)));
    let context = if is_local(&base) {
        LOCAL_CONTEXT
    } else {
        REMOTE_CONTEXT
    };
    Ok(Model {
        provider: preset.name.to_owned(),
        wire: preset.wire,
        base,
        model: name,
        key,
        key_env,
        native: settings.is_none_or(|s| s.structured == Structured::Native),
        context: settings.and_then(|s| s.context).unwrap_or(context),
        price: settings.and_then(|s| s.price),
        limits: Limits {
            idle: idle.unwrap_or(default.idle),
            ..default
        },
    })
}

/// The variable that holds the key.
fn key_name(
    preset: &Preset,
    settings: Option<&ProviderSettings>,
) -> Result<Option<String>, Failure> {
    let key_env = settings
        .and_then(|settings| settings.key_env.clone())
        .or_else(|| preset.key_env.map(str::to_owned));
    if let Some(name) = &key_env
        && !is_key_name(name)
    {
        return Err(Failure::new(format!("`key_env: {name}` is not taken"))
            .because("a variable of another purpose could be sent away: its name ends in API_KEY or begins with SOP_")
            .hint("key_env: SOP_API_KEY"));
    }
    Ok(key_env)
}

fn is_key_name(name: &str) -> bool {
    let spelled = name
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    spelled && (name.ends_with("API_KEY") || name.starts_with("SOP_"))
}

/// What could draft here, if somebody chose it: keys in the environment, and servers that listen on this machine.
pub fn possible(var: &dyn Fn(&str) -> Option<String>, look: bool) -> Vec<String> {
    let keys = PRESETS
        .iter()
        .filter(|preset| preset.name != "responses" && preset.base.is_some())
        .filter_map(|preset| {
            let name = preset.key_env.filter(|name| var(name).is_some())?;
            Some(format!(
                "{name} is set: `--provider {} --model NAME`",
                preset.name
            ))
        });
    let servers = PRESETS.iter().filter(|_| look).filter_map(|preset| {
        let url = base(preset.base?).ok()?;
        let address = format!("{}:{}", url.host_str()?, url.port()?)
            .parse::<SocketAddr>()
            .ok()?;
        TcpStream::connect_timeout(&address, Duration::from_millis(50)).ok()?;
        Some(format!(
            "something listens at {address}: `--provider {}`",
            preset.name
        ))
    });
    keys.chain(servers).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str) -> Option<String> {
        None
    }

    fn settings(wire: &str) -> ProviderSettings {
        ProviderSettings {
            wire: wire.to_owned(),
            base_url: Some("https://models.example.com/v1".to_owned()),
            model: Some("big".to_owned()),
            key_env: Some("SOP_API_KEY".to_owned()),
            structured: Structured::Prompt,
            context: Some(9_000),
            price: None,
            idle_seconds: Some(5),
        }
    }

    fn flags(provider: &str) -> Flags {
        Flags {
            provider: Some(provider.to_owned()),
            ..Flags::default()
        }
    }

    #[test]
    fn nobody_said_anything() {
        assert_eq!(
            choose(&Flags::default(), None, &none),
            Ok(Chosen::Offline { named: false })
        );
        assert_eq!(
            choose(&flags("offline"), Some(&settings("chat")), &none),
            Ok(Chosen::Offline { named: true })
        );
        let lost = Flags {
            model: Some("m".to_owned()),
            ..Flags::default()
        };
        assert!(choose(&lost, None, &none).is_err());
    }

    #[test]
    fn sop_yaml_decides_and_flags_go_before_it() {
        let Ok(Chosen::Model { model, trusted }) =
            choose(&Flags::default(), Some(&settings("chat")), &none)
        else {
            panic!("a model");
        };
        assert!(trusted && !model.native && model.key.is_none());
        assert_eq!((model.context, model.limits.idle.as_secs()), (9_000, 5));
        let here = Flags {
            provider: Some("chat".to_owned()),
            base_url: Some("http://127.0.0.1:1".to_owned()),
            model: None,
        };
        let Ok(Chosen::Model { model, trusted }) = choose(&here, Some(&settings("chat")), &none)
        else {
            panic!("a model");
        };
        assert_eq!(
            (model.base.as_str(), model.model.as_str(), trusted),
            ("http://127.0.0.1:1/v1", "big", false)
        );
    }

    #[test]
    fn what_is_missing_is_said() {
        for (name, expected) in [
            ("gpt", "there is no provider"),
            ("anthropic", "needs the name of a model"),
            ("chat", "needs to know where"),
        ] {
            let failure = choose(&flags(name), None, &none).expect_err(name);
            assert!(failure.what.contains(expected), "{failure:?}");
        }
    }

    #[test]
    fn a_variable_of_another_purpose_is_not_sent_away() {
        for (name, taken) in [
            ("AWS_SECRET_ACCESS_KEY", false),
            ("GITHUB_TOKEN", false),
            ("PATH", false),
            ("GROQ_API_KEY", true),
            ("SOP_TOKEN", true),
        ] {
            let settings = ProviderSettings {
                key_env: Some(name.to_owned()),
                ..settings("chat")
            };
            assert_eq!(
                choose(&Flags::default(), Some(&settings), &none).is_ok(),
                taken,
                "{name}"
            );
        }
    }

    #[test]
    fn a_known_key_for_an_unknown_host_has_to_be_confirmed() {
        let settings = ProviderSettings {
            key_env: Some("OPENAI_API_KEY".to_owned()),
            ..settings("chat")
        };
        let var = |name: &str| Some(format!("value of {name}"));
        let Ok(Chosen::Model { trusted, .. }) = choose(&Flags::default(), Some(&settings), &var)
        else {
            panic!("a model");
        };
        assert!(!trusted);
    }

    #[test]
    fn what_is_there_is_only_named() {
        let var = |name: &str| (name == "ANTHROPIC_API_KEY").then(|| "canary".to_owned());
        assert_eq!(
            possible(&var, false),
            ["ANTHROPIC_API_KEY is set: `--provider anthropic --model NAME`"]
        );
    }
}
