//! The few commands of a story: `sop`, `git`, and built-ins that never leave the story's folder.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::Stdio;

use jiff::Timestamp;

use super::parse::Declared;
use super::words::{Line, split};
use crate::support::{TestEnv, User};

/// What a command said, stdout before stderr, and its exit code.
struct Answer {
    stdout: String,
    stderr: String,
    code: i32,
}

impl Answer {
    fn quiet() -> Self {
        Self::said(String::new())
    }

    fn said(stdout: String) -> Self {
        Self {
            stdout,
            stderr: String::new(),
            code: 0,
        }
    }

    fn failed(stderr: String) -> Self {
        Self {
            stdout: String::new(),
            stderr,
            code: 1,
        }
    }
}

/// The people of a story at their prompts.
pub struct Shell<'a> {
    env: &'a TestEnv,
    users: BTreeMap<String, User>,
    folders: BTreeMap<String, PathBuf>,
    current: String,
}

impl<'a> Shell<'a> {
    /// Everybody in their own folder; the first one types where the prompt names nobody.
    pub fn new(env: &'a TestEnv, declared: &[Declared]) -> Self {
        let users: BTreeMap<String, User> = declared
            .iter()
            .map(|user| {
                (
                    user.id.clone(),
                    env.add_user(&user.id, &user.name, &user.email, &user.folder),
                )
            })
            .collect();
        let folders = users
            .iter()
            .map(|(id, user)| (id.clone(), user.folder.clone()))
            .collect();
        let current = declared
            .first()
            .map(|user| user.id.clone())
            .unwrap_or_default();
        Self {
            env,
            users,
            folders,
            current,
        }
    }

    /// Runs one command line and returns what it said, with `[exit N]` as the last line unless N is 0.
    ///
    /// # Errors
    /// The story asks for something that there is not.
    pub fn run(
        &mut self,
        user: Option<&str>,
        command: &str,
        here: Option<&str>,
    ) -> Result<String, String> {
        let line = split(command)?;
        let id = user.map_or_else(|| self.current.clone(), str::to_owned);
        let Some(program) = line.words.first().cloned() else {
            return Ok(String::new());
        };
        let input = match (&line.input, here) {
            (Some(file), _) => {
                let path = self.inside(&id, file)?;
                std::fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?
            }
            (None, here) => here.unwrap_or_default().to_owned(),
        };
        let mut answer = match program.as_str() {
            "sop" | "git" => self.program(&id, &line, &input)?,
            _ => self.built_in(&id, &line.words, &input)?,
        };
        if let Some((file, add)) = &line.output {
            self.save(&id, file, &answer.stdout, *add)?;
            answer.stdout.clear();
        }
        Ok(shown(&answer))
    }

