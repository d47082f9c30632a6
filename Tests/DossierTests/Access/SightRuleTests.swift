import Testing

@testable import Dossier

struct SightRuleTests {
    private let petraMayAdd = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money), .add)])

    @Test("Rule 7: who may only add sees their own entries and nothing else")
    func addOnly() {
        #expect(sees(Cast.petra, entry(.report, .money, by: Cast.petra), petraMayAdd))
        #expect(!sees(Cast.petra, entry(.report, .money, by: Cast.joris), petraMayAdd))
        #expect(!sees(Cast.petra, entry(.report, .money, .health, by: Cast.petra), petraMayAdd))
        #expect(!sees(Cast.petra, entry(.report, .money, by: Cast.petra), lisas()))
    }

    @Test("Rule 7: who may only add does not see who else is involved")
    func addOnlyNoPeople() {
        #expect(!reach(Cast.petra, petraMayAdd).seesPeopleCore)
        let people = lisas([permit(.account(Cast.petra), .of(.people), .all, .add)])
        #expect(!reach(Cast.petra, people).seesPeopleCore)
        #expect(!sees(Cast.petra, entry(.party, .money), people))
    }

    @Test("Rule 8: an entry with several themes shows only to who may look at all of them")
    func allThemes() {
        let facts = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money, .family), .look)])
        #expect(sees(Cast.petra, entry(.report, .money, .family), facts))
        #expect(!sees(Cast.petra, entry(.report, .money, .health), facts))
        #expect(!sees(Cast.petra, entry(.report), facts))
        let general = lisas([permit(.account(Cast.petra), .of(.reports), .general, .look)])
        #expect(sees(Cast.petra, entry(.report), general))
    }

    @Test("Rule 8: an entry without theme has general, and is never free of themes")
    func general() {
        #expect(entry(.report).themes == .general)
        #expect(effectiveThemes(own: nil, parent: nil, bond: .partOf) == .general)
        #expect(effectiveThemes(own: ThemeSet.none, parent: ThemeSet.none, bond: .hangsOn) == .general)
        #expect(VersionFacts(themes: .none, author: Cast.joris).themes == .general)
    }

    @Test("Rule 9: a confined entry shows to whom it names with a live permit, and to nobody else")
    func confined() {
        let grants = [
            permit(.account(Cast.joris), .of(.reports), .of(.money), .look),
            permit(.account(Cast.petra), .all, .all, .all, id: 2),
            permit(.account(Cast.anouk), .all, .all, .all, id: 3),
        ]
        let everyone: Set = [Cast.joris, Cast.lisa, Cast.greet, Cast.ineke, Cast.wim, Cast.ruud]
        let note = entry(.report, .safety, by: Cast.joris, as: .confined, naming: everyone)
        let facts = lisas(grants, mandates: [mandate(Cast.greet), mandate(Cast.joris, until: Day.past)])
        #expect(sees(Cast.joris, note, facts))
        for other in [Cast.lisa, Cast.greet, Cast.petra, Cast.anouk, Cast.ineke, Cast.wim, Cast.ruud] {
            #expect(reach(other, facts).sight(of: note) == .none)
        }
        #expect(!sees(Cast.joris, note, lisas([deny(.account(Cast.joris))] + grants)))
    }

    @Test("Rule 9: neither the author nor a permit for the entry opens a confined note that does not name them")
    func confinedToItsAuthor() {
        let note = entry(.report, .safety, by: Cast.petra, as: .confined, naming: [Cast.joris])
        let facts = lisas([
            permit(.account(Cast.petra), .all, .all, .all), permit(.account(Cast.petra), entry: note, id: 2),
        ])
        #expect(!sees(Cast.petra, note, facts))
        #expect(reach(Cast.petra, facts).ground(for: note) == .notPermitted)
    }

    @Test("Rule 9: who acts for the person does not see it, also with a permit of their own; nor an administrator")
    func confinedToTheSide() {
        let note = entry(.report, .safety, as: .confined, naming: [Cast.greet, Cast.ineke])
        let facts = lisas([permit(.account(Cast.greet))], mandates: [mandate(Cast.greet)])
        #expect(!sees(Cast.greet, note, facts))
        let ineke = Actor(account: Cast.ineke, memberships: [confirmed(Cast.ineke)], isAdministrator: true)
        let inTeam = AccessRules.reach(of: ineke, in: lisas([permit(.organisation(Cast.jeugdhulp))]), at: Day.now)
        #expect(inTeam.standing == .participant)
        #expect(inTeam.sight(of: note) == .none)
    }

    @Test("Rule 10: withheld from the person: one line for them and who acts for them, the words for professionals")
    func withheld() {
        let report = entry(.report, .family, by: Cast.joris, as: .withheld)
        let facts = lisas(
            [permit(.account(Cast.joris)), permit(.account(Cast.petra), id: 2), permit(.account(Cast.anouk), id: 3)],
            mandates: [mandate(Cast.greet), mandate(Cast.bart, themes: .of(.money))])
        #expect(reach(Cast.lisa, facts).sight(of: report) == .placeholder)
        #expect(reach(Cast.greet, facts).sight(of: report) == .placeholder)
        #expect(reach(Cast.joris, facts).sight(of: report) == .full)
        #expect(reach(Cast.petra, facts).sight(of: report) == .full)
        // A neighbour is no professional; a mandate on money says nothing about family; a stranger nothing at all.
        #expect(reach(Cast.anouk, facts).sight(of: report) == .none)
        #expect(reach(Cast.bart, facts).sight(of: report) == .none)
        #expect(reach(Cast.ruud, facts).sight(of: report) == .none)
    }

    @Test("Rule 10: who writes an entry may withhold it; a second professional with look confirms")
    func withholding() {
        let report = entry(.report, .family, by: Cast.joris)
        let facts = lisas([
            permit(.account(Cast.joris)), permit(.account(Cast.petra), id: 2), permit(.account(Cast.anouk), id: 3),
        ])
        let joris = reach(Cast.joris, facts)
        let petra = reach(Cast.petra, facts)
        #expect(joris.mayWithhold(report).allowed)
        #expect(!petra.mayWithhold(report).allowed)
        #expect(!reach(Cast.lisa, facts).mayWithhold(entry(.report, by: Cast.lisa)).allowed)
        #expect(!reach(Cast.anouk, facts).mayWithhold(entry(.report, by: Cast.anouk)).allowed)
        let asked = entry(.report, .family, by: Cast.joris, as: .withheld)
        #expect(petra.mayConfirmWithholding(of: asked).allowed)
        #expect(!joris.mayConfirmWithholding(of: asked).allowed)
        #expect(!reach(Cast.anouk, facts).mayConfirmWithholding(of: asked).allowed)
        #expect(!reach(Cast.lisa, facts).mayConfirmWithholding(of: asked).allowed)
    }

    @Test("Rule 9: who may add professionally confines what they wrote")
    func confining() {
        let facts = lisas([
            permit(.account(Cast.joris)), permit(.account(Cast.petra), .all, .all, .look, id: 2),
            permit(.account(Cast.anouk), id: 3),
        ])
        #expect(reach(Cast.joris, facts).mayConfine(entry(.report, by: Cast.joris)).allowed)
        #expect(!reach(Cast.joris, facts).mayConfine(entry(.report, by: Cast.petra)).allowed)
        #expect(!reach(Cast.petra, facts).mayConfine(entry(.report, by: Cast.petra)).allowed)
        #expect(!reach(Cast.anouk, facts).mayConfine(entry(.report, by: Cast.anouk)).allowed)
        #expect(!reach(Cast.lisa, facts).mayConfine(entry(.report, by: Cast.lisa)).allowed)
    }

    @Test("Rule 11: the person's private note is the person's only")
    func privateNote() {
        let note = entry(.report, .money, by: Cast.lisa, as: .own)
        let facts = lisas(
            [permit(.account(Cast.petra), .all, .all, .all), permit(.account(Cast.petra), entry: note, id: 2)],
            mandates: [mandate(Cast.greet), mandate(Cast.bart, .courtAppointed)])
        #expect(sees(Cast.lisa, note, facts))
        for other in [Cast.petra, Cast.greet, Cast.bart, Cast.ineke, Cast.ruud] {
            #expect(reach(other, facts).sight(of: note) == .none)
        }
        #expect(!sees(Cast.petra, entry(.report, .money, by: Cast.petra, as: .own), facts))
    }

    @Test("Rule 12: what hangs on an entry has the themes of both, and needs look at the areas of both")
    func hangsOn() {
        let report = entry(.report, .health)
        let photo = entry(.document, .leisure, on: report)
        #expect(photo.themes == .of(.leisure, .health))
        #expect(entry(.reaction, on: report).themes == .of(.health))
        func may(_ areas: AreaSet, _ themes: ThemeSet) -> Bool {
            sees(Cast.petra, photo, lisas([permit(.account(Cast.petra), areas, themes, .look)]))
        }
        #expect(may(.of(.documents, .reports), .of(.leisure, .health)))
        #expect(!may(.of(.documents), .of(.leisure, .health)))
        #expect(!may(.of(.reports), .of(.leisure, .health)))
        #expect(!may(.of(.documents, .reports), .of(.leisure)))
        #expect(!may(.of(.documents, .reports), .of(.health)))
    }

    @Test("Rule 12: a goal of a plan has its own themes only")
    func partOf() {
        let plan = entry(.plan, .health)
        let goal = entry(.goal, .money, on: plan)
        #expect(goal.themes == .of(.money))
        let facts = lisas([permit(.account(Cast.petra), .of(.wishesAndGoals), .of(.money), .look)])
        #expect(sees(Cast.petra, goal, facts))
    }

    @Test("Rule 12: a container shows to whoever sees a part of it, unless it is not for all itself")
    func container() {
        let plan = entry(.plan, .health)
        let parts = [entry(.goal, .money, on: plan), entry(.goal, .health, on: plan, id: 2)]
        let facts = lisas([permit(.account(Cast.petra), .of(.wishesAndGoals), .of(.money), .look)])
        let petra = reach(Cast.petra, facts)
        #expect(petra.sight(of: plan) == .none)
        #expect(petra.sight(ofContainer: plan, parts: parts) == .full)
        #expect(petra.sight(ofContainer: plan, parts: parts.suffix(1)) == .none)
        #expect(petra.sight(ofContainer: entry(.plan, .health, id: 5), parts: parts) == .none)
        #expect(petra.sight(ofContainer: entry(.plan, .health, as: .confined), parts: parts) == .none)
    }

    @Test("Rules 9 to 12: what hangs on something that is not for all is for no more than that")
    func inheritedVisibility() {
        #expect(effectiveVisibility(own: .shared, parent: .confined) == .confined)
        #expect(effectiveVisibility(own: .shared, parent: .withheld) == .withheld)
        #expect(effectiveVisibility(own: .confined, parent: .withheld) == .confined)
        #expect(effectiveVisibility(own: .shared, parent: .own) == .own)
        for own in Visibility.allCases {
            #expect(effectiveVisibility(own: own, parent: .shared) == own)
            #expect(effectiveVisibility(own: own, parent: nil) == own)
        }
    }

    @Test("Rule 13: an earlier version needs its own themes and the current ones")
    func versions() {
        let now = entry(.report, .health)
        let then = VersionFacts(themes: .of(.money), author: Cast.joris)
        func petra(_ themes: ThemeSet) -> Reach {
            reach(Cast.petra, lisas([permit(.account(Cast.petra), .of(.reports), themes, .look)]))
        }
        #expect(petra(.of(.money)).sight(of: then, of: now) == .none)
        #expect(petra(.of(.health)).sight(of: then, of: now) == .none)
        #expect(petra(.of(.money, .health)).sight(of: then, of: now) == .full)
    }

    @Test("Rule 13: a permit for one entry does not open what that entry was about before")
    func versionsOfOneEntry() {
        let now = entry(.report, .health)
        let petra = reach(Cast.petra, lisas([permit(.account(Cast.petra), entry: now)]))
        #expect(petra.sight(of: VersionFacts(themes: .of(.money), author: Cast.joris), of: now) == .none)
        #expect(petra.sight(of: VersionFacts(themes: .of(.health), author: Cast.joris), of: now) == .full)
    }

    @Test("Rule 13: the person sees no version of what is withheld")
    func versionsOfWithheld() {
        let version = VersionFacts(themes: .of(.family), author: Cast.joris)
        #expect(reach(Cast.lisa, lisas()).sight(of: version, of: entry(.report, .family, as: .withheld)) == .none)
    }

    @Test("Rule 15: the tables a query binds say the same as the decision in memory")
    func tables() {
        let facts = lisas([permit(.account(Cast.petra), .of(.reports, .plan), .of(.money), .look)])
        let petra = reach(Cast.petra, facts)
        #expect(petra.lookTable.map(\.area) == [.reports, .plan])
        #expect(petra.lookTable.map(\.themes) == [.of(.money), .of(.money)])
        #expect(petra.ownAddTable.isEmpty)
        #expect(petra.deniedLookTable.isEmpty)
    }

    @Test("Rule 16: any look at people shows the person, the family and the lead; a party shows by its themes")
    func people() {
        let facts = lisas([permit(.account(Cast.petra), .of(.people), .of(.money), .look)])
        #expect(reach(Cast.petra, facts).seesPeopleCore)
        #expect(sees(Cast.petra, entry(.party, .money), facts))
        #expect(!sees(Cast.petra, entry(.party, .health), facts))
        #expect(!reach(Cast.petra, lisas([permit(.account(Cast.petra))])).seesPeopleCore)
    }
}

/// A membership in Joris's team that a second administrator confirmed.
func confirmed(_ account: AccountID) -> Membership {
    Membership(
        account: account, organisation: Cast.jeugdhulp, department: Cast.teamThuis, role: "jeugdhulpverlener",
        period: Period(from: Day.past), madeBy: account, confirmedBy: Cast.olga)
}
