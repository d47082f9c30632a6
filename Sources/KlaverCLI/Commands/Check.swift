import ArgumentParser
import Foundation
import Server
import UseCases

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check configuration, keys, database and migrations, and change nothing that is there.")

    @OptionGroup var data: DataOption

    func run() async throws {
        try await failing {
            let configuration = try await KlaverConfiguration.read(flags: data.flags)
            print("configuration  ok: data in \(configuration.data.path)")
            let installation = try await Installation.open(configuration, for: .looking)
            print("master key     ok: it opens this database")
            print("migrations     ok: the schema is that of this program")
            try await installation.workplace.checkReady()
            print("database       ok: it can be read and written")
            let verdict = try await installation.workplace.verifyLog()
            try await installation.close()
            guard verdict.findings.isEmpty else {
                print("access log     broken: run klaver audit verify")
                throw ExitCode(2)
            }
            print("access log     ok: \(verdict.size) lines")
        }
    }
}
