import Foundation
import Testing

@testable import Dossier

/// docs/access-truth-table.md is what people read; here the rules compute it.
@Suite(.serialized)
struct TruthTableTests {
    @Test(
        "Rule 24: the truth table that people read is what the rules decide",
        arguments: ["Looking", "Adding and changing", "Acts", "Age"])
    func table(section: String) throws {
        let people = section == "Age" ? Situation.ages : Situation.people
        if ProcessInfo.processInfo.environment["RECORD_TRUTH"] != nil {
            try TruthTable.addRows(people, to: section)
        }
        let table = try TruthTable(section: section)
        #expect(table.rows.map(\.name).sorted() == people.keys.sorted(), "every row and no other")
        for row in table.rows {
            let reach = try #require(people[row.name], "no such row: \(row.name)")
            for (question, answer) in zip(table.questions, row.answers) {
                let ask = try #require(Situation.questions[question], "no such column: \(question)")
                #expect(ask(reach) == answer, "\(section): \(row.name): \(question)")
            }
        }
    }

    @Test("The section for the routes is there")
    func routes() throws {
        let table = try TruthTable(section: "Routes")
        #expect(table.questions == ["who"])
    }
}

/// One section's table. The first column names the row.
struct TruthTable {
    struct Row {
        let name: String
        let answers: [String]
    }

    let questions: [String]
    let rows: [Row]

    init(section: String) throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "## \(section)"))
        let table = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("|") }.map(Self.cells)
        let head = try #require(table.first)
        questions = Array(head.dropFirst())
        for cells in table { try #require(cells.count == head.count, "\(section): \(cells)") }
        rows = table.dropFirst(2).map { Row(name: $0[0], answers: Array($0.dropFirst())) }
    }

    /// Writes the rows that the page does not have yet, for somebody to judge by the rules before they stand there.
    static func addRows(_ people: [String: Reach], to section: String) throws {
        let table = try TruthTable(section: section)
        let known = Set(table.rows.map(\.name))
        let rows = people.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { name, reach in
            "| \(name) | \(table.questions.map { Situation.questions[$0]?(reach) ?? "" }.joined(separator: " | ")) |"
        }
        var lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: "## \(section)"))
        let end = try #require(lines[start...].firstIndex { $0.hasPrefix("|") })
        let last = lines[end...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
        lines.insert(contentsOf: rows, at: last)
        try lines.joined(separator: "\n").write(to: page, atomically: true, encoding: .utf8)
    }

    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/access-truth-table.md")

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

/// The rows and columns of the truth table, by their words in the document.
enum Situation {
    static let people = common.merging(shapes) { first, _ in first }

