import Dossier
import Synchronization

/// A clock that stands still until a test moves it, or that goes on a step each time it is read.
package final class HeldClock: Sendable {
    private struct Hands {
        var moment: Moment
        var step: Int64 = 0
    }

    private let hands: Mutex<Hands>

    package init(_ start: Moment) {
        hands = Mutex(Hands(moment: start))
    }

    package var now: Moment {
        hands.withLock { hands in
            defer { hands.moment = hands.moment.moved(by: hands.step) }
            return hands.moment
        }
    }

    package func move(by milliseconds: Int64) {
        hands.withLock { $0.moment = $0.moment.moved(by: milliseconds) }
    }

    package func set(_ moment: Moment) {
        hands.withLock { $0.moment = moment }
    }

    /// From now on time goes on by so much, in milliseconds, after every reading.
    package func run(by step: Int64) {
        hands.withLock { $0.step = step }
    }
}
