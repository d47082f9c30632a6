import Testing

@testable import Dossier

struct IdentifierTests {
    private let text = "0199f0aa-1b2c-7d3e-8f40-5162738495a6"

    @Test("An identifier is read and written as it stands, in text and in bytes")
    func roundTrip() throws {
        let id = try #require(EntryID(text))
        #expect(id.text == text)
        #expect(EntryID(text.uppercased()) == id)
        #expect(EntryID(bytes: id.bytes) == id)
        #expect(id.bytes.first == 0x01 && id.bytes.last == 0xa6)
    }

    @Test(
        "Anything else is not an identifier",
        arguments: [
            "", "0199f0aa1b2c7d3e8f405162738495a6", "0199f0aa-1b2c-7d3e-8f40-5162738495a",
            "0199f0aa-1b2c-7d3e-8f40-5162738495a67", "0199f0aa-1b2c-7d3e-8f40_5162738495a6",
            "0199f0ag-1b2c-7d3e-8f40-5162738495a6", "{199f0aa-1b2c-7d3e-8f40-5162738495a6",
        ])
    func wrong(text: String) {
        #expect(EntryID(text) == nil)
    }

    @Test("Sixteen bytes, no more and no fewer", arguments: [0, 15, 17])
    func bytes(count: Int) {
        #expect(EntryID(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test("Identifiers sort as their text does")
    func order() {
        let ids = [(0, UInt64.max), (1, 0), (1, 1), (UInt64.max, 0)].map { EntryID(high: $0.0, low: $0.1) }
        #expect(ids.shuffled().sorted() == ids)
        #expect(ids.map(\.text).sorted() == ids.map(\.text))
    }
}
