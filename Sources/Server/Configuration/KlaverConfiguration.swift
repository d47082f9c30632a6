import Configuration
import Foundation
import Logging
import OpenID
import Passkeys
import Programs
import SystemPackage

/// What is set, from flags, environment and file, in that order.
package struct KlaverConfiguration: Sendable {
    package let data: URL
    package let database: DatabaseChoice
    package let host: String
    package let port: Int
    package let isSecure: Bool
    package let trustsProxy: Bool
    package let logLevel: Logger.Level
    package let memoryMegabytes: Int
    package let demoPassword: String?
    /// nil: no metrics.
    package let metricsPort: Int?
    package let metricsHost: String
    /// nil: no traces.
    package let traceFile: String?
    /// Where else people can sign in.
    package let providers: [ProviderSettings]
    /// Where a provider sends them back to.
    package let redirect: String
    /// nil: no mail is sent.
    package let mail: MailSettings?
    /// Whom passkeys are for; nil where browsers know none.
    package let relyingParty: RelyingParty?
    /// nil: no PDFs are made.
    package let paper: PDFProgram?

    /// - Parameter flags: what stood on the command line, by setting.
    /// - Throws: `ConfigurationError` with the setting and what is wrong with it.
    package static func read(flags: [(Setting, String)] = []) async throws -> KlaverConfiguration {
        let given = Dictionary(
            flags.map { (AbsoluteConfigKey(["klaver", $0.0.key]), ConfigValue(.string($0.1), isSecret: false)) },
            uniquingKeysWith: { _, last in last })
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: given), EnvironmentVariablesProvider(),
        ]
        if let path = ProcessInfo.processInfo.environment["KLAVER_CONFIG"] {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
            } catch {
                throw ConfigurationError(setting: "KLAVER_CONFIG", what: "the file \(path) cannot be read as JSON")
            }
        }
        return try KlaverConfiguration(ConfigReader(providers: providers))
    }

    private init(_ reader: ConfigReader) throws {
        func text(_ setting: Setting) -> String {
            // A file may hold a number or a truth as itself.
            let key = ConfigKey(["klaver", setting.key])
            return reader.string(forKey: key) ?? reader.int(forKey: key).map(String.init)
                ?? reader.bool(forKey: key).map(String.init) ?? setting.fallback
        }
        func number(_ setting: Setting, in range: ClosedRange<Int>) throws -> Int {
            guard let number = Int(text(setting)), range.contains(number) else {
                throw ConfigurationError(
                    setting: setting.environment,
                    what: "must be a number from \(range.lowerBound) to \(range.upperBound), not \"\(text(setting))\"")
            }
            return number
        }
        func truth(_ setting: Setting) throws -> Bool {
            // JSON's own true and false come through as 1 and 0.
            let truths = ["true": true, "1": true, "false": false, "0": false]
            guard let truth = truths[text(setting)] else {
                throw ConfigurationError(
                    setting: setting.environment, what: "must be true or false, not \"\(text(setting))\"")
            }
            return truth
        }
        data = URL(fileURLWithPath: text(.data), isDirectory: true).standardizedFileURL
        database = try DatabaseChoice(
            main: text(.database), keys: text(.databaseKeys), replica: text(.databaseReplica),
            readers: try number(.databaseReaders, in: 1...200))
        host = text(.host)
        port = try number(.port, in: 0...65_535)
        isSecure = try truth(.secure)
        trustsProxy = try truth(.trustProxy)
        memoryMegabytes = try number(.memory, in: 1...4096)
        guard let level = Logger.Level(rawValue: text(.logLevel)) else {
            throw ConfigurationError(
                setting: Setting.logLevel.environment, what: "\"\(text(.logLevel))\" is not a level")
        }
        logLevel = level
        metricsPort = text(.metricsPort).isEmpty ? nil : try number(.metricsPort, in: 0...65_535)
        metricsHost = text(.metricsHost)
        traceFile = text(.traceFile).isEmpty ? nil : text(.traceFile)
        (providers, redirect) = try Self.providers(file: text(.providers), address: text(.address))
        relyingParty = Self.relyingParty(address: text(.address), isSecure: isSecure)
        mail = try MailSettings(sendmail: text(.sendmail), from: text(.mailFrom), address: text(.address))
        paper = try Self.paper(text(.weasyprint))
        let password = text(.demoPassword)
        demoPassword = password.isEmpty ? nil : password
    }
}

extension KlaverConfiguration {
    /// The address that is set. Without one only whoever opens the site on the machine itself can try passkeys out: a
    /// request says of itself where it was sent to, and could say anything.
    private static func relyingParty(address: String, isSecure: Bool) -> RelyingParty? {
        address.isEmpty ? (isSecure ? nil : .localhost) : RelyingParty(address: address)
    }

    private static func paper(_ path: String) throws -> PDFProgram? {
        guard !path.isEmpty else { return PDFProgram.found() }
        guard let program = PDFProgram(path: path) else {
            throw ConfigurationError(
                setting: Setting.weasyprint.environment, what: "must be the path of a program, not \"\(path)\"")
        }
        return program
    }

    /// The address is set and never read from a request: whoever sends one would choose where the code goes.
    private static func providers(file: String, address: String) throws -> ([ProviderSettings], String) {
        guard !file.isEmpty else { return ([], "") }
        guard let url = SafeAddress.read(address), ["", "/"].contains(url.path), url.query == nil else {
            throw ConfigurationError(
                setting: Setting.address.environment,
                what: "must be the address people open, https:// and a name, where identity providers are used")
        }
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        return (try ProvidersFile.read(file), base + "/inloggen/terug")
    }
}

package struct ConfigurationError: Error, CustomStringConvertible {
    let setting: String
    let what: String

    package var description: String { "\(setting): \(what)" }
}