    private static let common: [String: Reach] = [
        "the person": reach(Cast.lisa, lisas([deny(.account(Cast.lisa))])),
        "representative, for all": reach(Cast.greet, lisas(mandates: [mandate(Cast.greet)])),
        "representative, without {health}": reach(
            Cast.greet, lisas(mandates: [mandate(Cast.greet, excludedThemes: .of(.health))])),
        "representative, {money}, to look and to sign": reach(
            Cast.greet, lisas(mandates: [mandate(Cast.greet, themes: .of(.money), verbs: .look, acts: .sign)])),
        "worker: look and add, {money}": petra(permit(.account(Cast.petra), .all, .of(.money))),
        "worker: look, {money, health}, through the team": petra(
            permit(.department(Cast.schuldhulp, role: nil), .all, .of(.money, .health), .look)),
        "worker: all, all themes": petra(permit(.organisation(Cast.kredietbank), .all, .all, .all)),
        "worker: add only, {money}": petra(permit(.account(Cast.petra), .all, .of(.money), .add)),
        "worker: only the report on money and health": petra(
            permit(.account(Cast.petra), .of(.reports), .of(.money, .health), .look, entry: moneyHealth)),
        "worker: all, denied {health}": petra(
            permit(.account(Cast.petra), .all, .all, .all), deny(.account(Cast.petra), .all, .of(.health))),
        "worker: all, the team denied": petra(
            permit(.account(Cast.petra), .all, .all, .all), deny(.department(Cast.schuldhulp, role: nil))),
        "worker: by law, look, {money}, denied": petra(
            byLaw(.account(Cast.petra), .all, .of(.money)), deny(.account(Cast.petra))),
        "worker: by law, not yet confirmed": petra(
            permit(.account(Cast.petra), .all, .all, .look, basis: .legalTask, law: "wet", until: Day.future)),
        "worker: all, ended": petra(permit(.account(Cast.petra), .all, .all, .all, until: Day.now)),
        "neighbour: all, all themes": reach(Cast.anouk, lisas([permit(.account(Cast.anouk), .all, .all, .all)])),
        "administrator, with a permit": reach(Cast.ineke, lisas([permit(.account(Cast.ineke), .all, .all, .all)])),
        "administrator in the team, not confirmed": AccessRules.reach(
            of: Actor(
                account: Cast.ineke,
                memberships: [
                    Membership(
                        account: Cast.ineke, organisation: Cast.kredietbank, role: "x",
                        period: Period(from: Day.past), madeBy: Cast.ineke)
                ], isAdministrator: true),
            in: lisas([permit(.organisation(Cast.kredietbank), .all, .all, .all)]), at: Day.now),
        "emergency access, no permit": inNeed(EmergencyRuleTests.doctor()),
        "emergency access, and a permit for all": inNeed(
            EmergencyRuleTests.doctor(), permit(.account(Cast.petra), .all, .all, .all)),
        "emergency access, an hour later": inNeed(EmergencyRuleTests.doctor(), at: Day.now.moved(by: Moment.hour)),
        "emergency access, the right switched off": inNeed(EmergencyRuleTests.doctor(hasRight: false)),
        "emergency access, an administrator": inNeed(EmergencyRuleTests.doctor(isAdministrator: true)),
        "privacy officer": reach(Cast.wim, lisas([permit(.account(Cast.petra))])),
        "stranger": reach(Cast.ruud, lisas([permit(.account(Cast.petra))])),
    ]

