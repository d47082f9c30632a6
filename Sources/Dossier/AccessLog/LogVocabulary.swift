/// What somebody did (domain §7, NEN 7513: *event*). Stored; never changes. A new word in here is one that a node of the
/// former release cannot read: it comes with a migration that says so.
package enum LogAction: Int, CaseIterable, Sendable, Hashable {
    case signIn = 1
    case signOut = 2
    case view = 3
    /// A dossier stood on a list somebody opened.
    case listed = 4
    case search = 5
    case create = 6
    case change = 7
    case export = 8
    case print = 9
    case readLog = 10
    case importFile = 11
    case administer = 12
    case demoStarted = 13
}

package enum LogOutcome: Int, Sendable, Hashable {
    case done = 0
    case refused = 1
    case failed = 2
}

/// Why somebody looked. Stored; never changes.
package enum LogPurpose: Int, Sendable, Hashable {
    case unknown = 0
    /// The person, or who acts for the person, in the own dossier.
    case ownDossier = 1
    /// Support under a grant.
    case support = 2
    case administration = 3
    case audit = 4
    /// A copy of the dossier for the person or for another system.
    case copy = 5
}

/// What the event was about: a page, or one entry.
package enum LogObject: Int, CaseIterable, Sendable, Hashable {
    case none = 0
    case overview = 1
    case timeline = 2
    case report = 3
    case reaction = 4
    case accessLog = 5
    case permissions = 6
    case wholeDossier = 7
    case story = 8
    case plan = 9
    case cooperation = 10
    case home = 11
    case account = 12
    case entryHistory = 13
    case readMark = 14
    case draft = 15
}
