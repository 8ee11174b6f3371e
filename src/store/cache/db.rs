//! The file: SQLite as a place for keys and values that many processes may use at once.
//!
//! Every value is sealed by a sum over itself and its place, so that a damaged one is never taken for another. Nothing is
//! synced one write at a time: the log before the file keeps it whole, and what a power cut takes is folded again.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::error::Error;

/// How long one process waits for another that is folding.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the log before the file grows before it is taken over: it is read at every start.
const MOST_LOG: u64 = 2 * 1024 * 1024;
/// The length of a seal.
const SEAL: usize = 8;

/// Why the cache cannot be used.
#[derive(Debug)]
pub enum Bad {
    /// What is in it is not what was put there.
    Broken,
    /// It cannot be opened or written here and now.
    Closed,
    /// It holds what our refs do not reach: somebody was faster, or the ledger was taken back.
    Ahead,
    /// This ledger is not one that is kept: there are two beginnings, or commits that cannot be read.
    Odd,
    /// Something else failed.
    Failed(Error),
}

impl From<rusqlite::Error> for Bad {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::DiskFull
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::SystemIoFailure,
            ) => Self::Closed,
            _ => Self::Broken,
        }
    }
}

impl From<Error> for Bad {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// What is kept where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// What all of it rests on: one row.
    Meta,
    /// Of every commit of the ledger its place, and what is judged by.
    Commits,
    /// Numbers of commits of the default branch, and their names.
    Mains,
    /// Every record but those of readers.
    Rulings,
    /// Numbers of what can be read.
    Texts,
    /// What was read and passed, by readers.
    Readers,
    /// Records of readers whose publication has not arrived.
    Waiting,
}

const TABLES: [Table; 7] = [
    Table::Meta,
    Table::Commits,
    Table::Mains,
    Table::Rulings,
    Table::Texts,
    Table::Readers,
    Table::Waiting,
];

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Meta => "ledger_meta",
            Self::Commits => "ledger_commits",
            Self::Mains => "ledger_mains",
            Self::Rulings => "ledger_rulings",
            Self::Texts => "ledger_texts",
            Self::Readers => "ledger_readers",
            Self::Waiting => "ledger_waiting",
        }
    }
}

/// A key and its value.
pub type Row = (Vec<u8>, Vec<u8>);

/// An open cache.
pub struct Db {
    conn: Connection,
    /// The log before the file.
    log: Option<PathBuf>,
}

impl Db {
    /// Opens the file, and makes it where it is not there.
    pub fn open(path: &Path) -> Result<Self, Bad> {
        let conn = Connection::open(path)?;
        conn.busy_timeout(PATIENCE)?;
        conn.pragma_update(None, "journal_mode", "wal")?;
        conn.pragma_update(None, "synchronous", "normal")?;
        // The log is taken over once in a hundred writes or so, and not by every process that ends: that would sync four
        // times for one acknowledgement.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        conn.pragma_update(None, "wal_autocheckpoint", 0)?;
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        Self::with(conn, Some(log.into()))
    }

    /// One that is gone with the process.
    pub fn in_memory() -> Result<Self, Bad> {
        Self::with(Connection::open_in_memory()?, None)
    }

    fn with(conn: Connection, log: Option<PathBuf>) -> Result<Self, Bad> {
        let there: Option<i64> = conn
            .query_row(
                "SELECT 1 FROM sqlite_schema WHERE name = 'ledger_meta'",
                [],
                |row| row.get(0),
            )
            .optional()?;
        let db = Self { conn, log };
        if there.is_none() {
            db.begin(true)?;
            for table in TABLES {
                db.conn.execute_batch(&format!(
                    "CREATE TABLE IF NOT EXISTS {} (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
                    table.name()
                ))?;
            }
            db.commit()?;
        }
        Ok(db)
    }

    /// Begins to read what is there now, or to write alone.
    pub fn begin(&self, write: bool) -> Result<(), Bad> {
        Ok(self
            .conn
            .execute_batch(if write { "BEGIN IMMEDIATE" } else { "BEGIN" })?)
    }

    /// Keeps what was written.
    pub fn commit(&self) -> Result<(), Bad> {
        self.conn.execute_batch("COMMIT")?;
        self.take_over();
        Ok(())
    }

    /// Takes over what is in the log, where that is much and nobody reads just now; else the next one does.
    fn take_over(&self) {
        let log = self.log.as_ref().and_then(|log| log.metadata().ok());
        if log.is_some_and(|log| log.len() > MOST_LOG) {
            let _ = self.conn.busy_timeout(Duration::ZERO);
            let _ = self
                .conn
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            let _ = self.conn.busy_timeout(PATIENCE);
        }
    }

