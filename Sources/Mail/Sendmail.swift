import CSpawn
import Dispatch
import Foundation

/// Hands mail to the machine's own `sendmail`, whichever program that is (msmtp, postfix, …): a letter on standard input,
/// the address as an argument, status 0 when it was taken.
package struct Sendmail: Sendable {
    package enum Failure: Error, Equatable {
        /// There is no such program, or it cannot be started.
        case notThere
        /// It said no, with its status (sysexits.h); what else it said may hold addresses, and is read by nobody.
        case refused(status: Int32)
        /// It was still busy after half a minute.
        case tookTooLong
        /// Longer than a letter of ours ever is.
        case tooLong
    }

    /// What a pipe holds on Linux: a letter is written into it whole before the program starts, so that nothing waits.
    private static let longest = 60_000
    private static let patience = 30.0
    private static let queue = DispatchQueue(label: "klaver.sendmail", attributes: .concurrent)

    private let command: [String]

    /// - Parameter command: the program and its first arguments, parted by spaces: `/usr/bin/msmtp -C /etc/klaver/msmtprc`.
    package init?(command: String) {
        self.command = command.split(separator: " ").map(String.init)
        guard self.command.first?.hasPrefix("/") == true else { return nil }
    }

    /// - Throws: `Failure`.
    package func send(_ message: MailMessage) async throws {
        let letter = Array(message.text.utf8)
        let words = command + ["-i", "-f", message.from.text, "--", message.to.text]
        guard letter.count <= Self.longest else { throw Failure.tooLong }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            Self.queue.async {
                continuation.resume(with: Result { try Self.run(words, letter) })
            }
        }
    }

    private static func run(_ words: [String], _ letter: [UInt8]) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure.notThere }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let written = letter.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
        guard written == letter.count else { throw Failure.tooLong }
        try wait(for: try spawn(words, input: ends[0]))
    }

    // Not Foundation's Process: it writes past its memory where a file has a number over 1023, and a server has many open.
    private static func spawn(_ words: [String], input: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
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
        // Not the environment of the server, which may hold passwords of databases.
        let environment = [strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), nil]
        defer { for text in arguments + environment { free(text) } }
        var pid: pid_t = 0
        guard posix_spawn(&pid, words[0], &actions, &attributes, arguments, environment) == 0 else {
            throw Failure.notThere
        }
        return pid
    }

    private static func wait(for pid: pid_t) throws {
        let end = Date(timeIntervalSinceNow: patience)
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
