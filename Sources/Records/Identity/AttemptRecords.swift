import Dossier
import Storage

/// What one attempt to sign in at a provider must find again when it comes back.
package struct AttemptWords: Codable, Sendable, Equatable {
    package var provider: String
    package var nonce: String
    package var verifier: String
    /// A path of this site.
    package var next: String

    package init(provider: String, nonce: String, verifier: String, next: String) {
        self.provider = provider
        self.nonce = nonce
        self.verifier = verifier
        self.next = next
    }
}

/// The SQL of attempts that are on the way: found by hashes of what only the browser and the provider hold.
package enum AttemptRecords {
    package static func insert(
        _ words: AttemptWords, stateHash: [UInt8], browserHash: [UInt8], linking account: AccountID?,
        at moment: Moment, with seal: Seal, _ session: any SQLSession
    ) throws {
        let sealed = try seal.seal(words, at: place(of: stateHash))
        try session.add(
            """
            INSERT INTO sign_in_attempt (state_hash, browser_hash, account_id, made_at, sealed)
            VALUES (\(stateHash), \(browserHash), \(account), \(moment), \(sealed))
            """)
    }

    /// Takes an attempt, once: whoever comes second finds nothing. One of another browser stays for that browser.
    ///
    /// - Parameter start: what was made before this is over.
    package static func take(
        stateHash: [UInt8], browserHash: [UInt8], madeAfter start: Moment, with seal: Seal, _ session: any SQLSession
    ) throws -> (words: AttemptWords, linking: AccountID?)? {
        try session.first(
            """
            DELETE FROM sign_in_attempt
            WHERE state_hash = \(stateHash) AND browser_hash = \(browserHash) AND made_at > \(start)
            RETURNING sealed, account_id
            """
        ) { (try seal.open(AttemptWords.self, $0.bytes(0), at: place(of: stateHash)), try $0.optionalID(1)) }
    }

    package static func deleteOver(madeBefore start: Moment, _ session: any SQLSession) throws {
        try session.add("DELETE FROM sign_in_attempt WHERE made_at <= \(start)")
    }

    private static func place(of stateHash: [UInt8]) -> SealedPlace {
        SealedPlace("sign_in_attempt").with(hash: stateHash)
    }
}
