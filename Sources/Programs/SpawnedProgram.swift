import CSpawn
import Foundation

/// Another program of this machine, started with what it needs and nothing else: no file of ours is open in it, and it has
/// none of our environment, which may hold passwords of databases.
package struct SpawnedProgram: Sendable {
    package enum Failure: Error, Equatable {
        /// There is no such program, or it cannot be started.
        case notThere
        /// It said no, with its status.
        case refused(status: Int32)
        /// It was still busy after its time.
        case tookTooLong
    }

    private let pid: pid_t

    // Not Foundation's Process: it writes past its memory where a file has a number over 1023, and a server has many open.
    /// - Parameters:
    ///   - input: what it reads.
    ///   - output: where it writes; nil: nowhere.
    ///   - environment: beside the path to other programs.
    /// - Throws: `Failure.notThere`.
    package init(_ words: [String], input: Int32, output: Int32? = nil, environment extra: [String] = []) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // No database, no key and no connection of somebody else goes along.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // The server ignores a broken pipe; another program may count on it.
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &broken)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let arguments = words.map { strdup($0) } + [nil]
        let environment = (["PATH=/usr/sbin:/usr/bin:/sbin:/bin"] + extra).map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var pid: pid_t = 0
        guard posix_spawn(&pid, words[0], &actions, &attributes, arguments, environment) == 0 else {
            throw Failure.notThere
        }
        self.pid = pid
    }

    /// Waits until it ended, and ends it itself when its time is over.
    ///
    /// - Throws: `Failure`.
    package func wait(until end: Date) throws {
        var word: Int32 = 0
        while true {
            let ended = waitpid(pid, &word, WNOHANG)
            if ended == pid { break }
            if ended < 0, errno != EINTR { throw Failure.notThere }
            if Date() > end {
                kill(pid, SIGKILL)
                while waitpid(pid, &word, 0) < 0, errno == EINTR {}
                throw Failure.tookTooLong
            }
            usleep(20_000)
        }
        let status = word & 0x7f == 0 ? (word >> 8) & 0xff : -(word & 0x7f)
        guard status == 0 else { throw Failure.refused(status: status) }
    }
}
