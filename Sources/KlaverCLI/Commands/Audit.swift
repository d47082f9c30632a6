import ArgumentParser
import Foundation
import Records
import Server
import UseCases

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The access log.", subcommands: [Verify.self, CheckpointCommand.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold the access log against its tree and its signed checkpoints.",
            discussion: """
                Names every line that was changed, removed, swapped or inserted. With a checkpoint that was kept elsewhere
                it also finds a database that was put back to an older copy. Exit code 2 when anything is wrong.
                """)

        @OptionGroup var data: DataOption

        @Option(name: .customLong("checkpoint"), help: "A file with a checkpoint that was kept elsewhere.")
        var checkpoints: [String] = []

        func run() async throws {
            try await failing {
                let notes = try checkpoints.map { path in
                    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                        throw ValidationError("\(path) cannot be read.")
                    }
                    return text
                }
                let installation = try await data.installation(for: .working)
                let verdict = try await installation.workplace.verifyLog(against: notes)
                try await installation.close()
                for finding in verdict.findings { print(finding) }
                guard verdict.findings.isEmpty else {
                    say("The access log is broken: \(verdict.findings.count) findings in \(verdict.size) lines.")
                    throw ExitCode(2)
                }
                print("The access log is whole: \(verdict.size) lines, \(verdict.unnumbered) waiting for a number.")
            }
        }
    }

    struct CheckpointCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Print the newest signed checkpoint, to keep elsewhere; the public key goes to standard error.")

        @OptionGroup var data: DataOption

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.sequenceLog()
                let verdict = try await installation.workplace.verifyLog()
                say(try installation.workplace.logVerifierKey())
                try await installation.close()
                print(verdict.checkpoint ?? "", terminator: "")
            }
        }
    }
}
