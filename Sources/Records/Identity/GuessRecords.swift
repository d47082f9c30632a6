import Dossier
import Storage

/// Counts wrong passwords per account and per address of origin.
package enum GuessRecords {
    package static func find(
        _ bucket: [UInt8], _ session: any SQLSession
    ) throws -> (failures: Int64, lastAt: Moment)? {
        try session.first("SELECT failures, last_at FROM sign_in_guess WHERE bucket = \(bucket)") {
            ($0.integer(0), $0.moment(1))
        }
    }

    package static func set(
        _ bucket: [UInt8], failures: Int64, at moment: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO sign_in_guess (bucket, failures, last_at) VALUES (\(bucket), \(failures), \(moment))
            ON CONFLICT (bucket) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
            """)
    }

    package static func forget(_ bucket: [UInt8], _ session: any SQLSession) throws {
        try session.add("DELETE FROM sign_in_guess WHERE bucket = \(bucket)")
    }
}
