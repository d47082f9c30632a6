/// The ages of rule 19 in one country: from which birthday on which line of it applies. Whatever asks for an age reads it here,
/// so that a country that changes its law changes one row.
package struct AgeTable: Sendable {
    /// From an age on, until the next line.
    package struct Line: Sendable {
        package let from: Int
        package let rule: AgeRule
    }

    /// Youngest first; the first begins at birth and the last is that of an adult.
    package let lines: [Line]

    private init(_ lines: (from: Int, rule: AgeRule)...) {
        self.lines = lines.map { Line(from: $0.from, rule: $0.rule) }
    }

    static let netherlands = AgeTable(
        (0, .netherlandsUnder12), (12, .netherlands12To15), (16, .netherlandsFrom16), (18, .adult))

    /// From twelve able unless a judgement says otherwise.
    static let flanders = AgeTable((0, .flandersUnder12), (12, .flandersAble(nil)), (18, .adult))

    /// The line of somebody of an age, before any judgement.
    func rule(at age: Int) -> AgeRule { lines.last { $0.from <= age }?.rule ?? lines[0].rule }

    /// The birthdays on which another line begins.
    package var turningPoints: [Int] { lines.map(\.from).filter { $0 > 0 } }

    /// From which age on somebody is an adult: who owns a household's dossier (rule 17).
    package var adulthood: Int { lines[lines.count - 1].from }
}

extension Jurisdiction {
    /// The ages that count here (rule 19).
    package var ages: AgeTable {
        switch self {
        case .netherlands: .netherlands
        case .flanders: .flanders
        }
    }
}
