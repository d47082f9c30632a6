import Foundation
import OpenID
import TestKit
import Testing

@testable import Server

@Suite("The file of identity providers")
struct ProvidersFileTests {
    private static let usual: [String: any Sendable] = [
        "id": "gemeente", "name": "Gemeente Voorbeeld", "issuer": "https://login.test/medewerkers",
        "client_id": "klaver",
    ]

    /// A file with these providers, and a secret beside it.
    private static func file(
        _ providers: [[String: any Sendable]], secret: String = "geheim\n", mode: Int = 0o640
    ) throws -> (path: String, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let data = try JSONSerialization.data(withJSONObject: ["providers": providers])
        try data.write(to: URL(fileURLWithPath: folder.path("providers.json")))
        try Data(secret.utf8).write(to: URL(fileURLWithPath: folder.path("secret")))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path("secret"))
        return (folder.path("providers.json"), folder)
    }

    private static func problem(_ changes: [String: (any Sendable)?], secret: String = "x", mode: Int = 0o640) throws
        -> String?
    {
        var provider = usual
        for (name, value) in changes { provider[name] = value }
        let (path, folder) = try file([provider], secret: secret, mode: mode)
        defer { withExtendedLifetime(folder) {} }
        do {
            _ = try ProvidersFile.read(path)
            return nil
        } catch {
            return "\(error)".replacing(path, with: "…")
        }
    }

    @Test("With the least that is needed nothing is linked by address, and any level will do")
    func least() throws {
        let (path, folder) = try Self.file([Self.usual])
        let read = try ProvidersFile.read(path)
        withExtendedLifetime(folder) {}
        #expect(
            read == [
                ProviderSettings(
                    id: "gemeente", name: "Gemeente Voorbeeld", issuer: "https://login.test/medewerkers",
                    clientID: "klaver", secret: nil)
            ])
        #expect(!read[0].linksByAddress && read[0].accountClaim == "sub" && read[0].scopes == ["openid"])
    }

    @Test("Everything that can be set is set; the secret comes from its file beside it")
    func everything() throws {
        let all: [String: any Sendable] = [
            "secret_file": "secret", "scopes": ["openid", "email"], "levels": ["hoog"], "account_claim": "oid",
            "link_by_verified_address": true, "max_age": 300,
        ]
        let (path, folder) = try Self.file([Self.usual.merging(all) { $1 }])
        let read = try ProvidersFile.read(path)
        withExtendedLifetime(folder) {}
        #expect(
            read == [
                ProviderSettings(
                    id: "gemeente", name: "Gemeente Voorbeeld", issuer: "https://login.test/medewerkers",
                    clientID: "klaver", secret: "geheim", scopes: ["openid", "email"], levels: ["hoog"],
                    accountClaim: "oid", linksByAddress: true, maxAge: 300)
            ])
    }

    @Test("What is wrong is one sentence, and never holds a secret")
    func wrong() throws {
        let form = "KLAVER_PROVIDERS: the file … is no list of providers as docs/operations.md describes it"
        let cases: [([String: (any Sendable)?], String)] = [
            (["id": nil], form), (["levels": "hoog"], form), (["max_age": "300"], form),
            (
                ["id": "Gemeente 1"],
                "KLAVER_PROVIDERS: the id \"Gemeente 1\" must be lower-case letters, digits and hyphens, 32 at most"
            ),
            (["name": " "], "KLAVER_PROVIDERS: gemeente: name is empty"),
            (["issuer": "http://login.test"], "KLAVER_PROVIDERS: gemeente: issuer must begin with https://"),
            (["client_id": ""], "KLAVER_PROVIDERS: gemeente: client_id is empty"),
            (
                ["levels": [String]()],
                "KLAVER_PROVIDERS: gemeente: levels must be a list of at least one level, without spaces; leave it out where any will do"
            ),
            (["max_age": -1], "KLAVER_PROVIDERS: gemeente: max_age must be a number of seconds, a day at most"),
            (["level": ["hoog"]], "KLAVER_PROVIDERS: the file … has a setting \"level\", which there is not"),
            (["secret_file": "nowhere"], "KLAVER_PROVIDERS: gemeente: the file nowhere with its secret cannot be read"),
        ]
        for (changes, sentence) in cases { #expect(try Self.problem(changes) == sentence) }
        let own: [String: (any Sendable)?] = ["secret_file": "secret"]
        #expect(
            try Self.problem(own, secret: " \n")
                == "KLAVER_PROVIDERS: gemeente: the file secret with its secret is empty")
        #expect(
            try Self.problem(own, secret: "geheim", mode: 0o644)
                == "KLAVER_PROVIDERS: gemeente: everybody may read its secret in secret: run chmod 640 on it")
        #expect(throws: ConfigurationError.self) { try ProvidersFile.read("/nowhere/providers.json") }
    }

    @Test("Two of one name, or two of one issuer, are one too many")
    func twice() throws {
        for change in [["issuer": "https://else.test"], ["id": "else"]] {
            let (path, folder) = try Self.file([Self.usual, Self.usual.merging(change) { $1 }])
            #expect(throws: ConfigurationError.self) { try ProvidersFile.read(path) }
            withExtendedLifetime(folder) {}
        }
    }

    @Test("Providers need the address that people open, over TLS and nothing behind it")
    func address() async throws {
        let (path, folder) = try Self.file([Self.usual])
        for address in ["", "http://klaver.test", "klaver.test", "https://klaver.test/sub", "https://klaver.test?x"] {
            await #expect(throws: ConfigurationError.self, "\(address)") {
                try await KlaverConfiguration.read(flags: [(.providers, path), (.address, address)])
            }
        }
        for address in ["https://klaver.test", "https://klaver.test/"] {
            let read = try await KlaverConfiguration.read(flags: [(.providers, path), (.address, address)])
            #expect(read.redirect == "https://klaver.test/inloggen/terug" && read.providers.count == 1)
        }
        withExtendedLifetime(folder) {}
    }
}
