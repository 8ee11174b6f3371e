//! `sop people import`

mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::{Context, Outcome, forge};
use crate::domain::forge::PullDraft;
use crate::domain::hris::{Columns, Employee, Field, Mapping, employees, from_json};
use crate::domain::people::PEOPLE_FILE;
use crate::domain::plural::counted;
use crate::domain::table::{MAX_BYTES, Table};
use crate::domain::time::stamp;
use crate::domain::yaml::parse;
use crate::error::{Error, Reason, Result};
use crate::ops::people::{Extent, ImportReport, ImportRequest, import, proposal_text, subject};
use crate::ops::pull_request::ours;
use crate::remote::bamboohr::{Company, address};
use crate::store::files::read_capped;
use crate::store::{Scope, Snapshot, Store};

/// Where people come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// A table of any vendor
    Csv,
    /// An export, or an API's answer
    Json,
    /// The API, with the key in BAMBOOHR_API_KEY
    Bamboohr,
}

/// Which export.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A plan comes first; --apply writes it. Only id, name, work e-mail, title, department, location, manager, first and last day are ever taken. Whoever is not in the export any more is closed with a last day, never deleted; more than a few have to be confirmed by their number. Logins and keys are linked by hand.\n\nA mapping says which heading is what, where guessing does not do:\n  source: adp\n  fields: {id: Associate ID, name: [Preferred Name, Legal Last Name], email: \"Work Contact: Work Email\"}\n  skip: [location]\n  gone: [Terminated]\n  dates: mdy\n\nExamples:\n  sop people import --from csv staff.csv\n  sop people import --from csv staff.csv --mapping adp.yaml --apply --commit\n  sop people import --from bamboohr --company acme"
)]
pub(super) struct ImportArgs {
    /// Where they come from
    #[arg(long, value_enum)]
    from: From,
    /// The export, for csv and json
    file: Option<PathBuf>,
    /// A file that says which heading is what
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// What the ids are called in people.yaml; by default the mapping's `source`, else where they come from
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The name before .bamboohr.com
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only who is new or changed in BambooHR since then (as 2026-11-01, or with a time): a part
    #[arg(long, value_name = "TIME", conflicts_with = "dataset")]
    since: Option<String>,
    /// The rows of this dataset of BambooHR, such as `employee`
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// The export is a part: who is not in it has not left
    #[arg(long)]
    partial: bool,
    /// Write it
    #[arg(long)]
    apply: bool,
    /// So many leave by it
    #[arg(long, value_name = "N")]
    confirm_removals: Option<usize>,
    /// Commit just people.yaml, on the default branch
    #[arg(long, requires = "apply")]
    commit: bool,
    /// Propose it on a branch of its own, pushed, and as a pull request where sop.yaml names a forge
    #[arg(long, requires = "apply", conflicts_with = "commit")]
    pull_request: bool,
}

