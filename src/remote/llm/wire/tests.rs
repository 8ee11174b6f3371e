use serde_json::json;

use super::*;

fn request() -> Request {
    Request {
        model: "m".to_owned(),
        system: "be brief".to_owned(),
        messages: vec![Message {
            role: Role::User,
            text: "hello".to_owned(),
        }],
        schema: Some(json!({"type": "object"})),
        max_tokens: 7,
        local: false,
    }
}

#[test]
fn bodies_are_those_of_the_wires() {
    let schema = json!({"type": "object"});
    assert_eq!(
        Wire::Anthropic.body(&request()),
        json!({"model": "m", "max_tokens": 7, "system": "be brief", "stream": true,
            "messages": [{"role": "user", "content": "hello"}],
            "output_config": {"format": {"type": "json_schema", "schema": schema}}})
    );
    assert_eq!(
        Wire::Chat.body(&request()),
        json!({"model": "m", "max_completion_tokens": 7, "stream": true, "stream_options": {"include_usage": true},
            "messages": [{"role": "system", "content": "be brief"}, {"role": "user", "content": "hello"}],
            "response_format": {"type": "json_schema",
                "json_schema": {"name": "draft", "strict": true, "schema": schema}}})
    );
    assert_eq!(
        Wire::Responses.body(&request()),
        json!({"model": "m", "instructions": "be brief", "stream": true, "store": false, "max_output_tokens": 7,
            "input": [{"type": "message", "role": "user", "content": "hello"}],
            "text": {"format": {"type": "json_schema", "name": "draft", "strict": true, "schema": schema}}})
    );
}

#[test]
fn a_local_server_gets_the_older_spelling() {
    let body = Wire::Chat.body(&Request {
        local: true,
        schema: None,
        ..request()
    });
    assert_eq!(body["max_tokens"], 7);
    assert!(body.get("max_completion_tokens").is_none() && body.get("response_format").is_none());
}

fn told(wire: Wire, events: &[Value]) -> Result<Reply, String> {
    let mut reply = Reply::default();
    for data in events {
        let event = Event {
            name: String::new(),
            data: data
                .as_str()
                .map_or_else(|| data.to_string(), str::to_owned),
        };
        wire.event(&event, &mut reply)?;
    }
    Ok(reply)
}

#[test]
fn streams_add_up() {
    let whole = Reply {
        text: "ab".to_owned(),
        usage: Usage {
            input: 5,
            output: 2,
        },
        ended: true,
        broken: None,
    };
    let anthropic = [
        json!({"type": "message_start", "message": {"usage": {"input_tokens": 5, "output_tokens": 1}}}),
        json!({"type": "ping"}),
        json!({"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "hm"}}),
        json!({"type": "content_block_delta", "delta": {"type": "text_delta", "text": "a"}}),
        json!({"type": "content_block_delta", "delta": {"type": "text_delta", "text": "b"}}),
        json!({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 2}}),
        json!({"type": "message_stop"}),
    ];
    assert_eq!(told(Wire::Anthropic, &anthropic), Ok(whole.clone()));
    let chat = [
        json!({"choices": [{"delta": {"role": "assistant", "content": null}, "finish_reason": null}]}),
        json!({"choices": [{"delta": {"content": "a"}}]}),
        json!({"choices": [{"delta": {"content": "b"}, "finish_reason": null}]}),
        json!({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}}),
        json!("[DONE]"),
    ];
    assert_eq!(told(Wire::Chat, &chat), Ok(whole.clone()));
    let responses = [
        json!({"type": "response.created", "response": {"error": null}}),
        json!({"type": "response.output_text.delta", "delta": "a"}),
        json!({"type": "response.something_new", "delta": "x"}),
        json!({"type": "response.output_text.delta", "delta": "b"}),
        json!({"type": "response.completed", "response": {"usage": {"input_tokens": 5, "output_tokens": 2}}}),
    ];
    assert_eq!(told(Wire::Responses, &responses), Ok(whole));
}

#[test]
fn a_cut_off_or_refused_answer_is_broken() {
    for (wire, event, why) in [
        (
            Wire::Anthropic,
            json!({"type": "message_delta", "delta": {"stop_reason": "max_tokens"}}),
            Broken::AtLimit,
        ),
        (
            Wire::Chat,
            json!({"choices": [{"delta": {}, "finish_reason": "length"}]}),
            Broken::AtLimit,
        ),
        (
            Wire::Chat,
            json!({"choices": [{"delta": {"refusal": "no"}}]}),
            Broken::Refused,
        ),
        (
            Wire::Responses,
            json!({"type": "response.incomplete", "response": {"incomplete_details": {"reason": "max_output_tokens"}}}),
            Broken::AtLimit,
        ),
    ] {
        let reply = told(wire, &[event]).expect("no error");
        assert_eq!(reply.broken, Some(why), "{wire:?}");
    }
}

#[test]
fn errors_are_said_in_their_own_words() {
    for (wire, event) in [
        (
            Wire::Anthropic,
            json!({"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}),
        ),
        (
            Wire::Chat,
            json!({"error": {"message": "busy", "code": 500}}),
        ),
        (Wire::Chat, json!({"error": "busy"})),
        (
            Wire::Responses,
            json!({"type": "response.failed", "response": {"error": {"message": "busy"}}}),
        ),
        (Wire::Responses, json!({"type": "error", "message": "busy"})),
    ] {
        assert_eq!(told(wire, &[event]), Err("busy".to_owned()));
    }
}

#[test]
fn whole_answers_are_read_too() {
    let text = |reply: Result<Reply, String>| reply.map(|reply| (reply.text, reply.ended));
    let anthropic = json!({"content": [{"type": "text", "text": "ab"}], "stop_reason": "end_turn"});
    let chat = json!({"choices": [{"message": {"content": "ab"}, "finish_reason": null}]});
    let responses = json!({"output": [{"type": "reasoning"}, {"content": [{"type": "output_text", "text": "ab"}]}]});
    for (wire, data) in [
        (Wire::Anthropic, anthropic),
        (Wire::Chat, chat),
        (Wire::Responses, responses),
    ] {
        assert_eq!(text(wire.whole(&data)), Ok(("ab".to_owned(), true)));
        assert!(wire.whole(&json!({"hello": 1})).is_err());
    }
}
