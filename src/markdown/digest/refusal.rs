//! Why a page has no digest.

/// A page that cannot be digested. Lines count from 1 in the whole file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The bytes are not UTF-8.
    #[error("the page is not UTF-8: byte {offset} (from 0) begins no character")]
    NotUtf8 {
        /// Where the first bad byte is, from 0.
        offset: usize,
        /// The line that it is in.
        line: usize,
    },
    /// A NUL byte.
    #[error("the page contains a NUL byte")]
    NulByte {
        /// The first such line.
        line: usize,
    },
    /// A carriage return without a line feed.
    #[error("the page contains a carriage return that ends no line (CR without LF)")]
    LoneCarriageReturn {
        /// The first such line.
        line: usize,
    },
    /// Front matter over the size that is read.
    #[error("the front matter has {bytes} bytes, more than the {limit} that are read")]
    FrontMatterTooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The cap in bytes.
        limit: usize,
    },
    /// Front matter nested deeper than is read.
    #[error("the front matter nests more than {limit} levels")]
    FrontMatterTooDeep {
        /// The line that goes too deep.
        line: usize,
        /// The cap in levels.
        limit: usize,
    },
    /// An anchor, alias, tag or directive.
    #[error(
        "the front matter uses `{mark}` for an anchor, alias, tag or directive; put the value in quotes"
    )]
    FrontMatterMark {
        /// The character.
        mark: char,
        /// Where it is.
        line: usize,
    },
    /// Routing entries were left out of front matter that is not one YAML mapping.
    #[error("the front matter cannot be read as YAML: {reason}")]
    FrontMatterUnreadable {
        /// What the parser said.
        reason: String,
        /// Where, if it said so.
        line: Option<usize>,
    },
    /// What was left out as a routing entry is something else to YAML.
    #[error("YAML does not read `{key}` as this line has it; keep it a plain top-level line")]
    RoutingDiffers {
        /// The routing key.
        key: &'static str,
        /// The line where its entry begins.
        line: usize,
    },
    /// A local image of the body that the digest does not cover.
    #[error(
        "the image `{target}` is not covered by the digest: it must be a regular png, jpg, jpeg, gif, svg, \
         webp or avif file of the repository, and its path written without spaces, brackets, quotes or escapes (use %20)"
    )]
    ImageNotNamed {
        /// Its destination as the Markdown parser sees it.
        target: String,
        /// The line where the image begins.
        line: usize,
    },
}

impl Refusal {
    /// The code, kebab-case, never renamed.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "not-utf8",
            Self::NulByte { .. } => "nul-byte",
            Self::LoneCarriageReturn { .. } => "lone-carriage-return",
            Self::FrontMatterTooLarge { .. } => "front-matter-too-large",
            Self::FrontMatterTooDeep { .. } => "front-matter-too-deep",
            Self::FrontMatterMark { .. } => "front-matter-mark",
            Self::FrontMatterUnreadable { .. } => "front-matter-unreadable",
            Self::RoutingDiffers { .. } => "routing-differs",
            Self::ImageNotNamed { .. } => "image-not-named",
        }
    }

    /// The line, from 1, where one is known.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::NotUtf8 { line, .. }
            | Self::NulByte { line }
            | Self::LoneCarriageReturn { line }
            | Self::FrontMatterTooDeep { line, .. }
            | Self::FrontMatterMark { line, .. }
            | Self::RoutingDiffers { line, .. }
            | Self::ImageNotNamed { line, .. } => Some(*line),
            Self::FrontMatterUnreadable { line, .. } => *line,
            Self::FrontMatterTooLarge { .. } => None,
        }
    }

    /// Whether only `sop` refuses, by its YAML or Markdown parser: a verifier has neither.
    #[must_use]
    pub const fn needs_parser(&self) -> bool {
        !matches!(
            self,
            Self::NotUtf8 { .. } | Self::NulByte { .. } | Self::LoneCarriageReturn { .. }
        )
    }
}
