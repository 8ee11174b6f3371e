//! A time stamp (RFC 3161): somebody else's word that a checkpoint was there at a time.
//!
//! Read here is what a token says; whether its signature holds is for `openssl` to say. Nothing of it decides anything but
//! what is shown of a checkpoint.

use der::{Header, Reader, SliceReader, Tag};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

/// What comes before `/TAG` in the name of the tag that keeps a token: TAG is the checkpoint's tag object.
pub const STAMP_PREFIX: &str = "sop-stamp";

/// The beginning of a question for a stamp: version 1, then an imprint by SHA-256.
const ASK: [u8; 24] = [
    0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65,
    0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
];
/// `id-sha256`
const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// `id-signedData`
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `id-ct-TSTInfo`
const TST_INFO: &[u8] = &[
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04,
];

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256 of what was stamped; `None` where it was hashed in another way.
    pub imprint: Option<[u8; 32]>,
    /// When, by the authority's clock.
    pub at: Timestamp,
    /// The number of the question that it answers.
    pub nonce: Option<Vec<u8>>,
}

/// The bytes of a question for a stamp over some bytes, with the authority's certificate in the answer.
pub fn question(bytes: &[u8], nonce: [u8; 8]) -> Vec<u8> {
    let mut asked = ASK.to_vec();
    asked.extend_from_slice(&imprint(bytes));
    asked.extend_from_slice(&[0x02, 0x08]);
    asked.extend_from_slice(&whole(nonce));
    asked.extend_from_slice(&[0x01, 0x01, 0xff]);
    asked
}

/// A number as DER spells it: positive, and no shorter than its eight bytes.
fn whole(mut nonce: [u8; 8]) -> [u8; 8] {
    nonce[0] = nonce[0] & 0x3f | 0x40;
    nonce
}

/// SHA-256.
pub fn imprint(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The token in an authority's answer to [`question`], with what it says.
///
/// # Errors
/// It refused, or its answer is not one to this question: why.
pub fn answered(answer: &[u8], stamped: &[u8], nonce: [u8; 8]) -> Result<(Vec<u8>, Stamp), String> {
    let token = token_in(answer)?;
    let stamp = Stamp::read(token)?;
    if stamp.imprint != Some(imprint(stamped)) {
        return Err("what came back stamps something else".to_owned());
    }
    if stamp.nonce.as_deref() != Some(&whole(nonce)[..]) {
        return Err("what came back answers another question".to_owned());
    }
    Ok((token.to_vec(), stamp))
}

/// A value of any form, by its tag.
struct Value<'a> {
    tag: Tag,
    bytes: &'a [u8],
}

fn odd<T>(_: T) -> String {
    "it is not in DER, or not what RFC 3161 has there".to_owned()
}

/// The next value.
fn next<'a>(from: &mut SliceReader<'a>) -> Result<Value<'a>, String> {
    let header: Header = from.decode().map_err(odd)?;
    let bytes = from.read_slice(header.length).map_err(odd)?;
    Ok(Value {
        tag: header.tag,
        bytes,
    })
}

fn inside(bytes: &[u8]) -> Result<SliceReader<'_>, String> {
    SliceReader::new(bytes).map_err(odd)
}

/// The next value, which has to be of this form.
fn expected<'a>(from: &mut SliceReader<'a>, tag: Tag) -> Result<&'a [u8], String> {
    let value = next(from)?;
    if value.tag == tag {
        Ok(value.bytes)
    } else {
        Err(odd(()))
    }
}

/// The next value, which has to stand in `[0]`.
fn in_zero<'a>(from: &mut SliceReader<'a>) -> Result<SliceReader<'a>, String> {
    let value = next(from)?;
    let zero = Tag::ContextSpecific {
        constructed: true,
        number: der::TagNumber::N0,
    };
    if value.tag == zero {
        inside(value.bytes)
    } else {
        Err(odd(()))
    }
}

fn token_in(answer: &[u8]) -> Result<&[u8], String> {
    let mut all = inside(answer)?;
    let mut answer = inside(expected(&mut all, Tag::Sequence)?)?;
    let mut status = inside(expected(&mut answer, Tag::Sequence)?)?;
    let granted = expected(&mut status, Tag::Integer)?;
    if !matches!(granted, [0 | 1]) {
        let mut said = String::new();
        if let Ok(text) = expected(&mut status, Tag::Sequence)
            && let Ok(mut text) = inside(text)
            && let Ok(text) = expected(&mut text, Tag::Utf8String)
        {
            said = String::from_utf8_lossy(text).into_owned();
        }
        let said: String = said.chars().filter(|c| !c.is_control()).take(200).collect();
        return Err(match said.is_empty() {
            true => "it refuses to stamp".to_owned(),
            false => format!("it refuses to stamp: {said}"),
        });
    }
    answer.tlv_bytes().map_err(odd)
}

impl Stamp {
    /// Reads a token.
    ///
    /// # Errors
    /// It is none: why.
    pub fn read(token: &[u8]) -> Result<Self, String> {
        let mut all = inside(token)?;
        let mut content = inside(expected(&mut all, Tag::Sequence)?)?;
        if !all.is_finished() {
            return Err("something follows it".to_owned());
        }
        if expected(&mut content, Tag::ObjectIdentifier)? != SIGNED_DATA {
            return Err("it is not signed".to_owned());
        }
        let mut signed = in_zero(&mut content)?;
        let mut signed = inside(expected(&mut signed, Tag::Sequence)?)?;
        expected(&mut signed, Tag::Integer)?;
        expected(&mut signed, Tag::Set)?;
        let mut said = inside(expected(&mut signed, Tag::Sequence)?)?;
        if expected(&mut said, Tag::ObjectIdentifier)? != TST_INFO {
            return Err("what is signed is no time stamp".to_owned());
        }
        let mut said = in_zero(&mut said)?;
        let said = expected(&mut said, Tag::OctetString)?;
        let mut said = inside(said)?;
        Self::info(expected(&mut said, Tag::Sequence)?)
    }

    fn info(bytes: &[u8]) -> Result<Self, String> {
        let mut said = inside(bytes)?;
        if expected(&mut said, Tag::Integer)? != [1] {
            return Err("it is of a version that RFC 3161 does not have".to_owned());
        }
        expected(&mut said, Tag::ObjectIdentifier)?;
        let mut hashed = inside(expected(&mut said, Tag::Sequence)?)?;
        let mut how = inside(expected(&mut hashed, Tag::Sequence)?)?;
        let how = expected(&mut how, Tag::ObjectIdentifier)?;
        let digest = expected(&mut hashed, Tag::OctetString)?;
        expected(&mut said, Tag::Integer)?;
        let at = expected(&mut said, Tag::GeneralizedTime)?;
        let mut nonce = None;
        while !said.is_finished() {
            let value = next(&mut said)?;
            if value.tag == Tag::Integer {
                nonce = Some(value.bytes.to_vec());
            }
        }
        Ok(Self {
            imprint: digest.try_into().ok().filter(|_| how == SHA256),
            at: moment(at).ok_or("it does not say when")?,
            nonce,
        })
    }
}

/// `YYYYMMDDHHMMSS`, a fraction or none, `Z`.
fn moment(bytes: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(bytes).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || fraction.is_empty() || !digits(fraction) {
        return None;
    }
    let part = |from, to| whole.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z")
        .parse()
        .ok()
}
