import ArgumentParser
import Dossier
import Foundation
import Identity
import Logging
import Records
import Server
import UseCases
import Web

/// Where a load of `klaver load` is, and who works in it.
struct LoadedPlace: ParsableArguments {
    @Option(help: "The data of klaver load.") var data: String
    @Option(help: "The address of the worker.") var worker = "werker@klaver.test"
    @Option(help: "Their password.") var password = "meten-is-weten"
    @Option(help: "A file with dossier ids, one a line.") var dossiers: String

    func configuration() async throws -> KlaverConfiguration {
        try await KlaverConfiguration.read(flags: [(.data, data)])
    }

    func workplace() async throws -> Workplace {
        try await Installation.open(try await configuration(), for: .working).workplace
    }

    func ids() throws -> [DossierID] {
        try String(contentsOfFile: dossiers, encoding: .utf8).split(separator: "\n").compactMap { DossierID($0) }
    }

    /// The worker, signed in.
    func caller(in workplace: Workplace) async throws -> Caller { try await caller(in: workplace, address: worker) }

    /// Somebody of the load, signed in: all have one password.
    func caller(in workplace: Workplace, address: String) async throws -> Caller {
        let now = workplace.now()
        let shell = Caller(token: nil, origin: "bench", request: NewIdentifier.make(at: now), at: now)
        guard case .signedIn(let token) = try await workplace.signIn(address: address, password: password, as: shell)
        else {
            throw ValidationError("the worker cannot sign in")
        }
        return Caller(token: token, origin: "bench", request: NewIdentifier.make(at: now), at: now)
    }

    func site(_ workplace: Workplace) throws -> Site {
        try Site(
            workplace: workplace, settings: SiteSettings(isSecure: false, trustsProxy: false),
            logger: Logger(label: "bench"))
    }
}
