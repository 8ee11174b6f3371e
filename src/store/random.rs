//! Names that nobody else has.

use crate::error::{Error, Result};

/// Lower-case letters and digits that cannot be mistaken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Eight random bytes.
///
/// # Errors
/// The system gives no randomness.
pub fn bytes() -> Result<[u8; 8]> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::repository("the system gives no random numbers").cause(error))?;
    Ok(bytes)
}

/// So many random letters and digits: five bits each.
///
/// # Errors
/// The system gives no randomness.
pub fn letters(count: usize) -> Result<String> {
    let mut bytes = vec![0_u8; count];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::repository("the system gives no random numbers").cause(error))?;
    Ok(spelled(&bytes))
}

/// Bytes as letters and digits, one each.
pub fn spelled(bytes: &[u8]) -> String {
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
    bytes.iter().map(letter).collect()
}
