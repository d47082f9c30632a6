import Foundation
import Testing

@testable import Mail

@Suite("A letter as it goes to sendmail")
struct MailMessageTests {
    private func message(_ subject: String, _ body: String) throws -> MailMessage {
        MailMessage(
            from: try #require(MailAddress("klaver@klaver.test")), to: try #require(MailAddress("lisa@klaver.test")),
            subject: subject, body: body, id: "018f", writtenAt: 1_795_338_000)
    }

    /// The body, as a mail program reads it.
    private static func read(_ body: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(body.replacing("=\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A plain letter, whole")
    func plain() throws {
        #expect(
            try message("Welkom", "Hallo,\n\nTot ziens").text == """
                Date: Sun, 22 Nov 2026 09:00:00 +0000
                From: klaver@klaver.test
                To: lisa@klaver.test
                Message-ID: <018f@klaver.test>
                Subject: Welkom
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable
                Auto-Submitted: auto-generated

                Hallo,

                Tot ziens

                """)
    }

    @Test(
        "A subject in any language comes back as it was, in lines that fit, and can become no other header",
        arguments: [
            "Eén vraag", "مرحبا بكم في كلافر، هذه رسالة طويلة جدا من أجل الاختبار", String(repeating: "ë", count: 200),
            String(repeating: "lang ", count: 40), "=?utf-8?q?vals?=", "👩‍👩‍👧 thuis", "",
        ])
    func subject(_ subject: String) throws {
        let header = EncodedWord.header(subject, after: 9)
        for line in header.split(separator: "\n") { #expect(line.utf8.count <= 76) }
        #expect(header.utf8.allSatisfy { $0 == 10 || (0x20...0x7e).contains($0) })
        let words = header.matches(of: /=\?utf-8\?q\?(.*?)\?=/).map { String($0.1) }
        let read = Self.read(words.joined().replacing("_", with: " "))
        #expect(words.isEmpty ? header == subject : read == subject)
    }

    @Test("A line end in a subject ends no header")
    func injected() throws {
        for end in ["\n", "\r\n", "\r", "\u{2028}"] {
            let text = try message("Welkom\(end)Bcc: ander@klaver.test", "x").text
            #expect(!text.contains("\nBcc:"))
        }
    }

    @Test(
        "A body comes back as it was, in short lines of seven bits",
        arguments: [
            "Eén regel", "a = b", "spatie aan het eind \nen verder", ".\n.punt\nFrom de maan", "\ttab",
            String(repeating: "woord ", count: 100), String(repeating: "é", count: 300), "👩‍👩‍👧", "\n\n",
        ])
    func body(_ body: String) {
        let written = QuotedPrintable.text(body)
        for line in written.split(separator: "\n") {
            #expect(line.utf8.count <= 76)
            #expect(!line.hasPrefix(".") && !line.hasPrefix("From ") && !line.hasSuffix(" "))
        }
        #expect(written.utf8.allSatisfy { $0 == 10 || (0x20...0x7e).contains($0) })
        #expect(Self.read(written) == body)
    }

    @Test(
        "Moments as mail writes them",
        arguments: [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 +0000"), (1_795_338_000, "Sun, 22 Nov 2026 09:00:00 +0000"),
            (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        ])
    func dates(_ seconds: Int64, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }

    @Test(
        "What could become a header, an option or a second reader is no address",
        arguments: [
            "", "lisa", "@klaver.test", "lisa@", "lisa@a@b", "lisa@klaver.test\nBcc: x@y.test", "lisa@klaver.test\r",
            "-oQ/tmp@klaver.test", "a,b@klaver.test", "Lisa <lisa@klaver.test>", "lisa @klaver.test",
            "l\u{0}@klaver.test",
            "lïsa@klaver.test", "\"a b\"@klaver.test", String(repeating: "a", count: 250) + "@klaver.test",
        ])
    func addresses(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test(
        "Ordinary addresses are addresses",
        arguments: ["lisa@klaver.test", "l.de-wit+klaver@mail.klaver.test", "o'hara@x.y"])
    func goodAddresses(_ text: String) {
        #expect(MailAddress(text)?.text == text)
    }
}
