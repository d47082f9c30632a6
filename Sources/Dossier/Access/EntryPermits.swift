/// The permits that name one entry (rule 2), and which of them a deny touches (rule 5).
struct EntryPermits {
    private(set) var free: [EntryID: VerbSet] = [:]
    private(set) var contested: [EntryID: VerbSet] = [:]

    init(sources: [Source], denies: [Deny]) {
        let touched = denies.reduce(VerbSet()) { $0.union($1.scope.isEmpty ? [] : $1.scope.verbs) }
        let stopped = VerbSet.all.subtracting(Self.leftOver(denies))
        for source in sources {
            guard let entry = source.entry else { continue }
            let verbs = source.scope.verbs
            let yields = source.yieldsToDeny ? touched : []
            add(entry, verbs.subtracting(yields), to: &free)
            add(entry, verbs.intersection(yields).subtracting(stopped), to: &contested)
        }
    }

    /// The same with no more than these verbs (rule 26).
    func only(_ verbs: VerbSet) -> EntryPermits {
        var result = self
        result.free = free.mapValues { $0.intersection(verbs) }.filter { !$0.value.isEmpty }
        result.contested = contested.mapValues { $0.intersection(verbs) }.filter { !$0.value.isEmpty }
        return result
    }

    var isEmpty: Bool { free.isEmpty && contested.isEmpty }

    func holds(_ verb: VerbSet) -> Bool {
        free.values.contains { $0.contains(verb) } || contested.values.contains { $0.contains(verb) }
    }

    /// The verbs of which the denies leave something, in any area: an entry could still lie there.
    private static func leftOver(_ denies: [Deny]) -> VerbSet {
        var table = ReachTable([Scope.everything])
        table.subtract(ReachTable(denies.map(\.scope)))
        return VerbSet.each.reduce([]) { table.row($1).isEmpty ? $0 : $0.union($1) }
    }

    private func add(_ entry: EntryID, _ verbs: VerbSet, to permits: inout [EntryID: VerbSet]) {
        if !verbs.isEmpty { permits[entry, default: []].formUnion(verbs) }
    }
}