    static let ages: [String: Reach] = {
        var rows: [String: Reach] = [:]
        let unable = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2026, 1, 1))
        let lives: [(String, DossierFacts)] = [
            ("Netherlands, 11", sams(born: "2014-11-22")),
            ("Netherlands, 12", sams(born: "2014-11-21")),
            ("Netherlands, 15", sams(born: "2010-11-22")),
            ("Netherlands, 16", sams(born: "2010-11-21")),
            ("Netherlands, 18", sams(born: "2008-11-21")),
            ("Flanders, 11", sams(born: "2014-11-22", .flanders)),
            ("Flanders, 12", sams(born: "2014-11-21", .flanders)),
            ("Flanders, 13, judged not able", sams(born: "2013-06-01", .flanders, judgements: [unable])),
            ("Flanders, 18, once judged not able", sams(born: "2008-11-21", .flanders, judgements: [unable])),
        ]
        for (name, facts) in lives {
            rows["\(name): the young person"] = reach(Cast.sam, facts)
            rows["\(name): a parent"] = reach(Cast.lisa, facts)
        }
        return rows
    }()

    static let questions: [String: @Sendable (Reach) -> String] = [
        // Looking
        "report {money}": { show($0, entry(.report, .money)) },
        "report {money, health}": { show($0, moneyHealth) },
        "report, no theme": { show($0, entry(.report)) },
        "reaction on {money, health}": { show($0, entry(.reaction, on: moneyHealth)) },
        "own report {money}": { show($0, entry(.report, .money, by: $0.actor)) },
        "withheld {money}": { show($0, entry(.report, .money, as: .withheld)) },
        "restricted {money}": { show($0, restricted(by: Cast.karin)) },
        "own restricted {money}": { show($0, restricted(by: $0.actor)) },
        "private note of the person": { show($0, entry(.report, .money, by: Cast.lisa, as: .own)) },
        "own private note": { show($0, entry(.report, .money, by: $0.actor, as: .own)) },
        "confined, names them": { show($0, entry(.report, .money, as: .confined, naming: [$0.actor])) },
        "confined, others": { show($0, entry(.report, .money, by: $0.actor, as: .confined, naming: [Cast.joris])) },
        "report {health}": { show($0, entry(.report, .health)) },
        "running agreement {money}": { show($0, running) },
        "party {money}": { show($0, entry(.party, .money)) },
        "person, family, lead": { mark($0.seesPeopleCore) },
        "knows it exists": { mark($0.knowsDossier) },
        // Adding and changing
        "add report {money}": { mark($0.mayAdd(kind: .report, themes: .of(.money)).allowed) },
        "react on {money}": {
            mark($0.mayAdd(kind: .reaction, themes: .none, hangingOn: entry(.report, .money)).allowed)
        },
        "add agreement {family}": { mark($0.mayAdd(kind: .agreement, themes: .of(.family)).allowed) },
        "change own report": { mayChange($0, entry(.report, .money, by: $0.actor)) },
        "change another's report": { mayChange($0, entry(.report, .money)) },
        "change story in the person's voice": { mayChange($0, entry(.portrait, .money), voice: true) },
        "change goal {money}": { mayChange($0, entry(.goal, .money)) },
        "change plan {money}": { mayChange($0, entry(.plan, .money)) },
        // Acts
        "give access": { mark($0.acts.contains(.giveAccess)) },
        "withdraw a consent": { mark($0.mayWithdraw(permit(.account(Cast.karin))).allowed) },
        "withdraw what law gives": { mark($0.mayWithdraw(byLaw(.account(Cast.fatma), .all, .all)).allowed) },
        "sign": { mark($0.acts.contains(.sign)) },
        "read the log": { mark($0.acts.contains(.readLog)) },
        "take a copy": { mark($0.acts.contains(.takeCopy)) },
        "ask for a correction": { mark($0.mayAsk(.correction).allowed) },
        "object to what law gives": { mark($0.mayObject(to: byLaw(.account(Cast.fatma), .all, .all)).allowed) },
        "withhold own report": { mark($0.mayWithhold(entry(.report, .money, by: $0.actor)).allowed) },
        "confine own report": { mark($0.mayConfine(entry(.report, .money, by: $0.actor)).allowed) },
    ]

    private static let moneyHealth = entry(.report, .money, .health, id: 2)

    private static func petra(_ grants: Grant...) -> Reach { reach(Cast.petra, lisas(grants)) }

    private static let running = EntryFacts(
        id: EntryID(high: 6, low: 4), kind: .agreement, themes: .of(.money), author: Cast.joris, isRunning: true)

    private static func inNeed(_ actor: Actor, _ grants: Grant..., at moment: Moment = Day.now) -> Reach {
        AccessRules.reach(of: actor, in: EmergencyRuleTests.lisasInNeed(grants: grants), at: moment)
    }

    private static func restricted(by author: AccountID) -> EntryFacts {
        EntryFacts(
            id: EntryID(high: 6, low: 3), kind: .report, themes: .of(.money), author: author, isRestricted: true)
    }

    private static func mark(_ yes: Bool) -> String { yes ? "✓" : "–" }

    private static func mayChange(_ reach: Reach, _ entry: EntryFacts, voice: Bool = false) -> String {
        mark(reach.mayChange(entry, voiceOfPerson: voice).allowed)
    }

    private static func show(_ reach: Reach, _ entry: EntryFacts) -> String {
        switch reach.sight(of: entry) {
        case .none: "–"
        case .placeholder: "line"
        case .full: "✓"
        }
    }
}
