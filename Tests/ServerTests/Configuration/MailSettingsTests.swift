import Testing

@testable import Server

@Suite("Settings of mail")
struct MailSettingsTests {
    @Test("Without a program there is no mail, whatever else is set")
    func off() throws {
        #expect(try MailSettings(sendmail: "", from: "x", address: "x") == nil)
    }

    @Test(
        "With all three there is, and a slash at the end of the address does no harm",
        arguments: ["https://klaver.example.org", "https://klaver.example.org/"])
    func on(_ address: String) throws {
        let settings = try MailSettings(
            sendmail: "/usr/bin/msmtp -C x", from: "klaver@example.org", address: address)
        #expect(settings?.address == "https://klaver.example.org")
    }

    @Test(
        "What is wrong names its setting",
        arguments: [
            ("msmtp", "klaver@example.org", "https://klaver.example.org", "KLAVER_SENDMAIL"),
            ("/usr/bin/msmtp", "", "https://klaver.example.org", "KLAVER_MAIL_FROM"),
            ("/usr/bin/msmtp", "Klaver <klaver@example.org>", "https://klaver.example.org", "KLAVER_MAIL_FROM"),
            ("/usr/bin/msmtp", "klaver@example.org", "", "KLAVER_ADDRESS"),
            ("/usr/bin/msmtp", "klaver@example.org", "klaver.example.org", "KLAVER_ADDRESS"),
            ("/usr/bin/msmtp", "klaver@example.org", "https://klaver.example.org/x?y", "KLAVER_ADDRESS"),
            ("/usr/bin/msmtp", "klaver@example.org", "javascript:alert(1)", "KLAVER_ADDRESS"),
        ])
    func wrong(_ sendmail: String, _ from: String, _ address: String, _ setting: String) {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try MailSettings(sendmail: sendmail, from: from, address: address)
        }
        #expect(error?.description.hasPrefix("\(setting): ") == true)
    }
}
