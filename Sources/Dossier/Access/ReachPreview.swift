extension Reach {
    /// Rule 20 ("kijk mee als"): this reach within the viewer's own, look only; without private notes, without what is
    /// confined or withheld, nor that it exists; and without any act.
    ///
    /// - Parameter viewer: of who looks along, in the same dossier at the same moment.
    package func preview(by viewer: Reach) -> Reach {
        Reach(
            dossier: dossier, actor: actor, system: system, moment: moment, standing: standing, acts: [],
            ageRule: ageRule, entryPermits: Self.looking(entryPermits),
            contestedEntryPermits: Self.looking(contestedEntryPermits), isLive: isLive, seesPrivateNotes: false,
            seesWithheld: false, seesPlaceholders: false, seesRestricted: seesRestricted && viewer.seesRestricted,
            mayBeNamed: false, emergency: emergency, table: table.look(within: viewer.table),
            authored: table, denied: denied, bound: viewer.table, death: death, coordinates: false, sources: sources,
            denies: denies, refusals: refusals)
    }

    private static func looking(_ permits: [EntryID: VerbSet]) -> [EntryID: VerbSet] {
        permits.filter { $0.value.contains(.look) }.mapValues { _ in .look }
    }
}

extension AccessRules {
    /// Whether somebody may look along as others (rule 20): who decides about access, since it is a way to decide well.
    package static func mayPreview(_ viewer: Reach) -> Decision {
        guard let ground = viewer.actingGround(.giveAccess) else { return .no(viewer.refusal) }
        return .yes(ground)
    }
}
