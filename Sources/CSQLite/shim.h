#include <sqlite3.h>

// Swift cannot call functions with a variable number of arguments.
static inline int klaver_sqlite_keep_no_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