/// Runs it.
pub(super) fn run(args: ImportArgs, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let mapping = mapping(&args, context)?;
    let export = export(&args, context)?;
    // An answer without anybody has no headings either, and is refused for that.
    let mut found = if export.table.rows.is_empty() {
        Vec::new()
    } else {
        taken(&export.table, &mapping)?
    };
    for employee in &mut found {
        employee.hidden.clone_from(&export.hidden);
        employee
            .hidden
            .extend(export.hidden_of.get(&employee.line).into_iter().flatten());
    }
    let source = args.source.clone().or(mapping.source).unwrap_or_else(|| {
        let from = args.from.to_possible_value();
        from.map_or_else(String::new, |from| from.get_name().to_owned())
    });
    if !crate::domain::reference::is_name(&source) {
        return Err(Error::usage(format!("`{source}` is no name of a source")));
    }
    let mut request = ImportRequest {
        source,
        employees: found,
        extent: match export.extent {
            Extent::Whole | Extent::Current if args.partial => Extent::Part,
            extent => extent,
        },
        apply: args.apply,
        confirm_removals: args.confirm_removals,
        commit: args.commit,
        proposal: None,
        notices: export.notices,
    };
    let now = context.now;
    if args.pull_request {
        context.fetch(&store)?;
    }
    let draw = store.draw()?;
    let new_id = |source: &str, employee: &Employee, attempt: usize| {
        let [id, email] = [&employee.id, &employee.email].map(|one| one.as_deref().unwrap_or(""));
        let of = [source, id, email, &employee.name, &attempt.to_string()];
        format!("p-{}", draw.letters(&of))
    };
    let mut decide = |snapshot: &Snapshot| {
        let file = if args.pull_request {
            let (branch, at) = store.people_branch(snapshot, snapshot.today(now))?;
            let text = store.text_at(&at, PEOPLE_FILE)?.unwrap_or_default();
            request.proposal = Some((branch, at));
            text
        } else {
            store.settings_text(snapshot, PEOPLE_FILE, request.commit)?
        };
        let new_id = |employee: &Employee, attempt| new_id(&request.source, employee, attempt);
        import(snapshot, &file, &request, &new_id, now)
    };
    let report = if args.apply {
        let (mut report, applied) = store.transact(Scope::default(), decide)?;
        report.commit = applied.commit.as_ref().map(ToString::to_string);
        report.notices.extend(applied.notices);
        report.would_write = applied.preview;
        if let Some(branch) = report.branch.clone().filter(|_| report.commit.is_some()) {
            propose(&branch, &mut report, &store, context)?;
        }
        report
    } else {
        decide(&store.snapshot_without_ledger(Scope::default())?)?.0
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// The pull request of what was pushed, where there is a forge; else what is left to do.
fn propose(
    branch: &str,
    report: &mut ImportReport,
    store: &Store,
    context: &mut Context,
) -> Result<()> {
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    let draft = PullDraft {
        branch: branch.to_owned(),
        base: snapshot.layout.default_branch.clone(),
        title: subject(report),
        body: ours(&proposal_text(report)),
    };
    let Some(forge) = forge::connect(context, store, &snapshot)? else {
        report.next.insert(0, format!("git merge {branch}"));
        return Ok(());
    };
    let busy = context.busy("asking the forge");
    let opened = forge::open_or_update(forge.as_ref(), draft);
    drop(busy);
    match opened {
        Ok(pull) => report.pull_request = Some(pull.url),
        Err(error) => {
            let pull = forge.place().kind.pull();
            report
                .notices
                .push(format!("the {pull} of {branch} is not there yet: {error}"));
            report.notices.extend(error.hints().iter().cloned());
        }
    }
    Ok(())
}

fn taken(table: &Table, mapping: &Mapping) -> Result<Vec<Employee>> {
    let columns = Columns::of(table, mapping).map_err(|why| {
        Error::usage(why)
            .hint("--mapping FILE says which heading is what: sop people import --help")
    })?;
    employees(table, &columns).map_err(|wrong| {
        let what = format!(
            "{} cannot be taken: nothing is done",
            counted(wrong.len(), "row")
        );
        let reasons = wrong.into_iter().take(20);
        let reasons = reasons.map(|why| Reason::new("row", why));
        Error::refused(what).reasons(reasons.collect())
    })
}

fn mapping(args: &ImportArgs, context: &Context) -> Result<Mapping> {
    match &args.mapping {
        None => Ok(Mapping::default()),
        Some(file) => {
            let bytes = read_capped(&context.env.cwd.join(file), 64 << 10)?;
            parse(&file.display().to_string(), &bytes)
        }
    }
}

/// What came.
struct Export {
    table: Table,
    extent: Extent,
    /// Fields that stay as they are.
    hidden: Vec<Field>,
    /// The same of one row, by its line.
    hidden_of: BTreeMap<u64, Vec<Field>>,
    /// What else there is to know.
    notices: Vec<String>,
}

fn export(args: &ImportArgs, context: &mut Context) -> Result<Export> {
    if args.from == From::Bamboohr {
        return bamboohr(args, context);
    }
    if args.since.is_some() || args.dataset.is_some() {
        return Err(Error::usage("--since and --dataset are of BambooHR")
            .hint("sop people import --from bamboohr --company NAME --since 2026-11-01"));
    }
    let file = args.file.as_ref().ok_or_else(|| {
        Error::usage("there is no file to read").hint("sop people import --from csv staff.csv")
    })?;
    let bytes = read_capped(&context.env.cwd.join(file), MAX_BYTES)?;
    let read = match args.from {
        From::Json => from_json(&bytes),
        _ => Table::read(&bytes),
    };
    let table =
        read.map_err(|why| Error::usage(format!("{} cannot be read: {why}", file.display())))?;
    let legacy = table
        .legacy
        .then(|| "it is no UTF-8, and was read as Windows-1252".to_owned());
    Ok(Export {
        table,
        extent: Extent::Whole,
        hidden: Vec::new(),
        hidden_of: BTreeMap::new(),
        notices: legacy.into_iter().collect(),
    })
}

/// A day or a moment as the API takes it.
fn moment(text: &str) -> Result<String> {
    let day = text.parse::<Date>().map(|day| format!("{day}T00:00:00Z"));
    let time = |_| text.parse::<Timestamp>().map(stamp);
    day.or_else(time).map_err(|_| {
        Error::usage(format!("`{text}` is no time"))
            .hint("--since 2026-11-01   (or 2026-11-01T08:00:00Z)")
    })
}

fn bamboohr(args: &ImportArgs, context: &mut Context) -> Result<Export> {
    let company = company(args, context)?;
    let busy = context.busy("asking BambooHR");
    let answer = match (&args.since, &args.dataset) {
        (Some(since), _) => company.changed(&moment(since)?)?,
        (None, Some(dataset)) => company.dataset(dataset)?,
        (None, None) => company.employees()?,
    };
    drop(busy);
    let text = serde_json::Value::Array(answer.employees).to_string();
    let table = from_json(text.as_bytes()).map_err(|why| Error::remote(why).code("hris"))?;
    let mut notices = answer.notices;
    let mut all = answer.restricted.clone();
    all.extend(answer.hidden.values().flatten().cloned());
    if !all.is_empty() {
        let names: Vec<&str> = all.iter().map(String::as_str).collect();
        let of_whom = match answer.restricted.is_empty() {
            true => format!(" of {}", counted(answer.hidden.len(), "person")),
            false => String::new(),
        };
        notices.push(format!(
            "the key may not see {}{of_whom}: these stay as people.yaml has them",
            names.join(", ")
        ));
    }
    let hidden_of = answer.hidden.iter();
    // The rows of JSON are numbered from 1.
    let hidden_of = hidden_of.map(|(at, names)| (*at as u64 + 1, hidden(names)));
    Ok(Export {
        table,
        extent: match (&args.since, answer.current_only) {
            (Some(_), _) => Extent::Changes(answer.deleted),
            (None, true) => Extent::Current,
            (None, false) => Extent::Whole,
        },
        hidden: hidden(&answer.restricted),
        hidden_of: hidden_of.collect(),
        notices,
    })
}

/// Which of our fields these are.
fn hidden(names: &BTreeSet<String>) -> Vec<Field> {
    let fields = [
        ("displayName", Field::Name),
        ("jobTitle", Field::Title),
        ("department", Field::Department),
        ("location", Field::Location),
        ("supervisorEId", Field::Manager),
        ("hireDate", Field::Start),
        ("terminationDate", Field::End),
    ];
    let hidden = fields.iter().filter(|(name, _)| names.contains(*name));
    hidden.map(|(_, field)| *field).collect()
}

fn company(args: &ImportArgs, context: &Context) -> Result<Company> {
    if context.globals.offline {
        return Err(Error::usage(
            "--offline leaves the network alone, and BambooHR is on it",
        ));
    }
    let company = args.company.as_deref().ok_or_else(|| {
        Error::usage("which company?").hint("--company NAME   (the name before .bamboohr.com)")
    })?;
    let key = context
        .env
        .var("BAMBOOHR_API_KEY")
        .filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| {
        Error::usage("there is no key")
            .hint("BAMBOOHR_API_KEY=… sop people import --from bamboohr …")
    })?;
    Ok(Company {
        base: address(company)?,
        key: key.to_owned(),
        retries: 4,
        patience: Duration::from_secs(30),
    })
}
