import CSodium
import Dispatch
import Foundation

/// Password hashing with Argon2id (libsodium), off the event loop and few at a time: one hash takes 32 MiB and a tenth
/// of a second, and a crowd of guesses must not take the memory or the cores from people who work.
package final class Passwords: Sendable {
    private static let operations = 3
    private static let memory = 32 << 20
    private static let atOnce = 2

    /// The shortest password, in characters, as NIST SP 800-63B asks; there are no rules on which characters.
    package static let shortest = 12

    /// The longest, in bytes: it has to be hashed.
    package static let longest = 1024

    package enum Problem: Sendable, Equatable {
        case tooShort
        case tooLong
    }

    /// Why a new password is not taken; nil when it is.
    package static func problem(of password: String) -> Problem? {
        if password.count < shortest { return .tooShort }
        return password.utf8.count > longest ? .tooLong : nil
    }

    private let queue = DispatchQueue(label: "klaver.passwords", attributes: .concurrent)
    private let places = DispatchSemaphore(value: Passwords.atOnce)
    /// Compared against when there is no such account, so that the answer takes as long.
    private let decoy: String

    /// - Throws: `PasswordError.unavailable` when libsodium does not start.
    package init() throws {
        guard sodium_init() >= 0, let decoy = Self.hash("nobody signs in with this") else {
            throw PasswordError.unavailable
        }
        self.decoy = decoy
    }

    /// The Argon2id string to keep, with its own salt and costs in it.
    package func hash(_ password: String) async throws -> String {
        guard let hash = await run({ Self.hash(password) }) else { throw PasswordError.unavailable }
        return hash
    }

    /// Whether a password is the one that was hashed. Nil stands for no such account and takes as long.
    package func verify(_ password: String, against hash: String?) async -> Bool {
        let known = hash ?? decoy
        let matches = await run {
            Self.withBytes(of: password) { crypto_pwhash_str_verify(known, $0, $1) == 0 }
        }
        return matches && hash != nil
    }

    private func run<Value: Sendable>(_ body: @Sendable @escaping () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { [places] in
                places.wait()
                defer { places.signal() }
                continuation.resume(returning: body())
            }
        }
    }

    // By its length: as a C string it would end at the first NUL, and one that starts with it would be empty.
    private static func withBytes<Value>(of password: String, _ body: (UnsafePointer<CChar>, UInt64) -> Value) -> Value
    {
        var password = password
        return password.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { body($0, UInt64(characters.count)) } ?? body("", 0)
            }
        }
    }

    private static func hash(_ password: String) -> String? {
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let result = withBytes(of: password) {
            crypto_pwhash_str(&output, $0, $1, UInt64(operations), memory)
        }
        guard result == 0 else { return nil }
        return String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

package enum PasswordError: Error, Equatable {
    case unavailable
}
