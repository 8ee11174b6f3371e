//! OpenPGP keys as people.yaml lists them, `openpgp:FINGERPRINT`, and what GnuPG says of a signature.

/// What comes before a fingerprint in `key:`.
const PREFIX: &str = "openpgp:";

/// What is known of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It fits; the fingerprints of the key that made it and of the key that this one belongs to.
    By(Vec<String>),
    /// It does not fit.
    Broken,
}

/// The fingerprint that a key of people.yaml means, in full and in capitals; nothing where it is no OpenPGP key.
pub fn fingerprint(key: &str) -> Option<String> {
    let text = key.trim().strip_prefix(PREFIX)?;
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let whole = matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then(|| text.to_ascii_uppercase())
}

/// Whether `user.signingkey` can mean a key of people.yaml: its fingerprint, or the end of it from sixteen digits on.
pub fn means(setting: &str, key: &str) -> bool {
    let setting = setting.trim().trim_end_matches('!');
    let setting = setting.strip_prefix("0x").unwrap_or(setting);
    let setting: String = setting
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let hex = setting.len() >= 16 && setting.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex && fingerprint(key).is_some_and(|own| own.ends_with(&setting.to_ascii_uppercase()))
}

/// Reads the lines of `--status-fd`; nothing where the public key is not at hand, or was revoked.
pub fn read_status(text: &str) -> Option<Verdict> {
    let lines = || {
        text.lines()
            .filter_map(|line| line.strip_prefix("[GNUPG:] "))
    };
    if lines().any(|line| line.starts_with("BADSIG ")) {
        return Some(Verdict::Broken);
    }
    if lines().any(|line| line.starts_with("REVKEYSIG ")) {
        return None;
    }
    let valid = lines().filter_map(|line| line.strip_prefix("VALIDSIG "));
    let mut signers = Vec::new();
    for line in valid {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ends = fields.first().into_iter().chain(fields.get(9));
        signers.push(
            ends.map(|print| (*print).to_owned())
                .collect::<Vec<String>>(),
        );
    }
    // One signature has one signer.
    match signers.as_slice() {
        [keys] => Some(Verdict::By(keys.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINT: &str = "0123456789ABCDEF0123456789ABCDEF01234567";

    #[test]
    fn keys_are_fingerprints_in_full() {
        let spaced = "openpgp:0123 4567 89ab cdef 0123  4567 89AB CDEF 0123 4567";
        assert_eq!(fingerprint(spaced).as_deref(), Some(PRINT));
        for other in ["openpgp:89ABCDEF01234567", "ssh-ed25519 AAAA", "", PRINT] {
            assert_eq!(fingerprint(other), None, "{other}");
        }
        let key = format!("openpgp:{PRINT}");
        for setting in [PRINT, "0x89ABCDEF01234567", "89abcdef01234567!"] {
            assert!(means(setting, &key), "{setting}");
        }
        for setting in ["01234567", "jon@example.com", "", "0123456789ABCDEF"] {
            assert!(!means(setting, &key), "{setting}");
        }
    }

    #[test]
    fn status_lines_say_who_signed() {
        let valid = format!(
            "[GNUPG:] NEWSIG\n[GNUPG:] GOODSIG 89AB Jon\n[GNUPG:] VALIDSIG {} 2026-11-22 1795339260 0 4 0 22 10 00 {PRINT}\n",
            PRINT.replace('0', "F")
        );
        let keys = vec![PRINT.replace('0', "F"), PRINT.to_owned()];
        assert_eq!(read_status(&valid), Some(Verdict::By(keys)));
        assert_eq!(
            read_status("[GNUPG:] BADSIG 89AB Jon\n"),
            Some(Verdict::Broken)
        );
        assert_eq!(
            read_status("[GNUPG:] ERRSIG 89AB\n[GNUPG:] NO_PUBKEY 89AB\n"),
            None
        );
        assert_eq!(
            read_status(&format!("[GNUPG:] REVKEYSIG 89AB Jon\n{valid}")),
            None
        );
        assert_eq!(read_status(&format!("{valid}{valid}")), None, "two signers");
        assert_eq!(
            read_status(&format!("x {valid}").replace("[GNUPG:] VALID", "VALID")),
            None
        );
    }
}
