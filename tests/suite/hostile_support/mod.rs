//! What the hostile sources are held against.

pub mod large;
pub mod names;
pub mod page;
