import Dispatch
import Foundation
import Programs

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
        guard self.command.first.flatMap({ ProgramPath($0) }) != nil else { return nil }
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
        do {
            try SpawnedProgram(words, input: ends[0]).wait(until: Date(timeIntervalSinceNow: patience))
        } catch SpawnedProgram.Failure.notThere {
            throw Failure.notThere
        } catch SpawnedProgram.Failure.refused(let status) {
            throw Failure.refused(status: status)
        } catch SpawnedProgram.Failure.tookTooLong {
            throw Failure.tookTooLong
        }
    }
}
