import Testing

@testable import Dossier

/// Rule 20 and case o: somebody who decides looks along as another.
struct PreviewRuleTests {
    private let money = entry(.report, .money, id: 1)
    private let health = entry(.report, .health, id: 2)

    @Test("Rule 20: the person previews a worker: what the worker sees, and nothing can be done")
    func previews() {
        let facts = lisas([permit(.account(Cast.petra), .all, .of(.money), .all)])
        let preview = reach(Cast.petra, facts).preview(by: reach(Cast.lisa, facts))
        #expect(preview.isPreview && preview.standing == .participant)
        #expect(preview.sight(of: money) == .full)
        #expect(preview.sight(of: health) == .none)
        #expect(preview.acts.isEmpty)
        #expect(!preview.mayAdd(kind: .report, themes: .of(.money)).allowed)
        #expect(!preview.mayAdd(kind: .reaction, themes: .none, hangingOn: money).allowed)
        #expect(!preview.mayChange(entry(.goal, .money, id: 3), voiceOfPerson: false).allowed)
        #expect(!preview.mayGive(permit(.account(Cast.karin))).allowed)
    }

    @Test("Case o: a confined note that names the worker is not in the preview, nor a withheld report, nor its line")
    func hidesWhatTheLawHides() {
        let facts = lisas([permit(.account(Cast.petra), .all, .all, .all)])
        let petra = reach(Cast.petra, facts)
        let confined = entry(.report, .safety, by: Cast.joris, as: .confined, naming: [Cast.petra], id: 3)
        let withheld = entry(.report, .family, by: Cast.joris, as: .withheld, id: 4)
        #expect(petra.sight(of: confined) == .full && petra.sight(of: withheld) == .full)
        let preview = petra.preview(by: reach(Cast.lisa, facts))
        #expect(preview.sight(of: confined) == .none)
        #expect(preview.sight(of: withheld) == .none)
        #expect(preview.ground(for: confined) == preview.ground(for: entry(.report, .safety, as: .own, id: 9)))
    }

    @Test("Rule 20: who may only add: the preview shows what they wrote")
    func showsOwnWords() {
        let facts = lisas([permit(.account(Cast.iris), .of(.agreements), .of(.family), .add)])
        let preview = reach(Cast.iris, facts).preview(by: reach(Cast.lisa, facts))
        #expect(preview.sight(of: entry(.agreement, .family, by: Cast.iris)) == .full)
        #expect(preview.sight(of: entry(.agreement, .family, by: Cast.joris)) == .none)
    }

    @Test(
        "Rules 18 and 20: a representative without health previews a worker with health: no health, also not the one shared"
    )
    func staysWithinTheViewer() {
        let facts = lisas(
            [permit(.account(Cast.petra), .all, .all, .all), permit(.account(Cast.petra), entry: health, id: 2)],
            mandates: [mandate(Cast.greet, excludedThemes: .of(.health))])
        let preview = reach(Cast.petra, facts).preview(by: reach(Cast.greet, facts))
        #expect(preview.sight(of: money) == .full)
        #expect(preview.sight(of: health) == .none)
        let version = VersionFacts(themes: .of(.money, .health), author: Cast.joris)
        #expect(preview.sight(of: version, of: money) == .none)
    }

    @Test("Rule 11: a private note is in nobody's preview")
    func neverPrivate() {
        let facts = lisas(mandates: [mandate(Cast.bart)])
        let note = entry(.report, by: Cast.lisa, as: .own)
        #expect(reach(Cast.lisa, facts).sight(of: note) == .full)
        #expect(reach(Cast.lisa, facts).preview(by: reach(Cast.bart, facts)).sight(of: note) == .none)
    }

    @Test("Only who decides about access looks along as others")
    func whoMay() {
        let facts = lisas(
            [permit(.account(Cast.petra), .all, .all, .all)],
            mandates: [mandate(Cast.bart), mandate(Cast.greet, acts: [.sign])])
        #expect(AccessRules.mayPreview(reach(Cast.lisa, facts)).allowed)
        #expect(AccessRules.mayPreview(reach(Cast.bart, facts)).allowed)
        for account in [Cast.greet, Cast.petra, Cast.ruud, Cast.ineke] {
            #expect(!AccessRules.mayPreview(reach(account, facts)).allowed)
        }
    }

    @Test("Rule 20, for every life: a preview shows in full exactly what both see in full and everybody may know of")
    func isTheIntersection() throws {
        for seed in UInt64(1)...400 {
            var life = RandomLife(seed: seed)
            let facts = life.facts()
            let other = reach(life.account(), facts)
            // Whoever decides sees by table only, as the preview is bound: not through a permit for one entry.
            let viewer = reach(Cast.lisa, lisas())
            let preview = other.preview(by: viewer)
            for _ in 0..<12 {
                let entry = life.entry()
                let both =
                    entry.visibility == .shared && other.sight(of: entry) == .full && viewer.sight(of: entry) == .full
                try #require(preview.sight(of: entry) == (both ? .full : .none), "seed \(seed): \(entry)")
            }
            try #require(preview.acts.isEmpty && Area.allCases.allSatisfy { preview.themes(.add, in: $0).isEmpty })
        }
    }

    @Test("Rule 20, for every life and every viewer: no more than the viewer, no more than the other")
    func neverMore() throws {
        for seed in UInt64(1)...400 {
            var life = RandomLife(seed: seed)
            let facts = life.facts()
            let other = reach(life.account(), facts)
            let viewer = reach(life.account(), facts)
            let preview = other.preview(by: viewer)
            for _ in 0..<12 {
                let entry = life.entry()
                try #require(
                    preview.sight(of: entry) <= min(other.sight(of: entry), viewer.sight(of: entry)), "seed \(seed)")
            }
        }
    }
}

/// Rule 18 and seed 004: the person keeps a representative out.
struct ExcludingRuleTests {
    @Test("The person keeps a chosen representative out, wholly or of parts; not one that a court appointed")
    func byBasis() {
        let chosen = mandate(Cast.greet)
        let court = mandate(Cast.bart, .courtAppointed)
        let lisa = reach(Cast.lisa, lisas(mandates: [chosen, court]))
        #expect(lisa.mayExclude(chosen).allowed)
        #expect(!lisa.mayExclude(court).allowed)
    }

    @Test("No representative keeps another out, nor themselves in")
    func onlyThePerson() {
        let facts = lisas(mandates: [mandate(Cast.greet), mandate(Cast.bart)])
        #expect(!reach(Cast.greet, facts).mayExclude(facts.mandates[1]).allowed)
        #expect(!reach(Cast.greet, facts).mayExclude(facts.mandates[0]).allowed)
    }

    @Test("Rule 19: a parent, from the age at which the young person decides along")
    func parents() {
        let parent = mandate(Cast.bart, .parent)
        #expect(!reach(Cast.sam, sams(born: "2015-11-22")).mayExclude(parent).allowed)
        #expect(reach(Cast.sam, sams(born: "2013-11-21")).mayExclude(parent).allowed)
    }

    @Test("Kept out of every area is kept out wholly: no look, no acts")
    func wholly() {
        let facts = lisas(mandates: [mandate(Cast.greet, excludedAreas: .all)])
        #expect(reach(Cast.greet, facts).isEmpty)
    }
}
