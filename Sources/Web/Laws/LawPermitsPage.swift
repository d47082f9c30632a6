import Dossier
import Records
import UseCases

/// Where two workers of an organisation make a permit that stands on a law: what waits for the second one, what counts, and the
/// form of the first (access rule 6).
package struct LawPermitsPage: Sendable {
    private let setting: PageSetting
    private let reading: LawPermitsReading
    private let typed: TypedLawPermit
    private let problems: [FieldMessage]
    private let notice: String?

    /// - Parameter notice: what was just done.
    package init(
        _ setting: PageSetting, _ reading: LawPermitsReading, _ typed: TypedLawPermit, problems: [FieldMessage] = [],
        notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.typed = typed
        self.problems = problems
        self.notice = notice
    }

    private var words: Words.LawPermits { setting.words.lawPermits }

    package var html: HTML {
        let title = problems.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        """
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
        \(doneNotice(notice, setting))<div class="stack"><p>\(words.told)</p>
        \(Card("wacht", words.waiting, waiting).html)
        \(Card("nu", words.running, running).html)
        \(Card("nieuw", words.form.title, LawPermitFields(setting, reading.options, typed, problems).html).html)
        </div>
        """
    }

    private var waiting: HTML {
        guard !reading.waiting.isEmpty else { return "<p class=\"soft\">\(words.noneWaiting)</p>" }
        return "<ul class=\"list\">\(reading.waiting.map { LawPermitRow(setting, $0).waiting })</ul>"
    }

    private var running: HTML {
        guard !reading.running.isEmpty else { return "<p class=\"soft\">\(words.noneRunning)</p>" }
        return "<ul class=\"list\">\(reading.running.map { LawPermitRow(setting, $0).running })</ul>"
    }
}

/// One of them, as its workers read it: what was typed to find the dossier, and nothing that stands in it.
private struct LawPermitRow {
    let setting: PageSetting
    let line: LawPermitLine

    init(_ setting: PageSetting, _ line: LawPermitLine) {
        self.setting = setting
        self.line = line
    }

    private var words: Words.LawPermits { setting.words.lawPermits }
    private var dates: PlainDates { setting.dates(line.clock) }

    var waiting: HTML {
        let asks: KeyValuePairs = ["who": line.madeBy, "to": line.toName]
        let answer = words.answerBy(["date": day(before: line.registration.endsAt)])
        return """
            <li><h3 class="secret">\(line.identifier)</h3>\
            <p>\(line.mayTakeBack ? words.asksYou(asks) : words.asks(asks))</p>\(what)\
            <p class="more">\(Pill(answer, icon: Icon("clock"), .sun).html(setting))</p>\(answering)</li>
            """
    }

    var running: HTML {
        let by = words.registeredBy(["who": line.madeBy, "second": line.confirmedBy ?? "", "to": line.toName])
        let link = line.opens.map { dossier in
            "<a class=\"btn btn-quiet btn-small\" href=\"\(Link.overview(dossier))\">\(words.toDossier)</a>" as HTML
        }
        return """
            <li><h3 class="secret">\(line.identifier)</h3><p>\(by)</p>\(what)\
            <form class="actions" method="post" action="\(Link.stopLawPermit(line.registration.id))">\(setting.formFields)\
            \(link)<button class="btn btn-quiet btn-small">\(words.stop)<span class="vh">: \(line.identifier)</span></button>\
            </form></li>
            """
    }

    private var what: HTML {
        let law = line.registration.law
        let onLaw = words.onLaw(["law": words.name(of: law), "source": law.source])
        return """
            <p>\(onLaw) \(words.until(["date": day(before: line.registration.until)]))</p><p class="soft">\(about)</p>\
            <p>\(words.reason(["reason": line.reason]))</p>
            """
    }

    private var about: String {
        let all = setting.words
        let scope = line.registration.scope
        return words.about([
            "how": AccessLevel(verbs: scope.verbs).map { all.giving.level($0) } ?? "",
            "areas": saidTogether(scope.areas.areas.map { all.area($0).lowercased() }, all),
            "themes": saidTogether(scope.themes.themes.map { all.theme($0).lowercased() }, all),
        ])
    }

    private var answering: HTML {
        let target = Link.answerLawPermit(line.registration.id)
        func button(_ answer: LawAnswer, _ label: String, _ look: HTML) -> HTML {
            """
            <button class="btn \(look)" name="antwoord" value="\(answer.rawValue)">\(label)\
            <span class="vh">: \(line.identifier)</span></button>
            """
        }
        let buttons: HTML =
            line.mayTakeBack
            ? button(.takeBack, words.takeBack, "btn-quiet")
            : "\(button(.yes, words.yes, "btn-main"))\(button(.no, words.no, "btn-quiet"))"
        let check: HTML = line.mayAnswer ? "<p>\(words.check)</p>" : .none
        return """
            \(check)<form class="actions" method="post" action="\(target)">\(setting.formFields)\(buttons)</form>
            """
    }

    /// A period ends at midnight; people say the day before.
    private func day(before end: Moment) -> String { dates.dateWithYear(end.moved(by: -Moment.minute)) }
}
