import Identity
import TestKit
import Testing

@Suite("A session token is what Klaver made, or nothing")
struct SessionTokenTests {
    @Test("A new token reads back as itself, and no two are alike")
    func makesTokens() throws {
        var seen: Set<String> = []
        for _ in 0..<500 {
            let token = SessionToken.random()
            #expect(token.text.utf8.count == 64)
            let read = try #require(SessionToken(token.text))
            #expect(read == token && read.hash == token.hash)
            seen.insert(token.text)
        }
        #expect(seen.count == 500)
    }

    static let others = [
        "", "abc", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
        String(repeating: "A", count: 64), String(repeating: "g", count: 64), String(repeating: "a", count: 63) + " ",
        " " + String(repeating: "a", count: 63), String(repeating: "é", count: 32),
        String(repeating: "a", count: 63) + "\0",
        String(repeating: "٣", count: 32), "0x" + String(repeating: "a", count: 62),
    ]

    @Test("Anything else is no token", arguments: others)
    func refusesOthers(_ text: String) {
        #expect(SessionToken(text) == nil)
    }

    @Test("Any changed character makes it another token or none")
    func readsEveryCharacter() {
        let token = SessionToken.random()
        for index in 0..<64 {
            for replacement in ["0", "f", "F", "-", "z"] {
                var letters = token.text.map(String.init)
                guard letters[index] != replacement else { continue }
                letters[index] = replacement
                let read = SessionToken(letters.joined())
                #expect(read?.hash != token.hash)
                #expect((read == nil) == !"0f".contains(replacement))
            }
        }
    }

    @Test("The hash the database holds is not the token")
    func hashes() {
        let token = SessionToken.random()
        #expect(token.hash.count == 32)
        #expect(token.hash != Array(token.text.utf8.prefix(32)))
    }
}
