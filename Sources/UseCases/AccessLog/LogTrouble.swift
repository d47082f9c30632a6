import Dossier
import Synchronization

/// When the access log could last not be written, for whoever asks whether this node can work.
package final class LogTrouble: Sendable {
    private static let lasts = 10 * Moment.second

    private let last = Mutex<Moment?>(nil)

    func happened(at moment: Moment) { last.withLock { $0 = moment } }

    func isRecent(at moment: Moment) -> Bool {
        last.withLock { last in last.map { moment < $0.moved(by: Self.lasts) } ?? false }
    }
}
