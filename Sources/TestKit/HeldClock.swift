import Dossier
import Synchronization

/// A clock that stands still until a test moves it.
package final class HeldClock: Sendable {
    private let moment: Mutex<Moment>

    package init(_ start: Moment) {
        moment = Mutex(start)
    }

    package var now: Moment { moment.withLock { $0 } }

    package func move(by milliseconds: Int64) {
        moment.withLock { $0 = $0.moved(by: milliseconds) }
    }

    package func set(_ moment: Moment) {
        self.moment.withLock { $0 = moment }
    }
}
