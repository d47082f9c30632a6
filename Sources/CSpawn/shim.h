#include <spawn.h>

// In glibc since 2.34, declared by spawn.h for GNU programs only, which Swift's import is not.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
