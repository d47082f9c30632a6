import Dossier

/// How the access log says what is done with rights: pairs of an action and an object that the former release reads too, as
/// "a page" and "something".
package enum RightsLog {
    /// The object of looking at the page of rights.
    package static let page = LogObject.account
    /// The object of asking (create), and of answering or taking back (change).
    package static let request = LogObject.wholeDossier
}

extension Identifier<EntrySubject> {
    /// A request as the object of a log line, whose kind says what it is.
    init(of request: RightsRequestID) { self.init(high: request.high, low: request.low) }
}
