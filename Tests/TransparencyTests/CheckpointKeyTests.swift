import Crypto
import Foundation
import Testing
import Transparency

@Suite("Checkpoint keys")
struct CheckpointKeyTests {
    @Test("a key has the id and text that Go's sumdb/note documents")
    func documentedKey() throws {
        let secret = try #require(Data(base64Encoded: "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
        let signer = try CheckpointSigner(
            name: "PeterNeumann", privateKey: .init(rawRepresentation: secret.dropFirst()))
        #expect(signer.verifier.keyID == 0xc74f_20a3)
        #expect(signer.verifier.vkey == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        #expect(try CheckpointVerifier(vkey: signer.verifier.vkey).vkey == signer.verifier.vkey)
    }

    @Test("a key survives being written and read, also when its id begins with zeroes")
    func roundTrip() throws {
        var ids: Set<UInt32> = []
        for number in 0..<300 {
            let seed = Array(SHA256.hash(data: [UInt8(number & 0xFF), UInt8(number >> 8)]))
            let signer = try CheckpointSigner(name: "log/\(number)", privateKey: .init(rawRepresentation: seed))
            let read = try CheckpointVerifier(vkey: signer.verifier.vkey)
            #expect(read.keyID == signer.verifier.keyID && read.name == signer.verifier.name)
            ids.insert(read.keyID)
        }
        #expect(ids.contains { $0 < 1 << 28 })
    }

    @Test(
        "a key has a name without space, plus or control character",
        arguments: ["", " ", "a b", "a+b", "a\u{A0}b", "a\u{2003}b", "a\nb", "a\u{85}", "a\u{0}", "\u{1F}"])
    func malformedName(name: String) {
        #expect(throws: CheckpointError.malformedKeyName) { try CheckpointSigner(name: name, privateKey: .init()) }
        #expect(throws: CheckpointError.malformedKeyName) {
            try CheckpointVerifier(name: name, publicKey: Curve25519.Signing.PrivateKey().publicKey)
        }
    }

    @Test("a key is not read from a text with anything changed or missing")
    func malformedText() throws {
        let key = Array(Notes.goKey.utf8)
        for place in key.indices {
            for change in [UInt8(ascii: "+"), UInt8(ascii: "z"), UInt8(ascii: "-"), 0, 0xFF] where key[place] != change
            {
                var changed = key
                changed[place] = change
                expectRefused(String(decoding: changed, as: UTF8.self))
            }
            expectRefused(String(decoding: key.prefix(place), as: UTF8.self))
            expectRefused(String(decoding: key.dropFirst(place + 1), as: UTF8.self))
        }
        expectRefused(Notes.goKey + "\n")
    }

    @Test("a malformed key is refused with the reason")
    func reasons() {
        let key = "Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
        #expect(throws: CheckpointError.wrongKeyID) { try CheckpointVerifier(vkey: "sum.golang.org+033de0af+\(key)") }
        #expect(throws: CheckpointError.wrongKeyID) { try CheckpointVerifier(vkey: "sum.golang.com+033de0ae+\(key)") }
        #expect(throws: CheckpointError.malformedKeyName) { try CheckpointVerifier(vkey: "+033de0ae+\(key)") }
        #expect(throws: CheckpointError.malformedVerifierKey) { try CheckpointVerifier(vkey: "a+-0000001+\(key)") }
        #expect(throws: CheckpointError.malformedVerifierKey) { try CheckpointVerifier(vkey: "a+00000001+AQ==") }
        #expect(throws: CheckpointError.unsupportedKeyType(4)) { try CheckpointVerifier(vkey: "a+00000001+BA==") }
    }

    @Test("a signer does not show its secret when printed")
    func printing() throws {
        let signer = try CheckpointSigner(name: "log", privateKey: .init())
        #expect("\(signer)" == "CheckpointSigner(\(signer.verifier.vkey))")
        #expect(String(reflecting: signer) == "\(signer)")
    }

    private func expectRefused(_ vkey: String) {
        #expect(throws: CheckpointError.self, "\(vkey)") { try CheckpointVerifier(vkey: vkey) }
    }
}
