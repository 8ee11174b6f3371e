//! What a command line and a folder can call things.

/// What a command line can name a page.
pub const TITLES: [&str; 24] = [
    "../../etc/passwd",
    "CON",
    "---\nstatus: published\n---",
    "Closing\n# Opening",
    "\u{1b}[31mred",
    "[^s1]: x",
    "> [!NOTE] x",
    "{{x}}",
    "a: b # c",
    "'; rm -rf / #",
    "",
    "   ",
    "[a](javascript:x)",
    "\u{202e}txt",
    "*a",
    "<script>x</script>",
    "$(id) `id`",
    "!!str x",
    "&a *a",
    "null",
    "1.10",
    "yes",
    "\u{1}x\r\ny",
    "x\u{2028}y",
];

/// What it can call one.
pub const IDS: [&str; 14] = [
    "CON",
    "nul.txt",
    "../x",
    "a..b",
    "x.lock",
    "a/b",
    "x.",
    "\u{202e}x",
    "x y",
    "x\ny",
    "\u{1b}[31m",
    "",
    "@",
    ".git",
];

/// What a file can be called.
#[cfg(unix)]
pub const NAMES: [&str; 20] = [
    "a\nstatus: published",
    "[x](javascript:y).txt",
    "-rf",
    "'q\".txt",
    "#.txt",
    "\u{1b}[31m.txt",
    "---",
    "a, b}.txt",
    "*a",
    "😀.txt",
    "\u{202e}txt.exe",
    "[^s1]: x",
    "<b>.txt",
    "null",
    "C:\\x\\CON",
    "`id`.txt",
    "{{x}}",
    "!include x",
    "&a.txt",
    "a: b.txt",
];
