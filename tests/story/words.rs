//! A command line as words: quotes, redirections, variables for one command. No pipes, no expansion.

/// A command line, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// `NAME=value` before the program.
    pub vars: Vec<(String, String)>,
    /// The program and its arguments; empty for a comment.
    pub words: Vec<String>,
    /// `< FILE`
    pub input: Option<String>,
    /// `> FILE` and `>> FILE`; the flag says whether it is added to.
    pub output: Option<(String, bool)>,
    /// A here-document follows.
    pub here: bool,
}

/// Takes a command line apart.
///
/// # Errors
/// What a real shell would do with it is not among the few things done here.
pub fn split(text: &str) -> Result<Line, String> {
    let mut line = Line::default();
    let mut tokens = tokens(text)?.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(word) => match assignment(&word).filter(|_| line.words.is_empty()) {
                Some(pair) => line.vars.push(pair),
                None => line.words.push(word),
            },
            Token::Operator(operator) => {
                let Some(Token::Word(file)) = tokens.next() else {
                    return Err(format!("`{operator}` needs a file"));
                };
                match operator {
                    "<" => line.input = Some(file),
                    "<<" => line.here = true,
                    _ => line.output = Some((file, operator == ">>")),
                }
            }
        }
    }
    Ok(line)
}

enum Token {
    Word(String),
    Operator(&'static str),
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            ' ' | '\t' => found.extend(word.take().map(Token::Word)),
            '#' if word.is_none() => break,
            '\'' => quoted(&mut chars, '\'', word.get_or_insert_default())?,
            '"' => quoted(&mut chars, '"', word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().extend(chars.next()),
            '<' | '>' => {
                found.extend(word.take().map(Token::Word));
                let twice = chars.next_if_eq(&char).is_some();
                found.push(Token::Operator(match (char, twice) {
                    ('<', false) => "<",
                    ('<', true) => "<<",
                    (_, false) => ">",
                    (_, true) => ">>",
                }));
            }
            '|' | ';' | '&' | '`' | '$' | '(' | ')' | '*' => {
                return Err(format!(
                    "a story has no `{char}`; quote it, or write another step"
                ));
            }
            char => word.get_or_insert_default().push(char),
        }
    }
    found.extend(word.map(Token::Word));
    Ok(found)
}

fn quoted(
    chars: &mut impl Iterator<Item = char>,
    quote: char,
    word: &mut String,
) -> Result<(), String> {
    while let Some(char) = chars.next() {
        match char {
            char if char == quote => return Ok(()),
            '\\' if quote == '"' => match chars.next() {
                Some(next @ ('"' | '\\' | '$' | '`')) => word.push(next),
                Some(next) => word.extend(['\\', next]),
                None => break,
            },
            '$' | '`' if quote == '"' => {
                return Err(format!("a story has no `{char}` in double quotes"));
            }
            char => word.push(char),
        }
    }
    Err(format!("a {quote} is missing"))
}

fn assignment(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    let plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    plain.then(|| (name.to_owned(), value.to_owned()))
}
