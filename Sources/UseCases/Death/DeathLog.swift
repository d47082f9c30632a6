import Dossier

/// How the access log says what is done about a death: pairs of an action and an object that the former release reads too.
package enum DeathLog {
    /// Registering it is a create, putting it right a change.
    package static let object = LogObject.overview
}

extension Identifier<EntrySubject> {
    /// A death as the object of a log line, whose kind says what it is.
    init(of death: DeathID) { self.init(high: death.high, low: death.low) }
}
