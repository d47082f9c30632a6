import Dossier

/// What a permit, a deny or a question is about, as a piece of a sentence.
struct ScopeText {
    private let page: DossierPage
    private let scope: Scope
    private let isOne: Bool
    private let at: Moment?

    /// - Parameters:
    ///   - isOne: whether it names one entry; areas and themes then say nothing.
    ///   - at: when that entry was written, for who may see it.
    init(_ page: DossierPage, _ scope: Scope, isOne: Bool, at: Moment? = nil) {
        self.page = page
        self.scope = scope
        self.isOne = isOne
        self.at = at
    }

    private var words: Words.Permissions { page.words.permissions }

    var isEveryTheme: Bool { scope.themes.themes.count == Theme.allCases.count }

    /// "geld en gezondheid zien en erbij schrijven".
    var html: HTML {
        let phrase: Phrase
        switch (scope.verbs.contains(.look), scope.verbs.contains(.add), scope.verbs.contains(.change)) {
        case (true, true, true): phrase = words.lookAddChange
        case (true, true, false): phrase = words.lookAdd
        case (true, false, true): phrase = words.lookChange
        case (true, false, false): phrase = words.look
        case (false, _, _): phrase = isInAreas && !hasManyAreas ? words.addIn : words.add
        }
        return phrase.html(["themes": about])
    }

    private var isInAreas: Bool { !isOne && scope.areas != .all }

    // "afspraken en agenda over geld"; what has no theme needs no word for it.
    private var about: HTML {
        guard isInAreas, !hasManyAreas else { return "<strong>\(said)</strong>" }
        let areas = saidTogether(scope.areas.areas.map(page.words.area), page.words)
        guard scope.themes.themes != [.general], !isEveryTheme else { return "<strong>\(areas)</strong>" }
        return words.inAreas.html(["areas": HTML(text: areas), "themes": "<strong>\(said)</strong>"])
    }

    private var said: String {
        if isOne {
            return at.map { words.oneReport(["date": page.dates.date($0)]) } ?? words.oneReportUnknown
        }
        let themes = scope.themes.themes
        if isEveryTheme { return words.everything }
        let missing = Theme.allCases.filter { !themes.contains($0) }
        if missing.count <= Self.mostInASentence { return words.everythingBut(["themes": names(missing)]) }
        return isCounted ? words.tagThemes(themes.count) : names(themes)
    }

    // More than this does not read as a sentence: it is counted there, and named beneath.
    private static let mostInASentence = 4

    private var isCounted: Bool {
        let count = scope.themes.themes.count
        return !isOne && count > Self.mostInASentence && count < Theme.allCases.count - Self.mostInASentence
    }

    private var hasManyAreas: Bool { isInAreas && scope.areas.areas.count > Self.mostInASentence }

    /// What is only counted in the sentence, named.
    var lists: HTML {
        let themes = isCounted ? words.themesAre(["themes": names(scope.themes.themes)]) : nil
        let areas =
            hasManyAreas
            ? words.areasAre(["areas": saidTogether(scope.areas.areas.map(page.words.area), page.words)]) : nil
        let said = [themes, areas].compactMap { $0 }
        return said.isEmpty ? .none : "<p class=\"small permission-lists\">\(said.joined(separator: " "))</p>"
    }

    private func names(_ themes: [Theme]) -> String {
        saidTogether(themes.map { page.words.theme($0).lowercased() }, page.words)
    }
}

extension Words {
    func area(_ area: Area) -> String {
        switch area {
        case .story: areas.story
        case .reports: areas.reports
        case .wishesAndGoals: areas.wishesAndGoals
        case .plan: areas.plan
        case .agreements: areas.agreements
        case .cooperation: areas.cooperation
        case .calendar: areas.calendar
        case .documents: areas.documents
        case .people: areas.people
        }
    }
}
