import Foundation
import OpenID

/// The file of identity providers (docs/operations.md): JSON, for its owner and group only to change.
struct ProvidersFile: Decodable {
    private struct Provider: Decodable {
        let id: String
        let name: String
        let issuer: String
        let clientID: String
        let secretFile: String?
        let scopes: [String]?
        let levels: [String]?
        let accountClaim: String?
        let linksByAddress: Bool?
        let maxAge: Int64?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id
            case name
            case issuer
            case clientID = "client_id"
            case secretFile = "secret_file"
            case scopes
            case levels
            case accountClaim = "account_claim"
            case linksByAddress = "link_by_verified_address"
            case maxAge = "max_age"
        }
    }

    private let providers: [Provider]

    /// Reads the providers of a file and the secrets it points to.
    ///
    /// - Throws: `ConfigurationError` with what is wrong, and nothing of a secret.
    static func read(_ path: String) throws -> [ProviderSettings] {
        let file = URL(fileURLWithPath: path)
        guard let data = try? Data(contentsOf: file) else { throw problem("the file \(path) cannot be read") }
        try checkNames(data, path)
        let read: ProvidersFile
        do {
            read = try JSONDecoder().decode(ProvidersFile.self, from: data)
        } catch {
            throw problem("the file \(path) is no list of providers as docs/operations.md describes it")
        }
        let settings = try read.providers.map { try Self.settings(of: $0, beside: file) }
        guard Set(settings.map(\.id)).count == settings.count, Set(settings.map(\.issuer)).count == settings.count
        else {
            throw problem("two providers have the same id or issuer")
        }
        return settings
    }

    /// A name that is misspelt would leave out what it was meant to demand.
    private static func checkNames(_ data: Data, _ path: String) throws {
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        for provider in object?["providers"] as? [[String: Any]] ?? [] {
            if let unknown = Set(provider.keys).subtracting(Provider.CodingKeys.allCases.map(\.rawValue)).sorted().first
            {
                throw problem("the file \(path) has a setting \"\(unknown)\", which there is not")
            }
        }
    }

    private static func settings(of provider: Provider, beside file: URL) throws -> ProviderSettings {
        let isName = provider.id.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,31}/) != nil
        guard isName else {
            throw problem("the id \"\(provider.id)\" must be lower-case letters, digits and hyphens, 32 at most")
        }
        func wrong(_ what: String) -> ConfigurationError { problem("\(provider.id): \(what)") }
        guard !provider.name.allSatisfy(\.isWhitespace) else { throw wrong("name is empty") }
        guard SafeAddress.read(provider.issuer) != nil else { throw wrong("issuer must begin with https://") }
        guard !provider.clientID.isEmpty else { throw wrong("client_id is empty") }
        guard provider.levels.map({ !$0.isEmpty && $0.allSatisfy { !$0.isEmpty && !$0.contains(" ") } }) ?? true else {
            throw wrong("levels must be a list of at least one level, without spaces; leave it out where any will do")
        }
        guard provider.maxAge.map({ (0...86_400).contains($0) }) ?? true else {
            throw wrong("max_age must be a number of seconds, a day at most")
        }
        return ProviderSettings(
            id: provider.id, name: provider.name, issuer: provider.issuer, clientID: provider.clientID,
            secret: try provider.secretFile.map { try secret($0, beside: file, provider.id) },
            scopes: provider.scopes ?? ["openid"], levels: provider.levels ?? [],
            accountClaim: provider.accountClaim ?? "sub",
            linksByAddress: provider.linksByAddress ?? false, maxAge: provider.maxAge)
    }

    private static func secret(_ path: String, beside file: URL, _ id: String) throws -> String {
        let url = URL(fileURLWithPath: path, relativeTo: file.deletingLastPathComponent())
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw problem("\(id): the file \(path) with its secret cannot be read")
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        if let mode = attributes?[.posixPermissions] as? Int, mode & 0o007 != 0 {
            throw problem("\(id): everybody may read its secret in \(path): run chmod 640 on it")
        }
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !secret.isEmpty else { throw problem("\(id): the file \(path) with its secret is empty") }
        return secret
    }

    private static func problem(_ what: String) -> ConfigurationError {
        ConfigurationError(setting: Setting.providers.environment, what: what)
    }
}
