import Dossier
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Mail that says that there is something to see")
struct NoticeLetterTests {
    private static let dossier = DossierID(high: 9, low: 1)
    private static let letters = Result { NoticeLetters(try Catalogue.own.get(), address: "https://klaver.test") }

    private static let all: [Notice] =
        [.digest(dossier), .review(dossier)]
        + RequestEvent.allCases.flatMap { event -> [Notice] in
            [
                .access(event, GrantID(high: 1, low: 1), dossier),
                .right(event, RightsRequestID(high: 1, low: 2), dossier),
            ]
        }

    @Test("Each has a subject, a link that is an address of the site, and every place filled", arguments: all)
    func filled(_ notice: Notice) throws {
        for language in [nil, "nl", "nl-BE", "en", "xx"] {
            let letter = try Self.letters.get().letter(of: notice, language: language)
            #expect(!letter.subject.isEmpty && !letter.subject.contains("\n"))
            #expect(letter.body.contains("https://klaver.test/"))
            let rest = letter.body.replacing(NoticeLetter.checkpointPlace, with: "")
            #expect(!rest.contains("{") && !rest.contains("\\n"))
            #expect(letter.body.contains(language == "en" ? "Hello" : "Hallo"))
        }
    }

    @Test("It says nothing of the request itself: not which one, nor of whom")
    func wordless() throws {
        for notice in Self.all {
            let letter = try Self.letters.get().letter(of: notice, language: nil)
            #expect(!letter.body.contains(GrantID(high: 1, low: 1).text))
            #expect(!letter.body.contains(RightsRequestID(high: 1, low: 2).text))
        }
    }

    @Test("The weekly message leads to who looked, to where it is switched off, and has room for the proof")
    func digest() throws {
        let body = try Self.letters.get().letter(of: .digest(Self.dossier), language: nil).body
        #expect(body.contains("https://klaver.test/dossiers/\(Self.dossier)/wie-keek-mee\n"))
        #expect(body.contains("/wie-keek-mee#weekbericht"))
        #expect(body.contains(NoticeLetter.checkpointPlace))
    }
}
