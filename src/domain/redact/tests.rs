use super::*;

fn redacted(text: &str) -> String {
    Redactor::default().redact(text)
}

#[test]
fn every_row_compiles() {
    assert_eq!(patterns::all().len(), patterns::rows());
    assert!(PLACEHOLDER.is_some());
}

#[test]
fn what_must_not_leave_is_blacked_out() {
    for (text, expected) in [
        ("Mail bob.lee+ops@mail.example.co.uk.", "Mail [email-1]."),
        (
            "Set key sk-ant-api03-AbCdEf0123456789xyz now",
            "Set key [secret-1] now",
        ),
        ("ghp_abcdefghijklmnopqrstuvwxyz012345", "[secret-1]"),
        ("use AKIAIOSFODNN7EXAMPLE", "use [secret-1]"),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sflKxwRJSM",
            "[secret-1]",
        ),
        ("The password: hunter2", "The password: [secret-1]"),
        ("password: swordfish.", "password: [secret-1]."),
        (
            "the password is Tr0ub4dor&3, remember",
            "the password is [secret-1], remember",
        ),
        ("PIN: 4711 at the door", "PIN: [secret-1] at the door"),
        (
            "postgres://app:s3cret@db.local/x",
            "postgres://app:[secret-1]@db.local/x",
        ),
        (
            "Authorization: Bearer abcdefghijklmnop1234",
            "Authorization: Bearer [secret-1]",
        ),
        ("Call +49 170 1234567 first", "Call [phone-1] first"),
        ("ring (555) 123-4567.", "ring [phone-1]."),
        ("at 030 1234 5678 or", "at [phone-1] or"),
        ("call us on 555-0142", "call us on [phone-1]"),
        ("SSN 078-05-1120", "SSN [id-1]"),
        ("passport number C01X00T47", "passport number [id-1]"),
        ("NI is QQ 12 34 56 C", "NI is [id-1]"),
        ("card 4111 1111 1111 1111 please", "card [card-1] please"),
        ("card 4111111111111111.", "card [card-1]."),
        ("to DE89 3704 0044 0532 0130 00.", "to [iban-1]."),
        ("GB29NWBK60161331926819", "[iban-1]"),
    ] {
        let expected = expected.replace("QQ", "");
        let text = text.replace("QQ", "AB");
        assert_eq!(redacted(&text), expected, "{text}");
    }
}

#[test]
fn what_a_procedure_needs_stays() {
    for text in [
        "Wait 30 minutes, then check at 10:30.",
        "Upgrade to version 1.10.2 or 12.0.1-rc.3.",
        "Invoices over 1,234,567.89 EUR or $12,000.00 go to the lead.",
        "On 2026-11-22 at 09:00:00 we close; by 22/11/2026 at the latest.",
        "Order 4500012345 has 12 items; ticket INC0012345.",
        "Heat to 180 °C for 20-25 minutes, then 3 x 400 ml.",
        "The password is changed every month.",
        "Token: ask the lead for one.",
        "Secret: never share it with anyone.",
        "Clone git@example.com:ops/runbooks.git and run make.",
        "Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 is the good one.",
        "Ping 192.168.100.101 on port 8080.",
        "Pages 100-200 and rooms 12-14.",
        "card 4111 1111 1111 1112 is no card",
        "Open sops/renewal-call-with-a-very-long-file-name-of-many-words.md",
        "The ratio is 0.5 0.25 0.125.",
        "Run kubectl rollout restart deployment/api-server-production-eu-west-1",
    ] {
        assert_eq!(redacted(text), text);
    }
}

#[test]
fn the_same_value_has_one_placeholder_and_comes_back() {
    let mut redactor = Redactor::default();
    let first = redactor.redact("Mail a@example.com, then b@example.com");
    let second = redactor.redact("again a@example.com");
    assert_eq!(first, "Mail [email-1], then [email-2]");
    assert_eq!(second, "again [email-1]");
    assert_eq!(redactor.total(), 3);
    assert_eq!(
        redactor.restore("Write to [Email 1] and [email-02], not [email-9]"),
        "Write to a@example.com and b@example.com, not [email-9]"
    );
}

#[test]
fn a_placeholder_that_the_source_has_itself_is_left_alone() {
    let mut redactor = Redactor::default();
    redactor.reserve("say [email-1] aloud");
    assert_eq!(
        redactor.redact("a@example.com [email-1]"),
        "[email-2] [email-1]"
    );
    assert_eq!(
        redactor.restore("[email-1] [email-2]"),
        "[email-1] a@example.com"
    );
}

#[test]
fn a_private_key_is_blacked_out_over_its_lines() {
    let mut redactor = Redactor::default();
    let lines = [
        "put this there: -----BEGIN OPENSSH PRIVATE KEY-----",
        "b3BlbnNzaC1rZXktdjEAAAAA",
        "-----END OPENSSH PRIVATE KEY----- and restart",
        "then wait 30 minutes",
    ];
    let out: Vec<String> = lines.iter().map(|line| redactor.redact(line)).collect();
    assert_eq!(
        out,
        [
            "put this there: [secret-1]",
            "[secret-2]",
            "[secret-3] and restart",
            "then wait 30 minutes"
        ]
    );
    assert_eq!(redactor.restore(&out[2]), lines[2]);
}
