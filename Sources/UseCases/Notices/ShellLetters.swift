import Dossier

/// The mails that tell of what was done on the server's shell (access rule 22), in the language of who gets it. They hold no
/// word of a dossier: neither whose it is, nor what was done.
package struct ShellLetters: Sendable {
    package typealias Letter = AccountLetter

    /// To who may read the log of that dossier, with the way to it.
    let ofDossier: @Sendable (DossierID, String?) -> Letter
    /// To who has a new password.
    let ofPassword: @Sendable (String?) -> Letter

    package init(
        ofDossier: @Sendable @escaping (DossierID, String?) -> Letter,
        ofPassword: @Sendable @escaping (String?) -> Letter
    ) {
        self.ofDossier = ofDossier
        self.ofPassword = ofPassword
    }
}
