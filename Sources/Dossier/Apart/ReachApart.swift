/// Who may withhold and confine what they write, and who decides about it afterwards (rules 9 and 10).
extension Reach {
    /// Whether a new report may be for other than everyone: by who adds professionally. Whether they may add on its themes is
    /// asked apart, as of any report.
    package func mayWrite(for audience: Audience) -> Bool {
        switch audience {
        case .everyone: true
        case .withheld: acts.contains(.withhold)
        case .confined: acts.contains(.confine)
        }
    }

    /// Rule 10: whether this actor may say as a second professional that something stays withheld. After a death permits only
    /// let look (rule 26), but for who coordinates.
    package func mayAnswerWithholding(of entry: EntryFacts) -> Decision {
        guard entry.visibility == .withheld, mayDecideApart else { return .no(.notPermitted) }
        return mayConfirmWithholding(of: entry)
    }

    /// Rule 10: who wrote it, or who may confirm it, lets the person read it.
    package func mayEndWithholding(of entry: EntryFacts) -> Decision {
        guard entry.visibility == .withheld, mayDecideApart, sight(of: entry) == .full else {
            return .no(.notPermitted)
        }
        return entry.author == actor ? .yes(ground(for: entry)) : mayConfirmWithholding(of: entry)
    }

    private var mayDecideApart: Bool { !isPreview && system == nil && (death == nil || coordinates) }
}

extension Reach {
    /// Rule 9: a professional with a permit that counts and looks, who can be named in a confined note.
    package var mayBeNamedNow: Bool { mayBeNamed && isLive && seesWithheld && looksAtAnything }

    private var looksAtAnything: Bool {
        !lookTable.isEmpty || entryPermits.values.contains { $0.contains(.look) }
            || contestedEntryPermits.values.contains { $0.contains(.look) }
    }
}

extension Reach {
    /// Rule 9: whether this actor decides with the others who are named in a confined note.
    package func mayNameOthers(in entry: EntryFacts) -> Decision {
        guard entry.visibility == .confined, mayDecideApart, sight(of: entry) == .full else {
            return .no(.notPermitted)
        }
        return .yes(ground(for: entry))
    }

    /// Rule 9: whether a note that names this actor shows to them now.
    package var seesWhatNamesThem: Bool { mayBeNamed && isLive }
}
