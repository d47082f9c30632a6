import TestKit
import Testing

@testable import Passkeys

@Suite("Reading CBOR of whoever sends it")
struct CBORTests {
    private func problem(_ bytes: [UInt8]) -> CBORProblem? {
        do throws(CBORProblem) { _ = try CBORReader.value(of: bytes) } catch { return error }
        return nil
    }

    @Test(
        "The examples of RFC 8949 that an authenticator could write",
        arguments: [
            ([0x00], .integer(0)), ([0x17], .integer(23)), ([0x18, 0x18], .integer(24)),
            ([0x19, 0x03, 0xe8], .integer(1000)),
            ([0x1a, 0x00, 0x0f, 0x42, 0x40], .integer(1_000_000)), ([0x20], .integer(-1)),
            ([0x38, 0x63], .integer(-100)),
            ([0x44, 1, 2, 3, 4], .bytes([1, 2, 3, 4])), ([0x62, 0xc3, 0xbc], .text("\u{fc}")), ([0xf4], .truth(false)),
            ([0xf5], .truth(true)), ([0xf6], .null),
            ([0x83, 1, 2, 3], .array([.integer(1), .integer(2), .integer(3)])),
            ([0xa2, 0x01, 0x02, 0x61, 0x61, 0x40], .map([.integer(1): .integer(2), .text("a"): .bytes([])])),
        ] as [([UInt8], CBORValue)])
    func reads(_ bytes: [UInt8], _ value: CBORValue) throws {
        #expect(try CBORReader.value(of: bytes) == value)
    }

    @Test(
        "What is refused",
        arguments: [
            ([], .cutOff), ([0x18], .cutOff), ([0x42, 1], .cutOff), ([0x82, 1], .cutOff), ([0x00, 0x00], .trailing),
            ([0x5f, 0x41, 1, 0xff], .indefinite), ([0x7f, 0xff], .indefinite), ([0x9f, 0xff], .indefinite),
            ([0xbf, 0xff], .indefinite), ([0xff], .indefinite), ([0xa2, 1, 1, 1, 2], .duplicateKey),
            // The same key in a longer form.
            ([0xa2, 1, 1, 0x18, 1, 2], .duplicateKey), ([0xa1, 0x80, 1], .notRead), ([0xa1, 0x41, 1, 1], .notRead),
            ([0xc0, 0x00], .notRead), ([0xf7], .notRead), ([0xf9, 0, 0], .notRead), ([0x61, 0xff], .notRead),
            ([0x1c], .notRead), ([0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0], .notRead),
            ([0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .notRead),
            ([0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .cutOff),
            ([0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .cutOff),
        ] as [([UInt8], CBORProblem)])
    func refuses(_ bytes: [UInt8], _ expected: CBORProblem) {
        #expect(problem(bytes) == expected)
    }

    @Test("Never deeper than it should, and never longer")
    func bounds() {
        #expect(problem([UInt8](repeating: 0x81, count: CBORReader.deepest - 1) + [0]) == nil)
        #expect(problem([UInt8](repeating: 0x81, count: CBORReader.deepest) + [0]) == .tooDeep)
        #expect(problem([UInt8](repeating: 0x81, count: 60_000)) == .tooDeep)
        #expect(problem([UInt8](repeating: 0, count: CBORReader.longest + 1)) == .tooLong)
    }

    @Test("Random bytes, and a right one with random bytes in it, end in a value or a problem", arguments: 0..<40)
    func random(_ seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = problem(bytes)
            _ = try? AuthenticatorData(bytes + bytes)
            _ = try? CredentialKey(bytes)
        }
        let made = TestAuthenticator().make([1, 2, 3])
        for _ in 0..<200 {
            var answer = made
            answer.attestation[Int.random(in: 0..<made.attestation.count, using: &random)] = UInt8.random(
                in: 0...255, using: &random)
            _ = try? MakingRules.judge(answer, challenge: [1, 2, 3], for: TestAuthenticator.party)
            answer.attestation.removeLast(Int.random(in: 1..<made.attestation.count, using: &random))
            #expect(throws: PasskeyProblem.self) {
                try MakingRules.judge(answer, challenge: [1, 2, 3], for: TestAuthenticator.party)
            }
        }
    }
}
