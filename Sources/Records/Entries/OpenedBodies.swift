import Dossier
import Metrics
import Storage
import Synchronization

/// What was opened and decoded a moment ago, so that a page somebody reloads is not unsealed again.
///
/// The key holds every column the seal is bound to and the seal's own tag: a row whose columns or tag were changed in the
/// database is not found here and fails to open as it should; one whose ciphertext was changed under its tag gives the
/// words that were sealed, until they are forgotten here. Bounded by the sealed size; the older half goes first. Memory
/// already holds every page being written, so this widens what an attacker with the server's memory reads, and nothing
/// else (docs/threat-model.md).
package final class OpenedBodies: Sendable {
    private struct EntryKey: Hashable {
        let dossier: DossierID
        let id: EntryID
        let author: AccountID
        let version: Int64
        let themes: Int64
        let parent: EntryID?
        /// Kind, visibility and the parent's area in one number.
        let structure: Int
        let tag: SealTag

        init(_ row: EntryRow) {
            dossier = row.dossier
            id = row.id
            author = row.author
            version = row.version
            themes = row.themes.rawValue
            parent = row.parent
            structure = row.kind.rawValue << 16 | row.visibility.rawValue << 8 | (row.parentArea?.rawValue ?? 0)
            tag = SealTag(of: row.sealed)
        }
    }

    private struct PlaceKey: Hashable {
        let place: SealedPlace
        let tag: SealTag
    }

    private let hits = Counter(label: "klaver_opened_memory_hits_total")
    private let misses = Counter(label: "klaver_opened_memory_misses_total")
    private let entries: Mutex<Generations<EntryKey, any EntryBody>>
    private let others: Mutex<Generations<PlaceKey, any Sendable>>

    /// - Parameter bytes: about how much sealed text everything kept may stand for.
    package init(bytes: Int) {
        entries = Mutex(Generations(bytes: bytes - bytes / 8))
        others = Mutex(Generations(bytes: bytes / 8))
    }

    /// Opens entries of one kind, from memory where the very same row was opened before.
    package func open<Body: EntryBody>(_ rows: [EntryRow], as type: Body.Type, with seal: Seal) throws -> [Entry<Body>]
    {
        let keys = rows.map(EntryKey.init)
        let known = entries.withLock { entries in keys.map { entries.find($0) } }
        var opened: [Entry<Body>] = []
        opened.reserveCapacity(rows.count)
        var fresh: [(key: EntryKey, body: Body, bytes: Int)] = []
        for index in rows.indices {
            if let body = known[index] as? Body {
                opened.append(Entry(row: rows[index], body: body))
            } else {
                let body = try seal.open(Body.self, rows[index].sealed, at: rows[index].place)
                fresh.append((keys[index], body, rows[index].sealed.count))
                opened.append(Entry(row: rows[index], body: body))
            }
        }
        hits.increment(by: rows.count - fresh.count)
        if !fresh.isEmpty {
            misses.increment(by: fresh.count)
            entries.withLock { entries in
                for one in fresh { entries.keep(one.body, for: one.key, bytes: one.bytes) }
            }
        }
        return opened
    }

    /// Opens what is sealed at another place than an entry: an account's name, a dossier's cover.
    package func open<Value: Decodable & Sendable>(
        _ type: Value.Type, _ sealed: [UInt8], at place: SealedPlace, with seal: Seal
    ) throws -> Value {
        let key = PlaceKey(place: place, tag: SealTag(of: sealed))
        if let known = others.withLock({ $0.find(key) }) as? Value { return known }
        let value = try seal.open(Value.self, sealed, at: place)
        others.withLock { $0.keep(value, for: key, bytes: sealed.count) }
        return value
    }
}

extension Seal {
    /// - Parameter memory: what was opened a moment ago, where there is such a memory.
    func open<Value: Decodable & Sendable>(
        _ type: Value.Type, _ sealed: [UInt8], at place: SealedPlace, _ memory: OpenedBodies?
    ) throws -> Value {
        try memory?.open(type, sealed, at: place, with: self) ?? open(type, sealed, at: place)
    }
}

/// The last sixteen bytes of something sealed, which no other ciphertext under that key and place has.
private struct SealTag: Hashable {
    let high: UInt64
    let low: UInt64

    init(of sealed: [UInt8]) {
        guard sealed.count >= 16 else {
            (high, low) = (0, 0)
            return
        }
        (high, low) = sealed.withUnsafeBytes { bytes in
            (
                bytes.loadUnaligned(fromByteOffset: bytes.count - 16, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
            )
        }
    }
}

/// Two halves of a memory: when the young one is full it becomes the old one, and what was not asked for since then goes.
private struct Generations<Key: Hashable, Value> {
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private var youngBytes = 0
    private let bytesPerGeneration: Int

    init(bytes: Int) {
        bytesPerGeneration = bytes / 2
    }

    mutating func find(_ key: Key) -> Value? {
        if let value = young[key] { return value }
        guard let value = old[key] else { return nil }
        young[key] = value
        return value
    }

    mutating func keep(_ value: Value, for key: Key, bytes: Int) {
        if youngBytes + bytes > bytesPerGeneration {
            old = young
            young = [:]
            youngBytes = 0
        }
        young[key] = value
        // A decoded value with its dictionary slot costs some 400 bytes beside its text.
        youngBytes += bytes + 400
    }
}
