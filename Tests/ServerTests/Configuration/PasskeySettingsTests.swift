import Passkeys
import TestKit
import Testing

@testable import Server

@Suite("Whom passkeys are for")
struct PasskeySettingsTests {
    private func party(_ address: String) async throws -> RelyingParty? {
        try await KlaverConfiguration.read(flags: [(.address, address)]).relyingParty
    }

    @Test("The name in the address that is set; without one this machine itself, to try them out")
    func address() async throws {
        #expect(try await party("https://klaver.example.nl/")?.id == "klaver.example.nl")
        #expect(try await party("") == .localhost)
        #expect(try await party("http://klaver.example.nl") == nil, "browsers know none without TLS")
        let secure = try await KlaverConfiguration.read(flags: [(.secure, "true")])
        #expect(secure.relyingParty == nil, "behind TLS somebody opens another name than localhost")
    }
}
