import Dossier
import Records
import UseCases

/// What somebody may: each permission as a sentence, with why and until when.
struct PermissionRow {
    private let page: DossierPage
    private let lines: [PermissionLine]
    private let hasActions: Bool

    /// - Parameters:
    ///   - lines: of one somebody, at least one.
    ///   - hasActions: whether they can be changed from here.
    init(_ page: DossierPage, _ lines: [PermissionLine], hasActions: Bool = false) {
        self.page = page
        self.lines = lines
        self.hasActions = hasActions
    }

    var html: HTML {
        guard let first = lines.first else { return .none }
        let role = first.toRole ?? (first.toAccount == nil ? page.words.permissions.wholeDepartment : nil)
        return """
            <li class="list-row">\(avatar(first))<div class="grow"><p><strong>\(first.toName)</strong>\
            \(role.map { " <span class=\"soft\">\($0)</span>" as HTML })</p>\
            \(lines.map { "\(PermissionText(page, $0).html)\(actions($0, mayLook: $0.grant == first.grant))" as HTML })\
            </div></li>
            """
    }

    /// Look along, change, stop: on "Wie mag wat" of who decides, for what they may change.
    ///
    /// - Parameter mayLook: looking along is as somebody, not by one of their permits; so once for each.
    private func actions(_ line: PermissionLine, mayLook: Bool) -> HTML {
        let grant = line.grant
        let words = page.words.giving
        let reach = page.entrance.reach
        guard hasActions, reach.acts.contains(.giveAccess), grant.withdrawnAt == nil,
            grant.period.until.map({ $0 > page.setting.now }) ?? true
        else { return .none }
        let look: HTML =
            grant.effect == .permit && mayLook
            ? """
            <a class="btn btn-quiet btn-small" href="\(Link.preview(page.id, PreviewSeat(grant.principal)))">\
            \(Icon("eye").html(page.setting))\(words.look(["name": line.toName.firstName]))</a>
            """ : .none
        guard reach.mayWithdraw(grant).allowed else {
            return "<p class=\"actions permission-acts\">\(look)\(objecting(line))</p>"
        }
        let change: HTML =
            grant.effect == .permit && grant.entry == nil
            ? "<a class=\"btn btn-quiet btn-small\" href=\"\(Link.changing(page.id, grant.id))\">\(words.change)</a>"
            : .none
        return """
            <p class="actions permission-acts">\(look)\(change)<a class="btn-link" href="\(Link.stop(page.id, grant.id))">\
            \(grant.effect == .deny ? words.lift : words.stop)<span class="vh">: \(line.toName)</span></a></p>
            """
    }

    /// What stands on a law cannot be withdrawn, so objecting is one step away (rule 6).
    private func objecting(_ line: PermissionLine) -> HTML {
        guard page.entrance.reach.mayObject(to: line.grant).allowed else { return .none }
        return """
            <a class="btn btn-quiet btn-small" href="\(Link.askRight(page.id, .objection, permit: line.grant.id))">\
            \(page.words.lawPermits.own.object)<span class="vh">: \(line.toName)</span></a>
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
        <div class="permission"><p>\(what) \(tag?.html(page.setting))</p>\(scope.lists)\
        <p class="soft">\(why)</p><p class="soft small">\(period)</p>\(review)</div>
        """
    }

    private var tag: Pill? {
        if grant.basis.standsAgainstDeny { return Pill(words.tagLaw, icon: Icon("shield"), .rose) }
        if grant.entry != nil { return Pill(words.tagOne, icon: Icon("document"), .plum) }
        guard isAll else { return nil }
        return grant.effect == .deny
            ? Pill(words.tagAll, icon: Icon("close"), .rose) : Pill(words.tagAll, icon: Icon("check"), .green)
    }

    private var what: HTML {
        if grant.effect == .deny {
            return isAll ? HTML(text: words.mayNothing) : words.mayNot.html(["what": scope.html])
        }
        return words.may.html(["what": scope.html])
    }

    private var scope: ScopeText { ScopeText(page, line.scope, isOne: grant.entry != nil, at: line.entryAt) }
    private var isAll: Bool { grant.entry == nil && line.scope.areas == .all && scope.isEveryTheme }

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
        case .vitalInterest: return withoutStop(words.whyVital(["purpose": purpose]))
        case .legalTask: return withoutStop(words.whyLaw(["law": line.law ?? "", "purpose": purpose]))
        }
    }

    /// Rule 6: to whoever decides, that they cannot stop it, and what they can do.
    private func withoutStop(_ why: String) -> String {
        page.isOwn && grant.counts(at: page.setting.now) ? "\(why) \(words.whyLawNoStop)" : why
    }

    /// Rule 28: what a parent or a representative gave is looked at again by who decides now; nobody else is asked to.
    private var review: HTML {
        guard page.entrance.reach.acts.contains(.giveAccess), let end = line.reviewUntil, end > page.setting.now,
            grant.period.until.map({ end < $0 }) ?? true,
            end < page.setting.now.moved(by: Self.reviewTime)
        else { return .none }
        let text = page.words.giving.review([
            "name": line.givenBy ?? page.words.common.somebody, "date": page.dates.dateWithYear(end),
        ])
        return notice(.sun, Icon("question"), page.setting, HTML(text: text))
    }

    // Said from half a year before: the birthday itself comes three months earlier.
    private static let reviewTime = 182 * Moment.day

    private var period: String {
        let now = page.setting.now
        if let withdrawn = grant.withdrawnAt, withdrawn <= now {
            return words.withdrawnOn(["date": page.dates.dateWithYear(withdrawn)])
        }
        if grant.period.from > now { return words.startsOn(["date": page.dates.dateWithYear(grant.period.from)]) }
        if let until = grant.period.until, until <= now {
            return words.endedOn(["date": page.dates.dateWithYear(until)])
        }
        if let end = line.reviewUntil, end <= now { return words.endedOn(["date": page.dates.dateWithYear(end)]) }
        guard grant.isRegisteredAsAsked else { return words.waits }
        let since = words.since(["from": page.dates.dateWithYear(grant.period.from)])
        let until = grant.period.until.map { words.until(["until": page.dates.dateWithYear($0)]) } ?? words.noEnd
        return "\(since) \(until)"
    }
}
