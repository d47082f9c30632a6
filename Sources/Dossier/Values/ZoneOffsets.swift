import Foundation
import Synchronization

/// How far a zone is from UTC, remembered: a page asks it a hundred times, and asking the system's calendar costs more
/// than writing the date does.
final class ZoneOffsets: Sendable {
    /// From this second on, until the next change, the zone is so many seconds ahead of UTC.
    private struct Change {
        let second: Int
        let offset: Int
    }

    private static let known = Mutex<[String: ZoneOffsets]>([:])
    private static let windowLength = 180 * 86_400
    // From 1500 to 2500 and then some; who asks for more starts it anew.
    private static let mostWindows = 2500

    let zone: TimeZone
    private let windows = Mutex<[Int: [Change]]>([:])

    init(_ zone: TimeZone) {
        self.zone = zone
    }

    /// Nil when the zone is not in the IANA list.
    static func of(_ name: String) -> ZoneOffsets? {
        known.withLock { known in
            if let offsets = known[name] { return offsets }
            guard let zone = TimeZone(identifier: name) else { return nil }
            let offsets = ZoneOffsets(zone)
            known[name] = offsets
            return offsets
        }
    }

    /// - Parameter second: since 1970 in UTC.
    func offset(at second: Int) -> Int {
        let number = Int((Double(second) / Double(Self.windowLength)).rounded(.down))
        let changes = windows.withLock { windows in
            if let changes = windows[number] { return changes }
            if windows.count >= Self.mostWindows { windows = [:] }
            let changes = self.changes(in: number)
            windows[number] = changes
            return changes
        }
        return changes.last { $0.second <= second }?.offset ?? 0
    }

    /// What holds at the start of a window, and each change inside it.
    private func changes(in number: Int) -> [Change] {
        let start = number * Self.windowLength
        var changes: [Change] = []
        var next: Int? = start
        while let second = next, second < start + Self.windowLength {
            let moment = Date(timeIntervalSince1970: Double(second))
            changes.append(Change(second: second, offset: zone.secondsFromGMT(for: moment)))
            next = zone.nextDaylightSavingTimeTransition(after: moment).map { Int($0.timeIntervalSince1970) }
                .flatMap { $0 > second ? $0 : nil }
        }
        return changes
    }
}
