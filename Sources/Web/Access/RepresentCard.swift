import Dossier
import Records
import UseCases

/// Who acts for the person, on which rule, with what, and from when until when (rules 18 and 19).
struct RepresentCard {
    private let page: DossierPage
    private let permissions: Permissions

    init(_ page: DossierPage, _ permissions: Permissions) {
        self.page = page
        self.permissions = permissions
    }

    private var words: Words.Permissions { page.words.permissions }

    var html: HTML {
        let now = page.setting.now
        let running = permissions.mandates.filter { !$0.mandate.isOver(at: now) }
        let over = permissions.mandates.filter { $0.mandate.isOver(at: now) }
        let age = AgeText(page).html
        let choosing = choosing
        guard !permissions.mandates.isEmpty || !age.isEmpty || !choosing.isEmpty else { return .none }
        let title = page.isPerson ? words.represent : words.representOther(["name": page.personName])
        return Card("vertegenwoordiger", title, "\(age)\(list(running))\(choosing)\(ended(over))").html
    }

    /// Who decides alone chooses; whom others decide for or along with reads why not (rules 17 and 19).
    private var choosing: HTML {
        let (words, reach) = (page.words.mandates.choosing, page.entrance.reach)
        if reach.mayChooseRepresentative.allowed {
            return """
                <p class="more"><a class="btn btn-quiet" href="\(Link.choosing(page.id))">\(words.button)</a></p>
                """
        }
        guard page.isPerson, !reach.isPreview else { return .none }
        let why =
            reach.ageRule == .household
            ? words.notHousehold : reach.ageRule.youngPersonDecides ? words.notBoth : words.notYet
        return "<p class=\"soft\">\(why)</p>"
    }

    private func list(_ mandates: [(mandate: Mandate, name: String)]) -> HTML {
        guard !mandates.isEmpty else { return .none }
        return "<ul class=\"list\">\(mandates.map { MandateRow(page, $0.mandate, $0.name).html })</ul>"
    }

    private func ended(_ mandates: [(mandate: Mandate, name: String)]) -> HTML {
        guard !mandates.isEmpty else { return .none }
        return "<details class=\"disclose\"><summary>\(words.ended)</summary>\(list(mandates))</details>"
    }
}

/// Somebody who acts for the person.
struct MandateRow {
    private let page: DossierPage
    private let mandate: Mandate
    private let name: String

    init(_ page: DossierPage, _ mandate: Mandate, _ name: String) {
        self.page = page
        self.mandate = mandate
        self.name = name
    }

    private var words: Words.Mandates { page.words.mandates }
    private var permissions: Words.Permissions { page.words.permissions }
    private var isOver: Bool { mandate.isOver(at: page.setting.now) }

    var html: HTML {
        """
        <li><p>\(who)</p>\(what)<p class="soft">\(rule)</p><p class="soft small">\(period)</p>\(acts)</li>
        """
    }

    private var who: String {
        let places: KeyValuePairs = ["name": name, "person": page.personName]
        if let kind {
            return page.isPerson ? kind.own(places) : kind.other(places)
        }
        return switch mandate.basis {
        case .chosen: page.isPerson ? permissions.chosen(places) : permissions.chosenOther(places)
        case .parent: page.isPerson ? permissions.parent(places) : permissions.parentOther(places)
        case .courtAppointed: page.isPerson ? permissions.court(places) : permissions.courtOther(places)
        }
    }

    private var kind: Words.Mandates.Kind? {
        mandate.kind.map { words.kind($0, in: page.entrance.facts.jurisdiction) }
    }

    /// What they may, minus what the person keeps them out of; what is over says only when.
    private var what: HTML {
        guard !isOver else { return .none }
        if isKeptOut { return "<p>\(page.words.giving.excludedWholly(["name": name]))</p>" }
        if mandate.basis == .parent, !page.entrance.reach.ageRule.parentsDecide {
            return "<p>\(words.notNow(["name": name]))</p>"
        }
        let scope = ScopeText(page, mandate.scope, isOne: false)
        let acts = words.names(of: mandate.acts)
        let places: KeyValuePairs = ["acts": saidTogether(acts, page.words), "person": page.personName]
        let sentence = page.isPerson ? words.acts(places) : words.actsOther(places)
        let also: HTML = acts.isEmpty ? .none : "<p>\(sentence)</p>"
        return "<p>\(permissions.may.html(["what": scope.html]))\(except)</p>\(scope.lists)\(also)"
    }

