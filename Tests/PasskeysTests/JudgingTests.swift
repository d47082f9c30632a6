import TestKit
import Testing

@testable import Passkeys

@Suite("Which passkeys are believed")
struct JudgingTests {
    private static let asked = [UInt8](repeating: 7, count: 32)

    private func made(_ device: TestAuthenticator, _ party: RelyingParty = TestAuthenticator.party) -> PasskeyProblem? {
        do throws(PasskeyProblem) {
            _ = try MakingRules.judge(device.make(Self.asked), challenge: Self.asked, for: party)
        } catch { return error }
        return nil
    }

    private func used(
        _ device: TestAuthenticator, known signCount: UInt32 = 0, isBackupEligible: Bool = false,
        challenge: [UInt8] = asked, _ change: (inout UsedAnswer) -> Void = { _ in }
    ) throws -> PasskeyProblem? {
        var answer = try device.use(Self.asked)
        change(&answer)
        let known = KnownPasskey(
            key: try CredentialKey(device.publicKey), signCount: signCount, isBackupEligible: isBackupEligible)
        do throws(PasskeyProblem) {
            _ = try UsingRules.judge(answer, challenge: challenge, for: TestAuthenticator.party, known: known)
        } catch { return error }
        return nil
    }

    @Test("A browser offers them at the site's own name and below it, at any port, and nowhere else")
    func hosts() {
        let party = TestAuthenticator.party
        for host in ["klaver.test", "KLAVER.test:8443", "www.klaver.test"] { #expect(party.isMet(at: host)) }
        for host in ["127.0.0.1:8080", "localhost", "notklaver.test", "klaver.test.evil.test", "[::1]:80", ""] {
            #expect(!party.isMet(at: host))
        }
        #expect(party.name(insteadOf: "127.0.0.1:8080") == "klaver.test")
        #expect(RelyingParty(address: "https://klaver.test:8443")?.name(insteadOf: "[::1]") == "klaver.test:8443")
        #expect(RelyingParty.localhost.name(insteadOf: "127.0.0.1:8080") == "localhost:8080")
    }

    @Test("One that was made as it should be is kept as it is")
    func right() throws {
        var device = TestAuthenticator(9)
        device.flags = 5 | 8 | 16
        device.signCount = 4
        let made = try MakingRules.judge(
            device.make(Self.asked), challenge: Self.asked, for: TestAuthenticator.party)
        #expect(made.id == device.id && made.key.bytes == device.publicKey && made.signCount == 4)
        #expect(made.isBackupEligible && made.isBackedUp)
    }

    @Test("What is wrong with making and using one has its own word")
    func wrong() throws {
        func changed(_ change: (inout TestAuthenticator) -> Void) -> TestAuthenticator {
            var device = TestAuthenticator()
            change(&device)
            return device
        }
        let both: [(TestAuthenticator, PasskeyProblem)] = [
            (changed { $0.origin = "https://evil.test" }, .wrongOrigin),
            (changed { $0.origin = "https://klaver.test:8443" }, .wrongOrigin),
            (changed { $0.origin = "http://klaver.test" }, .wrongOrigin),
            (changed { $0.origin = "https://www.klaver.test" }, .wrongOrigin),
            (changed { $0.isFramed = true }, .wrongOrigin), (changed { $0.type = "payment.get" }, .wrongType),
            (changed { $0.relyingParty = "test" }, .wrongRelyingParty), (changed { $0.flags = 1 }, .notVerified),
            (changed { $0.flags = 4 }, .notPresent), (changed { $0.flags = 5 | 16 }, .backupChanged),
        ]
        for (device, problem) in both {
            #expect(made(device) == problem)
            #expect(try used(device) == problem)
        }
        #expect(made(changed { $0.type = "webauthn.get" }) == .wrongType)
        #expect(try used(changed { $0.type = "webauthn.create" }) == .wrongType)
        #expect(made(changed { $0.algorithm = -35 }) == .unknownKey)
        #expect(try used(changed { $0.flags = 5 | 8 }) == .backupChanged, "what was of one device is of more")
        #expect(try used(TestAuthenticator(), isBackupEligible: true) == .backupChanged)
        #expect(try used(TestAuthenticator(), challenge: [1]) == .wrongChallenge)
        #expect(try used(TestAuthenticator()) { $0.signature[8] ^= 1 } == .badSignature)
        #expect(try used(TestAuthenticator()) { $0.signature = [] } == .badSignature)
        #expect(try used(TestAuthenticator()) { $0.authenticatorData[36] ^= 1 } == .badSignature)
        #expect(try used(TestAuthenticator()) { $0.clientData.append(32) } == .badSignature)
        #expect(try used(TestAuthenticator()) { $0.authenticatorData.append(0) } == .unreadable)
    }

    @Test("A device that counts goes on counting; one that does not stays at nought")
    func counts() throws {
        var device = TestAuthenticator()
        #expect(try used(device) == nil)
        device.signCount = 6
        #expect(try used(device, known: 5) == nil)
        for known: UInt32 in [6, 7, .max] { #expect(try used(device, known: known) == .counterWentBack) }
        device.signCount = 0
        #expect(try used(device, known: 1) == .counterWentBack)
    }

    @Test("A statement of another kind is passed by, one where there should be none is not, nor a point off the curve")
    func statements() throws {
        var device = TestAuthenticator()
        device.format = "packed"
        #expect(made(device) == nil)
        device.extensions = [0xa1] + CBORText.text("credProps") + [0xa0]
        #expect(made(device) == nil)
        device.extensions = [0x80]
        #expect(made(device) == .unreadable)
        var off = device.publicKey
        off[off.count - 1] ^= 1
        #expect(throws: PasskeyProblem.unknownKey) { try CredentialKey(off) }
        #expect(throws: PasskeyProblem.unreadable) { try CredentialKey(device.publicKey + [0]) }
    }

    @Test("What the browser says is UTF-8 and JSON with what is needed, and nothing that only looks like it")
    func clientData() throws {
        let right = TestAuthenticator().clientData("webauthn.get", Self.asked)
        #expect(try ClientData(right).origin == TestAuthenticator.address)
        for wrong: [UInt8] in [
            [], Array("{}".utf8), Array("[]".utf8), right.flatMap { [$0, 0] }, right + [0], right + right,
            right + [0xff], [UInt8](repeating: 32, count: 5000) + right,
        ] {
            #expect(throws: PasskeyProblem.unreadable) { try ClientData(wrong) }
        }
    }

    @Test(
        "Whom passkeys are for comes from the address of the site",
        arguments: [
            ("https://klaver.example.nl", "klaver.example.nl", "https://klaver.example.nl"),
            ("https://Klaver.Example.nl:443/", "klaver.example.nl", "https://klaver.example.nl"),
            ("https://klaver.example.nl:8443", "klaver.example.nl", "https://klaver.example.nl:8443"),
            ("http://localhost:8080", "localhost", "http://localhost:8080"),
            ("http://klaver.localhost", "klaver.localhost", "http://klaver.localhost"),
        ])
    func party(_ address: String, _ id: String, _ origin: String) throws {
        let party = try #require(RelyingParty(address: address))
        #expect(party.id == id && party.accepts(origin: origin) && !party.accepts(origin: origin + ".evil.test"))
        #expect(!party.accepts(origin: "null") && !party.accepts(origin: ""))
    }

    @Test(
        "Without TLS, or at a number, browsers know none",
        arguments: [
            "http://klaver.example.nl", "https://192.0.2.7", "https://[2001:db8::1]", "https://", "klaver.example.nl",
            "",
            "https://klaver_x.nl:99999999", "ftp://klaver.example.nl",
        ])
    func noParty(_ address: String) {
        #expect(RelyingParty(address: address) == nil)
    }

    @Test("On one's own machine any port will do, and no other name")
    func localhost() {
        for origin in ["http://localhost", "http://localhost:8080"] {
            #expect(RelyingParty.localhost.accepts(origin: origin))
        }
        for origin in [
            "http://localhost.evil.test", "http://localhost:80@evil.test", "https://klaver.test", "http://127.0.0.1",
        ] {
            #expect(!RelyingParty.localhost.accepts(origin: origin))
        }
    }
}
