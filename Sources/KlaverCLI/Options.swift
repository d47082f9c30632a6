import ArgumentParser
import Dossier
import Foundation
import Records
import Server
import UseCases

/// The options every command has.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder with the master key and, on SQLite, the databases.")
    var data: String?

    @Option(
        name: .customLong("database"),
        help: "A connection string of PostgreSQL; a password in it shows in the list of processes (docs/operations.md)."
    )
    var database: String?

    var flags: [(Setting, String)] {
        [(Setting.data, data), (.database, database)].compactMap { setting, given in given.map { (setting, $0) } }
    }

    func installation(for purpose: Installation.Purpose) async throws -> Installation {
        try await Installation.open(try await KlaverConfiguration.read(flags: flags), for: purpose)
    }
}

/// What the servers have beside it.
struct ServerOptions: ParsableArguments {
    @OptionGroup var data: DataOption

    @Option(name: .customLong("host"), help: "The address to listen on (default 127.0.0.1).")
    var host: String?

    @Option(name: .customLong("port"), help: "The port to listen on (default 8080; 0 takes a free one).")
    var port: String?

    func configuration() async throws -> KlaverConfiguration {
        var flags = data.flags
        if let host { flags.append((.host, host)) }
        if let port { flags.append((.port, port)) }
        return try await KlaverConfiguration.read(flags: flags)
    }
}

extension Installation {
    /// Whoever is at the shell, for the access log.
    var shell: Caller {
        let now = workplace.now()
        return Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: now), at: now)
    }
}

/// Says something on standard error, where it does not mix with what a command hands over.
func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Ends a command with one clear sentence.
func failing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let exit as ExitCode {
        throw exit
    } catch let error as ValidationError {
        throw error
    } catch let rejected as DossierFileRejected {
        say(rejected.description)
        throw ExitCode(2)
    } catch {
        say("klaver: \(error)")
        throw ExitCode.failure
    }
}
