import ArgumentParser
import Dossier
import Server
import UseCases

struct MandateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mandate", abstract: "Who acts for the person by a decision of a court, or as a parent: add, end.",
        discussion: """
            What a court decided is shown on the screen with its rule, and cannot be kept out by the person. Whom the person
            chose themselves is chosen and ended on the page "Wie mag wat". The reason is kept in the log of the dossier, \
            which the person reads, and in the installation's.
            """,
        subcommands: [Add.self, End.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the mandate of whom a court appointed, or of a parent with authority.",
            discussion: """
                A bewindvoerder is there for money, a mentor for care, a curator for both; --themes and --areas narrow that.
                In Flanders there is the bewindvoerder only, and --themes says for what. A parent is there for all that is the
                child's, until 18 at most: how far that goes at which age is not yours to say, so it takes no --themes, --areas
                or --acts.
                """)
        @OptionGroup var data: DataOption
        @Argument(help: "The dossier's key or id.") var dossier: String
        @Argument(help: "The e-mail address of their account.") var address: String
        @Option(help: "As what.") var kind: MandateOffice
        @Option(help: "The first day, as 2026-11-22; left out: from now.") var from: CivilDate?
        @Option(help: "The last day; left out: no end is known.") var until: CivilDate?
        @Option(help: "Themes, as dossier files name them, with commas between; left out: those of the kind.")
        var themes: String?
        @Option(help: "Areas, as dossier files name them, with commas between; left out: all.") var areas: String?
        @Option(
            help: """
                What they may do in the person's place: giveAccess, sign, readLog, takeCopy, with commas between, or none; \
                left out: sign and takeCopy for a bewindvoerder, all for another.
                """)
        var acts: String?
        @Option(name: .customLong("reason"), help: "Why: the decision of the court, or the birth certificate.")
        var reason: String

        func validate() throws {
            guard kind != .parent || (themes == nil && areas == nil && acts == nil) else {
                throw ValidationError("A parent is there for all that is the child's: no --themes, --areas or --acts.")
            }
        }

        func run() async throws {
            try await failing {
                let asked = try self.asked()
                let installation = try await data.installation(for: .working)
                try await installation.workplace.appoint(
                    asked, telling: installation.shellLetters, caller: installation.shell)
                try await installation.close()
            }
        }

        private func asked() throws -> any DecidedMandate {
            switch kind {
            case .parent:
                return ParentMandate(dossier: dossier, address: address, from: from, until: until, reason: reason)
            case .court(let kind):
                return CourtMandate(
                    dossier: dossier, address: address, kind: kind,
                    themes: try themes.map { ThemeSet(try named($0, "theme") { Theme(fileName: $0) }) },
                    areas: try areas.map { AreaSet(try named($0, "area") { Area(fileName: $0) }) } ?? .all,
                    acts: try acts.map { try Self.acts($0) }, from: from, until: until, reason: reason)
            }
        }

        private static let actNames: [String: ActSet] = [
            "giveAccess": .giveAccess, "sign": .sign, "readLog": .readLog, "takeCopy": .takeCopy,
        ]

        private static func acts(_ text: String) throws -> ActSet {
            guard text != "none" else { return [] }
            return try named(text, "act") { actNames[$0] }.reduce(ActSet()) { $0.union($1) }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End at once what a court gave somebody, or the authority of a parent.")
        @OptionGroup var data: DataOption
        @Argument(help: "The dossier's key or id.") var dossier: String
        @Argument(help: "The e-mail address of their account.") var address: String
        @Option(help: "As what; left out: each.") var kind: MandateOffice?
        @Option(name: .customLong("reason"), help: "Why.") var reason: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.endAppointed(
                    address, kind, in: dossier, reason: reason, telling: installation.shellLetters,
                    caller: installation.shell)
                try await installation.close()
            }
        }
    }
}

struct JudgementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judgement",
        abstract: "Record whether a young person in Flanders is able to decide about the dossier.",
        discussion: """
            From 12 a young person in Flanders decides alone, unless somebody judged that they are not able yet: then the
            parents do. The newest judgement counts. The page "Wie mag wat" says who judged, and when.
            """)
    @OptionGroup var data: DataOption
    @Argument(help: "The dossier's key or id.") var dossier: String
    @Flag(inversion: .prefixedNo, help: "Able, or with --no-able not.") var able: Bool
    @Option(help: "The e-mail address of who judged.") var by: String
    @Option(help: "The day of the judgement, as 2026-11-22; left out: now.") var on: CivilDate?
    @Option(name: .customLong("reason"), help: "Why.") var reason: String

    func run() async throws {
        try await failing {
            let installation = try await data.installation(for: .working)
            try await installation.workplace.recordJudgement(
                isAble: able, by: by, on: on, in: dossier, reason: reason, telling: installation.shellLetters,
                caller: installation.shell)
            try await installation.close()
        }
    }
}

extension MandateOffice: ExpressibleByArgument {
    package init?(argument: String) { self.init(name: argument) }

    package static var allValueStrings: [String] {
        MandateKind.allCases.map { Self.court($0).name } + [Self.parent.name]
    }
}

extension CivilDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

/// What stands with commas between, by name.
private func named<Value>(_ text: String, _ what: String, _ read: (String) -> Value?) throws -> [Value] {
    try text.split(separator: ",").map { part in
        let name = part.trimmingPrefix(" ")
        guard let value = read(String(name)) else { throw ValidationError("There is no \(what) named \(name).") }
        return value
    }
}
