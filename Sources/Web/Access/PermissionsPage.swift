import Dossier
import Records
import UseCases

/// "Wie mag wat": every permission is a sentence, with why and until when; what the law asks says so.
package struct PermissionsPage: Sendable {
    private let page: DossierPage
    private let permissions: Permissions

    package init(_ setting: PageSetting, _ permissions: Permissions) {
        page = DossierPage(setting, permissions.entrance, permissions.cover, permissions.people)
        self.permissions = permissions
    }

    private var words: Words.Permissions { page.words.permissions }

    package var html: HTML { page.page(words.title, .permissions, content: content).html }

    private var content: HTML {
        """
        \(page.head(
            permissions.showsAll && page.isPerson ? words.titleOwn : words.title,
            lead: permissions.showsAll ? words.lead : words.leadOther, action: page.printButton))
        <div class="grid grid-side"><div class="col">
        \(Card("nu", words.now, isLong: true, current).html)
        \(denies)
        \(ended)
        </div><div class="col">
        \(owners)
        \(represent)
        \(privateNotes)
        </div></div>
        """
    }

    private var current: HTML {
        guard !permissions.current.isEmpty else {
            let acts = page.entrance.reach.standing == .representative
            let mine = acts ? words.noneRepresentative(["name": page.personName]) : words.noneOther
            return "<p class=\"soft\">\(permissions.showsAll ? words.none : mine)</p>"
        }
        let soon: HTML = permissions.showsAll ? "<p class=\"soft small more\">\(words.changeSoon)</p>" : .none
        return "\(list(permissions.current))\(soon)"
    }

    private var denies: HTML {
        guard !permissions.denies.isEmpty else { return .none }
        return Card("niet", words.denies, list(permissions.denies)).html
    }

    private var ended: HTML {
        guard !permissions.ended.isEmpty else { return .none }
        return """
            <section class="card"><details class="disclose"><summary>\(words.ended)</summary>\
            \(list(permissions.ended))</details></section>
            """
    }

    // What one somebody may stands together.
    private func list(_ lines: [PermissionLine]) -> HTML {
        var groups: [[PermissionLine]] = []
        for line in lines {
            if let place = groups.firstIndex(where: { $0[0].toAccount == line.toAccount && $0[0].toName == line.toName }
            ) {
                groups[place].append(line)
            } else {
                groups.append([line])
            }
        }
        return "<ul class=\"list\">\(groups.map { PermissionRow(page, $0).html })</ul>"
    }

    private var owners: HTML {
        guard !permissions.owners.isEmpty else { return .none }
        let names = saidTogether(permissions.owners, page.words)
        return Card("eigenaar", words.owners, "<p>\(words.ownersText(["names": names]))</p>").html
    }

    private var represent: HTML {
        guard !permissions.mandates.isEmpty else { return .none }
        let title = page.isPerson ? words.represent : words.representOther(["name": page.personName])
        let items = permissions.mandates.map { mandate, name in
            let phrase =
                switch mandate.basis {
                case .chosen: page.isPerson ? words.chosen : words.chosenOther
                case .parent: page.isPerson ? words.parent : words.parentOther
                case .courtAppointed: page.isPerson ? words.court : words.courtOther
                }
            let text = phrase(["name": name, "person": page.personName])
            return "<li>\(text) \(except(mandate))</li>" as HTML
        }
        return Card("vertegenwoordiger", title, "<ul class=\"list\">\(items)</ul>").html
    }

    private func except(_ mandate: Mandate) -> String {
        var texts: [String] = []
        if !mandate.excludedThemes.isEmpty { texts.append(words.except(["themes": said(mandate.excludedThemes)])) }
        if mandate.themes != .all {
            texts.append(words.may(["what": words.lookAdd(["themes": said(mandate.themes)])]))
        }
        return texts.joined(separator: " ")
    }

    private func said(_ themes: ThemeSet) -> String {
        saidTogether(themes.themes.map { page.words.theme($0).lowercased() }, page.words)
    }

    private var privateNotes: HTML {
        guard page.entrance.reach.seesPrivateNotes else { return .none }
        let text =
            permissions.privateNotes == 0 ? words.privateNone : words.privateCount(permissions.privateNotes)
        return Card("prive", words.private, "<p>\(text)</p>").html
    }
}

/// What somebody may: each permission as a sentence, with why and until when.
struct PermissionRow {
    private let page: DossierPage
    private let lines: [PermissionLine]

    /// - Parameter lines: of one somebody, at least one.
    init(_ page: DossierPage, _ lines: [PermissionLine]) {
        self.page = page
        self.lines = lines
    }

    var html: HTML {
        guard let first = lines.first else { return .none }
        let role = first.toRole ?? (first.toAccount == nil ? page.words.permissions.wholeDepartment : nil)
        return """
            <li class="list-row">\(avatar(first))<div class="grow"><p><strong>\(first.toName)</strong>\
            \(role.map { " <span class=\"soft\">\($0)</span>" as HTML })</p>\
            \(lines.map { PermissionText(page, $0).html })</div></li>
            """
    }

    private func avatar(_ line: PermissionLine) -> HTML {
        let isHard = line.grant.effect == .deny || line.grant.basis.standsAgainstDeny
        guard !isHard, let account = line.toAccount else {
            return Avatar(line.toName, isHard ? .rose : .blue).html
        }
        return page.avatar(of: account)
    }
}

/// One permission: what, why and until when.
private struct PermissionText {
    private let page: DossierPage
    private let line: PermissionLine

    init(_ page: DossierPage, _ line: PermissionLine) {
        self.page = page
        self.line = line
    }

