"""Reads the database itself, past the program: which rows are there."""

import os
import sqlite3


class SQLiteStore:
    def __init__(self, folder):
        self._path = os.path.join(folder, "klaver.sqlite")

    def hexadecimals(self, table, column):
        """Every value of a column of ids, as hexadecimal text."""
        # Not read-only: after kill -9 the newest rows are in the -wal file, and reading that needs to write beside it.
        connection = sqlite3.connect(self._path)
        try:
            return [row[0] for row in connection.execute(f"SELECT lower(hex({column})) FROM {table}")]
        finally:
            connection.close()
