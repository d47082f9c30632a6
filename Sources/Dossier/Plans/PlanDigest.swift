/// What a signature under a plan covers (rule 12): its title, period and perspective, and the hashes of the words of its
/// goals, as one SHA-256 in hexadecimal.
///
/// It holds no id and no number of a version: a dossier that goes out in a file and comes in elsewhere gets others, and
/// nobody's signature then falls from it. What belongs to carrying a plan out is no part of it either: how a goal goes, which
/// step is done.
package enum PlanDigest {
    /// - Parameters:
    ///   - goals: of this plan, those that `EntryFacts.isSigned` keeps; their order says nothing.
    ///   - hash: SHA-256, which the rules do not know how to make.
    package static func of(_ plan: PlanBody, goals: [GoalBody], hash: ([UInt8]) -> [UInt8]) -> String {
        var whole = CanonicalBytes("klaver-plan-1")
        whole.append(plan.title)
        whole.append(plan.perspective)
        whole.append(plan.from)
        whole.append(plan.until)
        let parts = goals.map { hash(bytes(of: $0)) }.sorted { $0.lexicographicallyPrecedes($1) }
        whole.append(Int64(parts.count))
        for part in parts { whole.append(part) }
        return hash(whole.bytes).hexadecimal
    }

    private static func bytes(of goal: GoalBody) -> [UInt8] {
        var part = CanonicalBytes("klaver-goal-1")
        part.append(goal.text)
        part.append(goal.ofAnother == true ? 1 : 0)
        part.append(goal.until)
        part.append(goal.why)
        part.append(goal.scale ?? [])
        part.append((goal.steps ?? []).map(\.text))
        return part.bytes
    }
}

extension EntryFacts {
    /// Whether a goal is part of what people sign: what is confined, withheld, private or restricted is not for all who sign,
    /// and a signature does not tell that it is there (rules 9, 10, 11 and 27).
    package var isSigned: Bool { kind == .goal && visibility == .shared && !isRestricted }
}
