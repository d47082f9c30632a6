import Dossier

/// The words of mail that says that there is something to see.
extension Words {
    package final class Notices: Decodable, Sendable {
        package let digest: Letter
        package let accessAsked: Letter
        package let accessEnding: Letter
        package let accessAnswered: Letter
        package let accessEnded: Letter
        package let rightAsked: Letter
        package let rightEnding: Letter
        package let rightAnswered: Letter
        package let rightEnded: Letter
        package let rightMoreTime: Letter
        package let review: Letter
        package let shell: Letter
        package let password: Letter

        package final class Letter: Decodable, Sendable {
            package let subject: String
            package let body: Phrase
        }

        func access(_ event: RequestEvent) -> Letter {
            switch event {
            case .asked: accessAsked
            case .ending, .endingAgain: accessEnding
            case .answered, .moreTime: accessAnswered
            case .ended: accessEnded
            }
        }

        func right(_ event: RequestEvent) -> Letter {
            switch event {
            case .asked: rightAsked
            case .ending, .endingAgain: rightEnding
            case .answered: rightAnswered
            case .ended: rightEnded
            case .moreTime: rightMoreTime
            }
        }
    }
}
