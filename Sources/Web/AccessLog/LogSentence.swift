import Dossier
import Records
import UseCases

/// One line of the access log as a person says it: who did what, when, and why they could.
struct LogSentence {
    private let page: DossierPage
    private let reading: AccessLogReading
    private let entry: LogEntry

    init(_ page: DossierPage, _ reading: AccessLogReading, _ entry: LogEntry) {
        self.page = page
        self.reading = reading
        self.entry = entry
    }

    private var words: Words { page.words }
    private var isMe: Bool { entry.actor == page.entrance.reach.actor }
    private var why: LogReason { LogReason(page, reading, entry) }

    private var name: String {
        guard let actor = entry.actor else { return words.log.shell }
        return isMe ? words.common.you : page.name(of: actor)
    }

    var html: HTML {
        let role = isMe ? nil : entry.actor.flatMap { page.people.authors[$0]?.role }
        let who: HTML = "<strong>\(name.capitalisedFirst)</strong>\(role.map { " (\($0))" as HTML })"
        let plain: HTML = "<strong>\(name)</strong>\(role.map { " (\($0))" as HTML })"
        let sentence = entry.outcome == .refused ? words.log.refused.html(["who": who]) : sentence(who, plain)
        let times: HTML = entry.times > 1 ? ", <strong>\(words.log.times(entry.times))</strong>" : .none
        return """
            <li class="list-row">\(avatar)<div class="grow">\
            <p>\(mark)\(sentence)\(times).</p><p class="soft">\(when) \(why.text)\(asking)</p></div></li>
            """
    }

    /// What was done under emergency access says so, in every line (access rule 21).
    private var mark: HTML {
        guard entry.isByEmergency else { return .none }
        return "\(Pill(words.emergency.log.mark, icon: Icon("warning"), .rose).html(page.setting)) "
    }

    private var avatar: HTML {
        guard let actor = entry.actor else { return Avatar(words.common.name, .plum).html }
        return isMe ? Avatar(page.setting.visitor?.name ?? name, .apricot).html : page.avatar(of: actor)
    }

    private func sentence(_ who: HTML, _ plain: HTML) -> HTML {
        if entry.isByEmergency, let phrase = words.emergency.log.phrase(entry.action, entry.object) {
            return phrase.html(["who": who])
        }
        if entry.isByOfficer, entry.action == .change, entry.object == .accessLog {
            return words.emergency.log.reviewed.html(["who": who])
        }
        if entry.isByOfficer, let phrase = words.leftDrafts.log.phrase(entry.action, entry.object) {
            return phrase.html(["who": who])
        }
        if entry.isByOfficer, let phrase = words.oversight.log.phrase(entry.action, entry.object) {
            return phrase.html(["who": who])
        }
        if let phrase = words.lawPermits.log.phrase(entry) { return phrase.html(["who": who]) }
        if let phrase = words.mandates.log.phrase(entry) { return phrase.html(["who": who]) }
        return ownSentence(who, plain)
    }

    private func ownSentence(_ who: HTML, _ plain: HTML) -> HTML {
        switch entry.action {
        case .view: entry.standing == Standing.alongside ? previewed(who) : looked(who)
        case .listed: isMe ? HTML(text: words.log.listedOwn) : words.log.listed.html(["who": plain])
        case .create:
            switch entry.object {
            case .report: words.log.created.report.html(["who": who])
            case .reaction: words.log.created.reaction.html(["who": who])
            case .permissions: gave.html(["who": who])
            case ApartLog.object: words.apart.log.confirmed.html(["who": who])
            case DeathLog.object: words.death.log.registered.html(["who": who])
            case RightsLog.request: words.rights.log.asked.html(["who": who])
            default: words.log.created.other.html(["who": who])
            }
        case .change:
            switch entry.object {
            case .report: words.log.changed.report.html(["who": who])
            case .plan: words.signing.log.html(["who": who])
            case .readMark: words.log.changed.readMark.html(["who": who])
            case .permissions: words.log.withdrew.html(["who": who])
            case ApartLog.object: words.apart.log.ended.html(["who": who])
            case DeathLog.object: words.death.log.undone.html(["who": who])
            case .accessLog: words.looks.digest.log.html(["who": who])
            case RightsLog.request: words.rights.log.takenBack.html(["who": who])
            case .home: words.emergency.log.seen.html(["who": who])
            case .account: words.log.keptOut.html(["who": who])
            default: words.log.changed.other.html(["who": who])
            }
        case .export: words.log.exported.html(["who": who])
        case .print: words.log.printed.html(["who": who])
        case .search: words.log.searched.html(["who": who])
        case .readLog: words.log.readLog.html(["who": who])
        case .importFile: words.log.imported.html(["who": who])
        case .administer, .demoStarted, .signIn, .signOut: words.log.administered.html(["who": who])
        }
    }

    /// Who takes part by a permit gives none: they asked. Who had no part in it yet took up an invitation.
    private var gave: Phrase {
        switch entry.standing {
        case Standing.participant.stored: words.log.asked
        case Standing.none.stored: words.log.tookUp
        default: words.log.gave
        }
    }

    /// Whoever does not see why somebody else could look, asks (rule 4): them, where no organisation can answer.
    private var asking: HTML {
        guard !isMe, entry.actor != nil, entry.outcome == .done, !entry.isByOfficer,
            page.entrance.reach.mayAsk(.question).allowed
        else {
            return .none
        }
        guard entry.organisation != nil || reading.hasAnswerer else {
            return " \(words.rights.askThem(["name": name]))\(objecting)"
        }
        let link = Link.askRight(page.id, .question, line: entry.line)
        return " <a class=\"no-print\" href=\"\(link)\">\(words.rights.askOnLine)</a>\(objecting)"
    }

    /// What stands on a law cannot be withdrawn, so objecting is one step away (rule 6).
    private var objecting: HTML {
        guard let permit = entry.groundID, LookDoor(ground: entry.ground) == .law,
            let grant = page.entrance.facts.grants.first(where: { $0.id == permit }),
            page.entrance.reach.mayObject(to: grant).allowed
        else { return .none }
        let link = Link.askRight(page.id, .objection, permit: permit)
        return " <a class=\"no-print\" href=\"\(link)\">\(words.looks.object)</a>"
    }

    private func previewed(_ who: HTML) -> HTML {
        guard let name = entry.seat.flatMap({ reading.seatNames[$0] }) else {
            return words.log.previewed.html(["who": who])
        }
        return words.log.previewedAs.html(["who": who, "name": HTML(text: name)])
    }

    private func looked(_ who: HTML) -> HTML {
        if entry.object == RightsLog.page { return words.rights.log.viewed.html(["who": who]) }
        return words.log.view.phrase(entry.object).html(["who": who])
    }

    private var when: String {
        let day = page.dates.near(entry.firstAt).capitalisedFirst
        let from = page.dates.time(entry.firstAt)
        let until = page.dates.time(entry.lastAt)
        let time =
            from == until
            ? words.log.at(["time": from]) : words.log.between(["from": from, "until": until])
        return "\(day), \(time)."
    }
}
