//! The use cases: pure functions from a snapshot and a request to a report and a change.
//!
//! No clock, no terminal, no git, no network. `Report` and `Request` of a command live in its file here;
//! `commands` parses and renders.

pub mod adopt;
pub mod approve;
pub mod audit;
pub mod backlog;
pub mod create;
pub mod diff;
pub mod doctor;
pub mod draft;
pub mod edit;
pub mod filters;
pub mod fix;
pub mod governed;
pub mod history;
pub mod init;
pub mod interview;
pub mod lint;
pub mod list;
pub mod moved;
pub mod overview;
pub mod people;
pub mod propose;
pub mod publish;
pub mod reject;
pub mod report;
pub mod retire;
pub mod review;
pub mod revise;
pub mod search;
pub mod show;
pub mod stale;
pub mod status;
pub mod submit;
pub mod suspect;
pub mod target;
pub mod template;
pub mod theatre;
pub mod verify;
pub mod withdraw;
