import Dossier

/// How the access log says what was decided about a report that is not for everyone: pairs of an action and an object that the
/// former release reads too, as "something".
package enum ApartLog {
    /// The object of saying that something stays withheld, or naming somebody (create), and of letting the person read it, or
    /// naming somebody no more (change).
    package static let object = LogObject.entryHistory
}
