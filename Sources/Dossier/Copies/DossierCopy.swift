package enum CopySubject {}
/// A copy of a dossier that somebody asked for.
package typealias CopyID = Identifier<CopySubject>

/// In which form a copy is taken along. Stored; never changes.
package enum CopyForm: Int, CaseIterable, Sendable, Hashable {
    /// A page to read and print, whole in one file.
    case page = 1
    case pdf = 2
    /// A dossier file, for another program.
    case file = 3
}

/// How far a copy is. Stored; never changes.
package enum CopyState: Int, Sendable, Hashable {
    case making = 1
    case ready = 2
    case failed = 3
}

extension Reach {
    /// Rule 4: the person takes a copy of what they may see; rules 18 and 19 say who does so for somebody who cannot. No
    /// permit gives it, so no worker has it by looking.
    package var mayTakeCopy: Decision {
        guard let ground = actingGround(.takeCopy) else { return .no(refusal) }
        return .yes(ground)
    }
}
