import Testing

@testable import Dossier

struct ChangeRuleTests {
    private let working = lisas([
        permit(.account(Cast.joris), .all, .of(.money), .all),
        permit(.account(Cast.petra), .all, .of(.money), [.look, .add], id: 2),
    ])

    private func may(_ account: AccountID, _ entry: EntryFacts, voice: Bool = false, _ facts: DossierFacts) -> Bool {
        reach(account, facts).mayChange(entry, voiceOfPerson: voice).allowed
    }

    @Test("Rule 14: a report is changed by its author only")
    func reports() {
        let report = entry(.report, .money, by: Cast.petra)
        #expect(may(Cast.petra, report, working))
        #expect(!may(Cast.joris, report, working))
        #expect(!may(Cast.lisa, report, working))
        #expect(!may(Cast.lisa, report, voice: true, working))
        #expect(reach(Cast.joris, working).mayChange(report, voiceOfPerson: false).ground == .onlyAuthor)
    }

    @Test("Rule 14: and only while the author may still add there")
    func whileAdding() {
        let lookOnly = lisas([permit(.account(Cast.petra), .all, .of(.money), [.look, .change])])
        #expect(!may(Cast.petra, entry(.report, .money, by: Cast.petra), lookOnly))
        #expect(!may(Cast.petra, entry(.report, .money, .health, by: Cast.petra), working))
    }

    @Test("Rule 14: others answer with a reaction")
    func reactions() {
        let report = entry(.report, .money, by: Cast.petra)
        #expect(reach(Cast.joris, working).mayAdd(kind: .reaction, themes: .none, hangingOn: report).allowed)
        #expect(reach(Cast.lisa, working).mayAdd(kind: .reaction, themes: .none, hangingOn: report).allowed)
        let addOnly = lisas([permit(.account(Cast.iris), .of(.reports), .of(.money), .add)])
        #expect(!reach(Cast.iris, addOnly).mayAdd(kind: .reaction, themes: .none, hangingOn: report).allowed)
    }

    @Test(
        "Rule 14: story and documents: their author, and the person for their own voice",
        arguments: [
            EntryKind.portrait, .document,
        ])
    func voices(kind: EntryKind) {
        let words = entry(kind, .money, by: Cast.petra)
        #expect(may(Cast.petra, words, working))
        #expect(!may(Cast.joris, words, working))
        #expect(!may(Cast.joris, words, voice: true, working))
        #expect(may(Cast.lisa, words, voice: true, working))
        #expect(!may(Cast.lisa, words, voice: false, working))
    }

    @Test(
        "Rule 14: plan, goals, agreements, cooperation, calendar and people: who has change",
        arguments: [
            EntryKind.plan, .goal, .wish, .agreement, .cooperation, .meeting, .party,
        ])
    func change(kind: EntryKind) {
        let made = entry(kind, .money, by: Cast.petra)
        #expect(may(Cast.joris, made, working))
        #expect(!may(Cast.petra, made, working))
        #expect(!may(Cast.joris, entry(kind, .health, by: Cast.petra), working))
        #expect(may(Cast.lisa, made, working) == [.goal, .wish, .agreement, .party].contains(kind))
    }

    @Test("Rule 14: what is withheld from the person, the person does not change")
    func withheld() {
        #expect(!may(Cast.lisa, entry(.goal, .money, as: .withheld), working))
    }

    @Test("Rule 12: adding to something needs the themes of both; a part needs its own only")
    func adding() {
        let petra = reach(Cast.petra, working)
        #expect(petra.mayAdd(kind: .report, themes: .of(.money)).allowed)
        #expect(!petra.mayAdd(kind: .report, themes: .of(.money, .health)).allowed)
        #expect(!petra.mayAdd(kind: .report, themes: .none).allowed)
        #expect(!petra.mayAdd(kind: .reaction, themes: .of(.money), hangingOn: entry(.report, .health)).allowed)
        let plan = entry(.plan, .health)
        #expect(petra.mayAdd(kind: .goal, themes: .of(.money), hangingOn: plan).allowed)
        #expect(!petra.mayAdd(kind: .goal, themes: .of(.health), hangingOn: plan).allowed)
    }

    @Test("Rule 12: nothing hangs on what is not seen, or over a third area")
    func addingUnseen() {
        let petra = reach(Cast.petra, working)
        let confined = entry(.report, .money, as: .confined, naming: [Cast.joris])
        #expect(!petra.mayAdd(kind: .reaction, themes: .none, hangingOn: confined).allowed)
        let meeting = entry(.meeting, .money, as: .confined)
        #expect(!petra.mayAdd(kind: .meetingItem, themes: .of(.money), hangingOn: meeting).allowed)
        let onGoal = entry(.reaction, .money, on: entry(.goal, .money))
        #expect(!petra.mayAdd(kind: .reaction, themes: .none, hangingOn: onGoal).allowed)
    }
}
