import Foundation
import Mail
import UseCases

/// A `sendmail` of a test's own: a real program that puts each letter in a folder, or says no.
package struct Mailbox: Sendable {
    package let post: MailPost
    private let folder: TemporaryFolder

    /// - Parameter keepsAll: whether every letter stays, with how the program was started; else the last one only, which is
    ///   quicker.
    package init(keepsAll: Bool = true) throws {
        let folder = try TemporaryFolder()
        let program = folder.path("sendmail")
        let one = "#!/bin/sh\nexec cat > \"\(folder.path("last"))\""
        let all = """
            #!/bin/sh
            [ -e "\(folder.path("refuses"))" ] && exit 75
            printf '%s\\n' "$@" > "\(folder.path("arguments"))"
            env > "\(folder.path("environment"))"
            ls /proc/self/fd > "\(folder.path("open"))"
            cat > "\(folder.path("coming")).$$"
            mv "\(folder.path("coming")).$$" "\(folder.path("letter")).$$"
            """
        try Data(((keepsAll ? all : one) + "\n").utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        guard let sendmail = Sendmail(command: program), let from = MailAddress("klaver@klaver.test") else {
            throw Sendmail.Failure.notThere
        }
        post = MailPost(sendmail: sendmail, from: from)
        self.folder = folder
    }

    /// Says no to what comes, as a mail server that is busy; or takes it again.
    package func refuse(_ refuses: Bool) throws {
        let mark = folder.path("refuses")
        if refuses {
            try Data().write(to: URL(fileURLWithPath: mark))
        } else {
            try FileManager.default.removeItem(atPath: mark)
        }
    }

    /// What came, with soft line ends taken out of it.
    package func letters() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix("letter.") }.sorted()
            .map { try text($0).replacing("=\n", with: "").replacing("=3D", with: "=") }
    }

    /// The letter that came last, where only that one stays.
    package func last() throws -> String { try text("last") }

    /// The words the program was started with, its environment, and which files it found open; one a line.
    package func seen(_ what: String) throws -> [String] {
        try text(what).split(separator: "\n").map(String.init)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }
}

extension UnaskedAccessLetters {
    /// Letters that say for whom they are, and in which language.
    package static let test = UnaskedAccessLetters(
        toPerson: { Letter(subject: "voor de persoon", body: "taal \($0 ?? "-")") },
        toOfficer: { Letter(subject: "voor de functionaris", body: "taal \($0 ?? "-")") })
}
