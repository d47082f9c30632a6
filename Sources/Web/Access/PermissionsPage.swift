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
            permissions.showsAll && page.isOwn ? words.titleOwn : words.title,
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
            return "<p class=\"soft\">\(permissions.showsAll ? words.none : words.noneOther)</p>"
        }
        let soon: HTML = permissions.showsAll ? "<p class=\"soft small more\">\(words.changeSoon)</p>" : .none
        return "<ul class=\"list\">\(permissions.current.map { PermissionRow(page, $0).html })</ul>\(soon)"
    }

    private var denies: HTML {
        guard !permissions.denies.isEmpty else { return .none }
        return Card("niet", words.denies, "<ul class=\"list\">\(permissions.denies.map { PermissionRow(page, $0).html })</ul>").html
    }

    private var ended: HTML {
        guard !permissions.ended.isEmpty else { return .none }
        return """
            <section class="card"><details class="disclose"><summary>\(words.ended)</summary>\
            <ul class="list">\(permissions.ended.map { PermissionRow(page, $0).html })</ul></details></section>
            """
    }

    private var owners: HTML {
        guard !permissions.owners.isEmpty else { return .none }
        let names = saidTogether(permissions.owners, page.words)
        return Card("eigenaar", words.owners, "<p>\(words.ownersText(["names": names]))</p>").html
    }

    private var represent: HTML {
        guard !permissions.mandates.isEmpty else { return .none }
        let title = page.isOwn ? words.represent : words.representOther(["name": page.personName])
        let items = permissions.mandates.map { mandate, name in
            let phrase =
                switch mandate.basis {
                case .chosen: words.chosen
                case .parent: words.parent
                case .courtAppointed: words.court
                }
            return "<li>\(phrase(["name": name])) \(except(mandate))</li>" as HTML
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

/// One permission: who, what, why and until when.
struct PermissionRow {
    private let page: DossierPage
    private let line: PermissionLine

    init(_ page: DossierPage, _ line: PermissionLine) {
        self.page = page
        self.line = line
    }

    private var words: Words.Permissions { page.words.permissions }
    private var grant: Grant { line.grant }

    var html: HTML {
        let role = line.toRole ?? (line.toAccount == nil ? words.wholeDepartment : nil)
        return """
            <li class="list-row">\(Avatar(line.toName, hue).html)<div class="grow"><p><strong>\(line.toName)</strong>\
            \(role.map { " <span class=\"soft\">\($0)</span>" as HTML }) \(tag.html(page.setting))</p>\
            <p>\(what)</p><p class="soft">\(why)</p><p class="soft small">\(period)</p></div></li>
            """
    }

    private var hue: Hue {
        if grant.effect == .deny || grant.basis.standsAgainstDeny { return .rose }
        return line.toAccount.map(page.hue) ?? .blue
    }

    private var tag: Pill {
        if grant.basis.standsAgainstDeny { return Pill(words.tagLaw, icon: Icon("shield"), .rose) }
        if grant.entry != nil { return Pill(words.tagOne, icon: Icon("document"), .plum) }
        let count = grant.themes.themes.count
        if count == Theme.allCases.count { return Pill(words.tagAll, icon: Icon("check"), .green) }
        return Pill(words.tagThemes(count), icon: Icon("lock"), .blue)
    }

    private var what: HTML {
        let themes = "<strong>\(said)</strong>\(areas)" as HTML
        if grant.effect == .deny { return words.mayNot.html(["what": verbs(themes)]) }
        return words.may.html(["what": verbs(themes)])
    }

    private func verbs(_ themes: HTML) -> HTML {
        let phrase: Phrase
        switch (grant.verbs.contains(.look), grant.verbs.contains(.add), grant.verbs.contains(.change)) {
        case (true, true, true): phrase = words.lookAddChange
        case (true, true, false): phrase = words.lookAdd
        case (true, false, true): phrase = words.lookChange
        case (true, false, false): phrase = words.look
        case (false, _, _): phrase = words.add
        }
        return phrase.html(["themes": themes, "who": HTML(text: words.who)])
    }

    private var said: String {
        if grant.entry != nil {
            return line.entryAt.map { words.oneReport(["date": page.dates.date($0)]) } ?? words.oneReportUnknown
        }
        let themes = grant.themes.themes
        if themes.count == Theme.allCases.count { return words.everything }
        let missing = Theme.allCases.filter { !themes.contains($0) }
        if missing.count <= 4 { return words.everythingBut(["themes": names(missing)]) }
        return names(themes)
    }

    private func names(_ themes: [Theme]) -> String {
        saidTogether(themes.map { page.words.theme($0).lowercased() }, page.words)
    }

    private var areas: HTML {
        guard grant.entry == nil, grant.areas != .all else { return .none }
        let names = saidTogether(grant.areas.areas.map(page.words.area), page.words)
        return HTML(text: words.inAreas(["areas": names]))
    }

    private var why: String {
        let purpose = line.purpose.isEmpty ? "" : "“\(line.purpose.closed)”"
        switch grant.basis {
        case .consent:
            let byMe = grant.givenBy == page.entrance.reach.actor
            return byMe
                ? words.whyConsentYou(["purpose": purpose])
                : words.whyConsent(["name": line.givenBy ?? page.personName, "purpose": purpose])
        case .contract: return words.whyContract(["purpose": purpose])
        case .vitalInterest: return words.whyVital(["purpose": purpose])
        case .legalTask:
            let law = words.whyLaw(["law": grant.law ?? "", "purpose": purpose])
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
