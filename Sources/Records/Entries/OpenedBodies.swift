import Dossier
import Storage
import Synchronization

/// Bodies that were opened and decoded a moment ago, so that a page somebody reloads is not unsealed again.
///
/// The key holds every column the seal is bound to and the seal's own tag: what was changed in the database is not found
/// here and fails to open as it should. Bounded by the sealed size; the older half goes first. Memory already holds
/// every page being written, so this widens what an attacker with the server's memory reads, and nothing else
/// (docs/threat-model.md).
package final class OpenedBodies: Sendable {
    struct Key: Hashable {
        let dossier: DossierID
        let id: EntryID
        let author: AccountID
        let version: Int64
        let themes: Int64
        let parent: EntryID?
        /// Kind, visibility and the parent's area in one number.
        let structure: Int
        let tagHigh: UInt64
        let tagLow: UInt64

        init(_ row: EntryRow) {
            dossier = row.dossier
            id = row.id
            author = row.author
            version = row.version
            themes = row.themes.rawValue
            parent = row.parent
            structure = row.kind.rawValue << 16 | row.visibility.rawValue << 8 | (row.parentArea?.rawValue ?? 0)
            var words: (UInt64, UInt64) = (0, 0)
            if row.sealed.count >= 16 {
                row.sealed.withUnsafeBytes { bytes in
                    words.0 = bytes.loadUnaligned(fromByteOffset: bytes.count - 16, as: UInt64.self)
                    words.1 = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
                }
            }
            (tagHigh, tagLow) = words
        }
    }

    private struct Generations {
        var young: [Key: any EntryBody] = [:]
        var old: [Key: any EntryBody] = [:]
        var youngBytes = 0
    }

    private let generations = Mutex(Generations())
    private let bytesPerGeneration: Int

    /// - Parameter bytes: about how much sealed text the bodies kept may stand for.
    package init(bytes: Int) {
        bytesPerGeneration = bytes / 2
    }

    /// Opens entries of one kind, from memory where the very same row was opened before.
    package func open<Body: EntryBody>(_ rows: [EntryRow], as type: Body.Type, with seal: Seal) throws -> [Entry<Body>]
    {
        let keys = rows.map(Key.init)
        let known = generations.withLock { generations in keys.map { find($0, in: &generations) } }
        var opened: [Entry<Body>] = []
        opened.reserveCapacity(rows.count)
        var fresh: [(Key, Body, Int)] = []
        for index in rows.indices {
            if let body = known[index] as? Body {
                opened.append(Entry(row: rows[index], body: body))
            } else {
                let body = try seal.open(Body.self, rows[index].sealed, at: rows[index].place)
                fresh.append((keys[index], body, rows[index].sealed.count))
                opened.append(Entry(row: rows[index], body: body))
            }
        }
        if !fresh.isEmpty { generations.withLock { keep(fresh, in: &$0) } }
        return opened
    }

    private func find(_ key: Key, in generations: inout Generations) -> (any EntryBody)? {
        if let body = generations.young[key] { return body }
        guard let body = generations.old[key] else { return nil }
        generations.young[key] = body
        return body
    }

    private func keep<Body: EntryBody>(_ fresh: [(Key, Body, Int)], in generations: inout Generations) {
        for (key, body, bytes) in fresh {
            if generations.youngBytes + bytes > bytesPerGeneration {
                generations.old = generations.young
                generations.young = [:]
                generations.youngBytes = 0
            }
            generations.young[key] = body
            // A decoded body with its dictionary slot costs some 400 bytes beside its text.
            generations.youngBytes += bytes + 400
        }
    }
}
