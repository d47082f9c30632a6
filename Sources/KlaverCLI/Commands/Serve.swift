import ArgumentParser
import Server

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the dossiers of an installation.")

    @OptionGroup var options: ServerOptions

    func run() async throws {
        try await failing {
            let configuration = try await options.configuration()
            let watching = try Watching(configuration)
            let installation = try await Installation.open(configuration, for: .serving, watching: watching)
            try await KlaverServer(configuration, installation, watching).run(
                ready: { say("Klaver listens on \($0)") }, measuring: { say("Metrics are at \($0)") })
        }
    }
}

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the demonstration dossiers.",
        discussion: "Refuses a database that holds anything else. The password stands in demo-password beside the data."
    )

    @OptionGroup var options: ServerOptions

    @Flag(name: .customLong("prepare"), help: "Make the demonstration and stop.")
    var prepareOnly = false

    func run() async throws {
        try await failing {
            let configuration = try await options.configuration()
            let watching = try Watching(configuration)
            let installation = try await Installation.open(configuration, for: .serving, watching: watching)
            let line = ProgressLine()
            let password = try await Demonstration(installation).install(
                password: configuration.demoPassword, progress: { line.show($0) })
            if prepareOnly { return try await installation.close() }
            try await KlaverServer(configuration, installation, watching).run(
                ready: { say(Self.welcome($0, password)) }, measuring: { say("Metrics are at \($0)") })
        }
    }

    private static func welcome(_ address: String, _ password: String) -> String {
        let width = Demonstration.accounts.map(\.address.count).max() ?? 0
        let rows = Demonstration.accounts.map { account in
            "  \(account.address)\(String(repeating: " ", count: width - account.address.count))  \(account.who)"
        }
        return """

            Klaver is ready:  \(address)

            Sign in as one of these; every password is  \(password)

            \(rows.joined(separator: "\n"))

            Stop with Ctrl-C.
            """
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the databases to the schema of this program and stop.")

    @OptionGroup var data: DataOption

    func run() async throws {
        try await failing {
            let installation = try await data.installation(for: .making)
            try await installation.close()
            say("The databases are at the schema of this program.")
        }
    }
}

struct Settings: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print every setting (docs/configuration.md).")

    func run() {
        print(Setting.reference, terminator: "")
    }
}
