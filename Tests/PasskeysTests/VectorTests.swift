import Dossier
import Foundation
import Testing

@testable import Passkeys

/// Passkeys written and judged by PyPI's packages (e2e/make_passkeys.py): nothing of them is ours.
@Suite("The same verdict as PyPI's webauthn")
struct VectorTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let kind: String
        let client: String
        let attestation: String?
        let key: String?
        let data: String?
        let signature: String?
        let count: UInt32?
        let accepted: Bool

        var testDescription: String { name }
    }

    static let cases: [Case] = {
        guard let file = Bundle.module.url(forResource: "passkeys", withExtension: "json"),
            let data = try? Data(contentsOf: file)
        else { return [] }
        return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
    }()

    private static let challenge = Array(UInt8(0)..<32)

    @Test("The file is there, with passkeys that are right and more that are wrong")
    func isThere() {
        #expect(Self.cases.count { $0.accepted } >= 15 && Self.cases.count { !$0.accepted } >= 50)
    }

    @Test("Each", arguments: cases)
    func each(_ one: Case) throws {
        let party = try #require(RelyingParty(address: "https://klaver.test"))
        func bytes(_ text: String?) throws -> [UInt8] { try #require(text.flatMap { Base64URL.decoded($0) }) }
        var problem: PasskeyProblem?
        if one.kind == "made" {
            let answer = MadeAnswer(clientData: try bytes(one.client), attestation: try bytes(one.attestation))
            do throws(PasskeyProblem) {
                _ = try MakingRules.judge(answer, challenge: Self.challenge, for: party)
            } catch { problem = error }
        } else {
            let answer = UsedAnswer(
                id: [1], clientData: try bytes(one.client), authenticatorData: try bytes(one.data),
                signature: try bytes(one.signature))
            let known = KnownPasskey(
                key: try CredentialKey(try bytes(one.key)), signCount: try #require(one.count),
                isBackupEligible: false)
            do throws(PasskeyProblem) {
                _ = try UsingRules.judge(answer, challenge: Self.challenge, for: party, known: known)
            } catch { problem = error }
        }
        #expect((problem == nil) == one.accepted, "\(problem.map(\.word) ?? "accepted")")
    }
}
