import Dossier
import UseCases

/// The mails that say that there is something to see. Each has one link, to where it stands, and no word of a dossier: no
/// name, no number, no theme.
package struct NoticeLetters: Sendable {
    private let catalogue: Catalogue
    /// Where people find the site.
    private let address: String

    package init(_ catalogue: Catalogue, address: String) {
        self.catalogue = catalogue
        self.address = address
    }

    /// - Parameter language: as the reader's account says it.
    package func letter(of notice: Notice, language: String?) -> NoticeLetter {
        let words = catalogue[Language(tag: language)].notices
        switch notice {
        case .digest(let dossier):
            let body = words.digest.body([
                "link": address + Link.accessLog(dossier).path, "off": address + Link.digest(dossier).path,
                "proof": NoticeLetter.checkpointPlace,
            ])
            return NoticeLetter(subject: words.digest.subject, body: body)
        case .review(let dossier): return letter(words.review, to: .permissions(dossier))
        case .access(let event, _, let dossier): return letter(words.access(event), to: .permissions(dossier))
        case .right(let event, _, let dossier):
            return letter(words.right(event), to: event.isForAnswerer ? .oversight : .rights(dossier))
        }
    }

    /// What is told of what was done on the shell.
    package var ofShell: ShellLetters {
        ShellLetters(
            ofDossier: { dossier, language in
                shell(catalogue[Language(tag: language)].notices.shell, to: .accessLog(dossier))
            },
            ofPassword: { language in shell(catalogue[Language(tag: language)].notices.password, to: .home) })
    }

    private func shell(_ words: Words.Notices.Letter, to link: Link) -> ShellLetters.Letter {
        let letter = letter(words, to: link)
        return ShellLetters.Letter(subject: letter.subject, body: letter.body)
    }

    private func letter(_ words: Words.Notices.Letter, to link: Link) -> NoticeLetter {
        NoticeLetter(subject: words.subject, body: words.body(["link": address + link.path]))
    }
}