    /// Leaves everything as it was.
    pub fn rollback(&self) {
        let _ = self.conn.execute_batch("ROLLBACK");
    }

    /// Empties it.
    pub fn clear(&self) -> Result<(), Bad> {
        TABLES.into_iter().try_for_each(|table| self.empty(table))
    }

    /// Empties one table.
    pub fn empty(&self, table: Table) -> Result<(), Bad> {
        let sql = format!("DELETE FROM {}", table.name());
        self.conn.execute(&sql, [])?;
        Ok(())
    }

    /// A value.
    pub fn get(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, Bad> {
        let sql = format!("SELECT value FROM {} WHERE key = ?1", table.name());
        let found: Option<Vec<u8>> = self
            .conn
            .query_row(&sql, [key], |row| row.get(0))
            .optional()?;
        found
            .map(|value| opened(table, key, value).ok_or(Bad::Broken))
            .transpose()
    }

    /// Every value whose key begins like this, by key.
    pub fn all(&self, table: Table, prefix: &[u8]) -> Result<Vec<Row>, Bad> {
        let sql = format!(
            "SELECT key, value FROM {} WHERE key >= ?1 ORDER BY key",
            table.name()
        );
        let mut statement = self.conn.prepare(&sql)?;
        let mut rows = statement.query([prefix])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let key: Vec<u8> = row.get(0)?;
            if !key.starts_with(prefix) {
                break;
            }
            let value = opened(table, &key, row.get(1)?).ok_or(Bad::Broken)?;
            found.push((key, value));
        }
        Ok(found)
    }

    /// Puts values in place of those that are there; quickest in the order of the keys.
    pub fn put(&self, table: Table, rows: impl Iterator<Item = Row>) -> Result<(), Bad> {
        let sql = format!("INSERT OR REPLACE INTO {} VALUES (?1, ?2)", table.name());
        let mut statement = self.conn.prepare(&sql)?;
        for (key, value) in rows {
            let value = sealed(table, &key, value);
            statement.execute(params![key, value])?;
        }
        Ok(())
    }

    /// Takes a value away.
    pub fn remove(&self, table: Table, key: &[u8]) -> Result<(), Bad> {
        let sql = format!("DELETE FROM {} WHERE key = ?1", table.name());
        self.conn.execute(&sql, [key])?;
        Ok(())
    }
}

/// The sum over a value and its place.
pub fn sum(table: Table, key: &[u8], value: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(table.name().as_bytes());
    hasher.write_usize(key.len());
    hasher.write(key);
    hasher.write(value);
    hasher.finish()
}

fn sealed(table: Table, key: &[u8], mut value: Vec<u8>) -> Vec<u8> {
    let seal = sum(table, key, &value);
    value.extend_from_slice(&seal.to_le_bytes());
    value
}

fn opened(table: Table, key: &[u8], mut value: Vec<u8>) -> Option<Vec<u8>> {
    let length = value.len().checked_sub(SEAL)?;
    let seal = u64::from_le_bytes(value.get(length..)?.try_into().ok()?);
    value.truncate(length);
    (sum(table, key, &value) == seal).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_was_put_there_or_nothing() {
        let db = Db::in_memory().unwrap();
        let rows = [
            (b"a1".to_vec(), b"one".to_vec()),
            (b"b".to_vec(), Vec::new()),
        ];
        db.put(Table::Texts, rows.into_iter()).unwrap();
        assert_eq!(db.get(Table::Texts, b"a1").unwrap().unwrap(), b"one");
        assert_eq!(db.all(Table::Texts, b"a").unwrap().len(), 1);
        assert!(db.get(Table::Rulings, b"a1").unwrap().is_none());
        // A value of another place is none.
        db.conn
            .execute("UPDATE ledger_texts SET key = x'63' WHERE key = x'62'", [])
            .unwrap();
        assert!(matches!(db.get(Table::Texts, b"c"), Err(Bad::Broken)));
        db.conn
            .execute(
                "UPDATE ledger_texts SET value = x'6f6e65' WHERE key = x'6131'",
                [],
            )
            .unwrap();
        assert!(matches!(db.get(Table::Texts, b"a1"), Err(Bad::Broken)));
        db.remove(Table::Texts, b"a1").unwrap();
        assert!(db.get(Table::Texts, b"a1").unwrap().is_none());
    }
}
