import Mail
import TestKit
import Testing

@Suite("Handing mail to sendmail")
struct SendmailTests {
    private func message(_ body: String = "Hallo") throws -> MailMessage {
        MailMessage(
            from: try #require(MailAddress("klaver@klaver.test")), to: try #require(MailAddress("lisa@klaver.test")),
            subject: "Welkom", body: body, id: "1", writtenAt: 0)
    }

    @Test("The letter comes on standard input, the address after every option")
    func hands() async throws {
        let mailbox = try Mailbox()
        try await mailbox.post.sendmail.send(message())
        #expect(try mailbox.seen("arguments") == ["-i", "-f", "klaver@klaver.test", "--", "lisa@klaver.test"])
        #expect(try mailbox.letters() == [message().text])
    }

    @Test("Nothing of the server goes along: no file it has open, and nothing of its environment")
    func alone() async throws {
        let mailbox = try Mailbox()
        try await mailbox.post.sendmail.send(message())
        // The three of every program, and the folder that ls looks in.
        #expect(try mailbox.seen("open").count == 4)
        let names = try mailbox.seen("environment").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).isSubset(of: ["PATH", "PWD", "OLDPWD", "SHLVL", "_"]))
    }

    @Test("A program that says no, that is not there, and a letter that is no letter")
    func fails() async throws {
        let mailbox = try Mailbox()
        try mailbox.refuse(true)
        let (short, long) = (try message(), try message(String(repeating: "x", count: 60_000)))
        await #expect(throws: Sendmail.Failure.refused(status: 75)) { try await mailbox.post.sendmail.send(short) }
        let nowhere = try #require(Sendmail(command: "/nowhere/sendmail -t"))
        await #expect(throws: Sendmail.Failure.notThere) { try await nowhere.send(short) }
        await #expect(throws: Sendmail.Failure.tooLong) { try await mailbox.post.sendmail.send(long) }
        #expect(Sendmail(command: "sendmail") == nil, "a path: what is found first elsewhere may be another's")
        #expect(Sendmail(command: "") == nil)
    }
}
