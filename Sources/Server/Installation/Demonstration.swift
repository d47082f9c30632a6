import Dossier
import Foundation
import Records
import UseCases

/// The demonstration: five dossiers and their cast, and the password that opens all of them.
package struct Demonstration: Sendable {
    /// The accounts to show, with who they are.
    package static let accounts: [(address: String, who: String)] = [
        ("lisa@klaver.test", "Lisa, moeder van drie; eigenaar van haar gezinsdossier"),
        ("sam@klaver.test", "Sam, alleenstaande vader"),
        ("gebruiker@klaver.test", "Mieke, gebruiker van een dienstencentrum (nl-BE)"),
        ("bewoner@klaver.test", "Henk, bewoner met hersenletsel"),
        ("vertegenwoordiger@klaver.test", "Greet, zus en vertegenwoordiger van Mieke"),
        ("naaste@klaver.test", "Anouk, zus van Lisa"),
        ("wijkteam@klaver.test", "Fatma, wijkteam, heeft de regie bij Lisa en Sam"),
        ("jeugdhulp@klaver.test", "Joris, jeugdhulp"),
        ("schuldhulp@klaver.test", "Petra, schuldhulp"),
        ("huisarts@klaver.test", "dokter Van Dam"),
        ("begeleider-dag@klaver.test", "Tom, dagcentrum"),
        ("begeleider-wonen@klaver.test", "Els, leefgroep"),
        ("pedagoog@klaver.test", "Katrien, pedagoog"),
        ("pb@klaver.test", "Marloes, persoonlijk begeleider van Henk"),
        ("gedragsdeskundige@klaver.test", "Bas, gedragsdeskundige"),
        ("beheer@klaver.test", "Ineke, beheerder: ziet geen dossiers"),
        ("beheer2@klaver.test", "Olga, tweede beheerder: ziet geen dossiers"),
        ("privacy@klaver.test", "Wim, privacy-functionaris: ziet geen dossiers"),
        ("spoedarts@klaver.test", "Hanna, huisartsenpost: mag noodtoegang openen, met een code"),
        ("buitenstaander@klaver.test", "Ruud, professional met toegang tot niets"),
    ]

    private static let files = ["lisa-gezin", "lisa", "sam", "mieke", "henk"]

    private let installation: Installation

    package init(_ installation: Installation) {
        self.installation = installation
    }

    package static func passwordFile(in folder: URL) -> URL { folder.appendingPathComponent("demo-password") }

    /// Puts the demonstration in an empty installation, or finds it there.
    ///
    /// - Parameter given: the password to use; without it the one in the file, or a new random one.
    /// - Returns: the password of all its accounts.
    /// - Throws: `DemoRefused` for an installation that holds anything else.
    package func install(
        password given: String?, progress: @Sendable (ImportProgress) -> Void
    ) async throws -> String {
        let file = Self.passwordFile(in: installation.folder)
        let known = try? String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let password = given ?? known ?? Self.randomPassword()
        let caller = Caller(
            token: nil, origin: "shell", request: NewIdentifier.make(at: installation.workplace.now()),
            at: installation.workplace.now())
        _ = try await installation.workplace.installDemo(
            accounts: try Self.data("accounts"), files: try Self.files.map { ("\($0).json", try Self.data($0)) },
            password: password, progress: progress, caller: caller)
        if known != password { try Self.keep(password, at: file) }
        return password
    }

    private static func data(_ name: String) throws -> Data {
        guard let url = Bundle.module.url(forResource: "Demo/\(name)", withExtension: "json") else {
            throw InstallationError.noDatabase("Demo/\(name).json")
        }
        return try Data(contentsOf: url)
    }

    // Letters and digits that are not taken for each other, in groups that can be typed on a phone: 79 bits.
    private static func randomPassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let bytes = NewIdentifier.randomBytes(16).map { letters[Int($0) % letters.count] }
        return stride(from: 0, to: 16, by: 4).map { String(bytes[$0..<$0 + 4]) }.joined(separator: "-")
    }

    private static func keep(_ password: String, at file: URL) throws {
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: Data((password + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw InstallationError.cannotWrite(file.path) }
    }
}
