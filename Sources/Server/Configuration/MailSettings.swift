import Foundation
import Mail
import UseCases

/// How mail is sent, and where its links lead.
package struct MailSettings: Sendable {
    package let post: MailPost
    /// Where people find the site, without a slash at the end.
    package let address: String

    /// - Returns: nil where no mail is sent.
    /// - Throws: `ConfigurationError` with what is wrong with which setting.
    init?(sendmail: String, from: String, address: String) throws {
        guard !sendmail.isEmpty else { return nil }
        func wrong(_ setting: Setting, _ what: String) -> ConfigurationError {
            ConfigurationError(setting: setting.environment, what: what)
        }
        guard let program = Sendmail(command: sendmail) else {
            throw wrong(.sendmail, "must begin with the path of a program, not \"\(sendmail)\"")
        }
        guard let from = MailAddress(from) else {
            throw wrong(.mailFrom, "goes with \(Setting.sendmail.environment) and must be a mail address")
        }
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false,
            url.query == nil, url.fragment == nil, url.user == nil, ["", "/"].contains(url.path)
        else {
            throw wrong(
                .address,
                "goes with \(Setting.sendmail.environment) and must be where people find Klaver, as https://klaver.example.org"
            )
        }
        post = MailPost(sendmail: program, from: from)
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}