    fn program(&self, id: &str, line: &Line, input: &str) -> Result<Answer, String> {
        let program = &line.words[0];
        let mut child = self
            .env
            .command(program, &self.users[id], &self.folders[id])
            .args(&line.words[1..])
            .envs(line.vars.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{program} cannot be started: {error}"))?;
        let stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // A program that does not read its input is free not to.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
            child.wait_with_output()
        })
        .map_err(|error| format!("{program}: {error}"))?;
        Ok(Answer {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().unwrap_or(-1),
        })
    }

    fn built_in(&mut self, id: &str, words: &[String], input: &str) -> Result<Answer, String> {
        let (options, files): (Vec<&str>, Vec<&str>) = words[1..]
            .iter()
            .map(String::as_str)
            .partition(|word| word.starts_with('-') && words[0] != "echo");
        let options_known = match words[0].as_str() {
            "rm" => options
                .iter()
                .all(|option| ["-r", "-f", "-rf"].contains(option)),
            "mkdir" => options.iter().all(|option| *option == "-p"),
            "ls" => options.iter().all(|option| *option == "-a"),
            _ => options.is_empty(),
        };
        if !options_known {
            return Err(format!(
                "the story's `{}` has no {}",
                words[0],
                options.join(" ")
            ));
        }
        match (words[0].as_str(), files.as_slice()) {
            ("as", [user]) if self.users.contains_key(*user) => {
                (*user).clone_into(&mut self.current)
            }
            ("at", [time]) => {
                self.env.set_clock(
                    time.parse::<Timestamp>()
                        .map_err(|error| format!("at {time}: {error}"))?,
                );
            }
            ("cd", [folder]) => return self.cd(id, folder),
            ("echo", words) => return Ok(Answer::said(words.join(" ") + "\n")),
            ("cat", []) => return Ok(Answer::said(input.to_owned())),
            ("cat", files) => return self.cat(id, files),
            ("write", [file]) => self.save(id, file, input, false)?,
            ("append", [file]) => self.save(id, file, input, true)?,
            ("ls", []) => return self.ls(id, ".", !options.is_empty()),
            ("ls", [folder]) => return self.ls(id, folder, !options.is_empty()),
            ("mkdir", folders) => {
                for folder in folders {
                    std::fs::create_dir_all(self.inside(id, folder)?)
                        .map_err(|error| format!("{folder}: {error}"))?;
                }
            }
            ("mv", [from, to]) => return self.mv(id, from, to),
            ("rm", files) => return self.rm(id, files, !options.is_empty()),
            (name, _) => {
                return Err(format!(
                    "a story knows `sop`, `git`, cd, cat, write, append, as, at, ls, mv, rm, mkdir, echo, not `{name}` like this"
                ));
            }
        }
        Ok(Answer::quiet())
    }

    fn cd(&mut self, id: &str, folder: &str) -> Result<Answer, String> {
        let path = self.inside(id, folder)?;
        if !path.is_dir() {
            return Ok(Answer::failed(format!(
                "cd: {folder}: No such file or directory\n"
            )));
        }
        self.folders.insert(id.to_owned(), path);
        Ok(Answer::quiet())
    }

    fn cat(&self, id: &str, files: &[&str]) -> Result<Answer, String> {
        let mut text = String::new();
        for file in files {
            match std::fs::read(self.inside(id, file)?) {
                Ok(bytes) => text += &String::from_utf8_lossy(&bytes),
                Err(error) => return Ok(Answer::failed(failure("cat", file, &error))),
            }
        }
        Ok(Answer::said(text))
    }

    fn ls(&self, id: &str, folder: &str, hidden: bool) -> Result<Answer, String> {
        let entries = match std::fs::read_dir(self.inside(id, folder)?) {
            Ok(entries) => entries,
            Err(error) => return Ok(Answer::failed(failure("ls", folder, &error))),
        };
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| {
                let slash = if entry.path().is_dir() { "/" } else { "" };
                format!("{}{slash}\n", entry.file_name().to_string_lossy())
            })
            .filter(|name| hidden || !name.starts_with('.'))
            .collect();
        names.sort();
        Ok(Answer::said(names.concat()))
    }

    fn mv(&self, id: &str, from: &str, to: &str) -> Result<Answer, String> {
        let source = self.inside(id, from)?;
        let mut target = self.inside(id, to)?;
        if target.is_dir() {
            target.push(source.file_name().unwrap_or_default());
        }
        Ok(match std::fs::rename(source, target) {
            Ok(()) => Answer::quiet(),
            Err(error) => Answer::failed(failure("mv", from, &error)),
        })
    }

    fn rm(&self, id: &str, files: &[&str], folders: bool) -> Result<Answer, String> {
        for file in files {
            let path = self.inside(id, file)?;
            let removed = if folders && path.is_dir() {
                std::fs::remove_dir_all(path)
            } else {
                std::fs::remove_file(path)
            };
            if let Err(error) = removed {
                return Ok(Answer::failed(failure("rm", file, &error)));
            }
        }
        Ok(Answer::quiet())
    }

    fn save(&self, id: &str, file: &str, text: &str, add: bool) -> Result<(), String> {
        let path = self.inside(id, file)?;
        let wrong = |error: std::io::Error| format!("{file}: {error}");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(wrong)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.create(true).write(true).append(add).truncate(!add);
        options
            .open(&path)
            .and_then(|mut open| open.write_all(text.as_bytes()))
            .map_err(wrong)
    }

    /// A path as this person means it; a story stays in its folder.
    fn inside(&self, id: &str, path: &str) -> Result<PathBuf, String> {
        let mut whole = self.folders[id].clone();
        for component in Path::new(path).components() {
            match component {
                Component::ParentDir => {
                    whole.pop();
                }
                Component::CurDir => {}
                other => whole.push(other),
            }
        }
        if whole.starts_with(self.env.root()) {
            Ok(whole)
        } else {
            Err(format!("{path} is outside of the story's folder"))
        }
    }
}

fn failure(program: &str, file: &str, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("{program}: {file}: No such file or directory\n"),
        kind => format!("{program}: {file}: {kind}\n"),
    }
}

/// Stdout, stderr, and the exit code where it is not 0, each beginning on a line of its own.
fn shown(answer: &Answer) -> String {
    let exit = if answer.code == 0 {
        String::new()
    } else {
        format!("[exit {}]\n", answer.code)
    };
    let mut text = String::new();
    for part in [&answer.stdout, &answer.stderr, &exit] {
        text += part;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}