    private var words: Words.Permissions { page.words.permissions }
    private var grant: Grant { line.grant }

    var html: HTML {
        """
        <div class="permission"><p>\(what) \(tag?.html(page.setting))</p>\(lists)\
        <p class="soft">\(why)</p><p class="soft small">\(period)</p></div>
        """
    }

    private var tag: Pill? {
        if grant.basis.standsAgainstDeny { return Pill(words.tagLaw, icon: Icon("shield"), .rose) }
        if grant.entry != nil { return Pill(words.tagOne, icon: Icon("document"), .plum) }
        guard grant.themes.themes.count == Theme.allCases.count else { return nil }
        if grant.effect == .deny { return Pill(words.tagAll, icon: Icon("close"), .rose) }
        if !isInAreas { return Pill(words.tagAll, icon: Icon("check"), .green) }
        return nil
    }

    private var what: HTML {
        let themes = about
        if grant.effect == .deny {
            let isAll = grant.entry == nil && !isInAreas && grant.themes.themes.count == Theme.allCases.count
            return isAll ? HTML(text: words.mayNothing) : words.mayNot.html(["what": verbs(themes)])
        }
        return words.may.html(["what": verbs(themes)])
    }

    private func verbs(_ themes: HTML) -> HTML {
        let phrase: Phrase
        switch (grant.verbs.contains(.look), grant.verbs.contains(.add), grant.verbs.contains(.change)) {
        case (true, true, true): phrase = words.lookAddChange
        case (true, true, false): phrase = words.lookAdd
        case (true, false, true): phrase = words.lookChange
        case (true, false, false): phrase = words.look
        case (false, _, _): phrase = isInAreas && !hasManyAreas ? words.addIn : words.add
        }
        return phrase.html(["themes": themes])
    }

    private var isInAreas: Bool { grant.entry == nil && grant.areas != .all }

    // "afspraken en agenda over geld"; what has no theme needs no word for it.
    private var about: HTML {
        guard isInAreas, !hasManyAreas else { return "<strong>\(said)</strong>" }
        let areas = saidTogether(grant.areas.areas.map(page.words.area), page.words)
        guard grant.themes.themes != [.general] else { return "<strong>\(areas)</strong>" }
        return words.inAreas.html(["areas": HTML(text: areas), "themes": "<strong>\(said)</strong>"])
    }

    private var said: String {
        if grant.entry != nil {
            return line.entryAt.map { words.oneReport(["date": page.dates.date($0)]) } ?? words.oneReportUnknown
        }
        let themes = grant.themes.themes
        if themes.count == Theme.allCases.count { return words.everything }
        let missing = Theme.allCases.filter { !themes.contains($0) }
        if missing.count <= Self.mostInASentence { return words.everythingBut(["themes": names(missing)]) }
        return isCounted ? words.tagThemes(themes.count) : names(themes)
    }

    // More than this does not read as a sentence: it is counted there, and named beneath.
    private static let mostInASentence = 4

    private var isCounted: Bool {
        let count = grant.themes.themes.count
        return grant.entry == nil && count > Self.mostInASentence && count < Theme.allCases.count - Self.mostInASentence
    }

    private var hasManyAreas: Bool { isInAreas && grant.areas.areas.count > Self.mostInASentence }

    private var lists: HTML {
        let themes = isCounted ? words.themesAre(["themes": names(grant.themes.themes)]) : nil
        let areas =
            hasManyAreas
            ? words.areasAre(["areas": saidTogether(grant.areas.areas.map(page.words.area), page.words)]) : nil
        let said = [themes, areas].compactMap { $0 }
        return said.isEmpty ? .none : "<p class=\"small permission-lists\">\(said.joined(separator: " "))</p>"
    }

    private func names(_ themes: [Theme]) -> String {
        saidTogether(themes.map { page.words.theme($0).lowercased() }, page.words)
    }

    private var why: String {
        let purpose = line.purpose.isEmpty ? "" : "“\(line.purpose.closed)”"
        let byMe = grant.givenBy == page.entrance.reach.actor
        if grant.effect == .deny {
            return byMe
                ? words.whyDenyYou(["purpose": purpose])
                : words.whyDeny(["name": line.givenBy ?? page.personName, "purpose": purpose])
        }
        switch grant.basis {
        case .consent:
            return byMe
                ? words.whyConsentYou(["purpose": purpose])
                : words.whyConsent(["name": line.givenBy ?? page.personName, "purpose": purpose])
        case .contract: return words.whyContract(["purpose": purpose])
        case .vitalInterest: return words.whyVital(["purpose": purpose])
        case .legalTask:
            let law = words.whyLaw(["law": line.law ?? "", "purpose": purpose])
            return page.isOwn && grant.counts(at: page.setting.now) ? "\(law) \(words.whyLawNoStop)" : law
        }
    }

    private var period: String {
        let now = page.setting.now
        if let withdrawn = grant.withdrawnAt, withdrawn <= now {
            return words.withdrawnOn(["date": page.dates.dateWithYear(withdrawn)])
        }
        if grant.period.from > now { return words.startsOn(["date": page.dates.dateWithYear(grant.period.from)]) }
        if let until = grant.period.until, until <= now {
            return words.endedOn(["date": page.dates.dateWithYear(until)])
        }
        guard grant.isRegisteredAsAsked else { return words.waits }
        let since = words.since(["from": page.dates.dateWithYear(grant.period.from)])
        let until = grant.period.until.map { words.until(["until": page.dates.dateWithYear($0)]) } ?? words.noEnd
        return "\(since) \(until)"
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
