#ifndef LOKET_CSQLITE_H
#define LOKET_CSQLITE_H

#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies the bound bytes.
static inline sqlite3_destructor_type loket_sqlite_transient(void) { return SQLITE_TRANSIENT; }

// Extended codes are shift expressions, which Swift does not import.
static const int loket_sqlite_constraint_unique = SQLITE_CONSTRAINT_UNIQUE;
static const int loket_sqlite_constraint_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int loket_sqlite_constraint_rowid = SQLITE_CONSTRAINT_ROWID;
static const int loket_sqlite_constraint_vtab = SQLITE_CONSTRAINT_VTAB;

// sqlite3_db_config is variadic, which Swift does not import. Defensive: no SQL can write to shadow tables or the file
// format. Without double-quoted strings a mistyped "column" is an error and not a text.
static inline int loket_sqlite_harden(sqlite3 *db) {
  int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
  return rc;
}

// Closing a damaged database would otherwise delete the log that still holds its last records.
static inline int loket_sqlite_keep_log(sqlite3 *db, int keep) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, (int *)0);
}

// Only before the library's first use. Memory statistics cost a process-wide lock at every allocation, and nobody here
// reads them. What a savepoint may have to undo is kept in one block of memory, allocated at once: by default a request
// that touches more than 16 pages opens a temporary file; without a bound each page takes several allocations.
static inline int loket_sqlite_configure(void) {
  int rc = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  if (rc == SQLITE_OK) rc = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 1 << 20);
  return rc;
}

#endif