    private var isKeptOut: Bool { mandate.isExcluded && mandate.canBeExcluded(under: page.entrance.reach.ageRule) }

    private var except: HTML {
        guard mandate.canBeExcluded(under: page.entrance.reach.ageRule) else { return .none }
        let names =
            mandate.excludedThemes.themes.map { page.words.theme($0).lowercased() }
            + mandate.excludedAreas.areas.map(page.words.area)
        return names.isEmpty ? .none : " \(permissions.except(["themes": saidTogether(names, page.words)]))"
    }

    /// Which rule says that this one acts for the person (rule 24); of a parent the age does, above the list.
    private var rule: String {
        switch mandate.basis {
        case .chosen: page.isPerson ? words.rules.chosen : words.rules.chosenOther(["name": page.personName])
        case .parent: ""
        case .courtAppointed:
            [
                kind?.rule,
                page.isPerson ? words.rules.court : words.rules.courtOther(["name": page.personName]),
            ].compactMap { $0 }.joined(separator: " ")
        }
    }

    private var period: String {
        let from = page.dates.dateWithYear(mandate.period.from)
        if let until = mandate.period.until, isOver {
            return permissions.endedOn(["date": page.dates.dateWithYear(until)])
        }
        let start =
            mandate.period.from > page.setting.now
            ? permissions.startsOn(["date": from]) : permissions.since(["from": from])
        let end =
            mandate.period.until.map { permissions.until(["until": page.dates.dateWithYear($0)]) } ?? permissions.noEnd
        return "\(start) \(end)"
    }

    private var acts: HTML {
        guard !isOver else { return .none }
        let reach = page.entrance.reach
        let exclude: HTML =
            reach.mayExclude(mandate).allowed
            ? """
            <a class="btn btn-quiet btn-small" href="\(Link.exclude(page.id, mandate.account))">\
            \(page.words.giving.exclude(["name": name]))</a>
            """ : .none
        let end: HTML =
            reach.mayEnd(mandate).allowed
            ? """
            <a class="btn-link" href="\(Link.endRepresentation(page.id, mandate.account))">\
            \(words.choosing.stop(["name": name]))</a>
            """ : .none
        return exclude.isEmpty && end.isEmpty ? .none : "<p class=\"actions more\">\(exclude)\(end)</p>"
    }
}

/// Which line of rule 19 says who decides for a young person; of a judgement, who made it and when (case m).
struct AgeText {
    private let page: DossierPage

    init(_ page: DossierPage) {
        self.page = page
    }

    var html: HTML {
        guard let sentence else { return .none }
        return "<p>\(sentence)</p>"
    }

    private var sentence: String? {
        let words = page.isPerson ? page.words.mandates.ages : page.words.mandates.agesOther
        let person: KeyValuePairs = ["person": page.personName]
        return switch page.entrance.reach.ageRule {
        case .household, .birthDateUnknown, .adult: nil
        case .netherlandsUnder12, .flandersUnder12: words.under12(person)
        case .netherlands12To15: words.both(person)
        case .netherlandsFrom16: words.from16(person)
        case .flandersAble(nil): words.able(person)
        case .flandersAble(let judgement?): words.judgedAble(judged(judgement))
        case .flandersNotAble(let judgement): words.judgedNotAble(judged(judgement))
        }
    }

    private func judged(_ judgement: AbilityJudgement) -> KeyValuePairs<String, String> {
        [
            "person": page.personName,
            "name": page.people.authors[judgement.judgedBy]?.name ?? page.words.common.somebody,
            "date": page.dates.dateWithYear(judgement.at),
        ]
    }
}
