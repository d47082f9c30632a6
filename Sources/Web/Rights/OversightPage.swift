import Dossier
import Records
import UseCases

/// The privacy officer's page: what waits with its deadline, permits by law to review, and the way to who looked. A list
/// with a deadline of its own is another card beside these.
package struct OversightPage: Sendable {
    private let setting: PageSetting
    private let reading: OversightReading
    private let typed: TypedAnswer?
    private let problems: [FieldMessage]
    private let notice: String?
    private let naming: TypedNaming?

    package init(
        _ setting: PageSetting, _ reading: OversightReading, typed: TypedAnswer? = nil, problems: [FieldMessage] = [],
        notice: String? = nil, naming: TypedNaming? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.typed = typed
        self.problems = problems
        self.notice = notice
        self.naming = naming
    }

    private var words: Words.Oversight { setting.words.oversight }

    package var html: HTML {
        let title = problems.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        """
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><h1>\(words.title)</h1>\
        <p class="lead">\(words.lead(["names": saidTogether(reading.organisations, setting.words)]))</p></div></div>
        \(said)<div class="stack">
        \(emergencies)
        \(waiting)
        \(permits)
        \(OverseenWithheldCard(setting, reading.withheld).html)
        \(OverseenConfinedCard(setting, reading.orphans, naming, problems).html)
        \(looks)
        \(deaths)
        \(left)
        \(settled)
        \(reviewed)
        </div>
        """
    }

    private var said: HTML {
        doneNotice(notice, setting)
    }

    private var emergencies: HTML {
        let officer = setting.words.emergency.officer
        guard !reading.emergencies.isEmpty else {
            return Card("nood", officer.title, "<p class=\"soft\">\(officer.none)</p>").html
        }
        let items = reading.emergencies.map { line in
            let own = setting.words.emergency.own
            let form = AnswerForm(
                setting, target: .reviewEmergency(line.dossier, line.emergency.id), about: line.emergency.id.text,
                title: officer.review, choices: [("ja", own.justified), ("nee", own.notJustified)], hint: nil, typed,
                problems)
            return OverseenEmergencyRow(setting, line, line.mayReview ? form : nil).html
        }
        return Card("nood", officer.title, "<p>\(officer.lead)</p><ul class=\"list more\">\(items)</ul>").html
    }

    private var reviewed: HTML {
        guard !reading.reviewedEmergencies.isEmpty else { return .none }
        let items = reading.reviewedEmergencies.map { OverseenEmergencyRow(setting, $0, nil).html }
        return """
            <section class="card"><details class="disclose"><summary>\(setting.words.emergency.officer.settled)</summary>\
            <ul class="list">\(items)</ul></details></section>
            """
    }

    private var deaths: HTML {
        let kin = setting.words.nextOfKin
        return Card("overleden", kin.title, "<p><a href=\"\(Link.oversightDeaths)\">\(kin.link)</a></p>").html
    }

    private var left: HTML {
        let words = setting.words.leftDrafts
        return Card("concepten", words.title, "<p><a href=\"\(Link.leftDrafts)\">\(words.link)</a></p>").html
    }

    private var waiting: HTML {
        let list: HTML =
            reading.waiting.isEmpty
            ? "<p class=\"soft\">\(words.none)</p>"
            : "<ul class=\"list\">\(reading.waiting.map { OverseenRow(setting, $0, form(for: $0)).html })</ul>"
        return Card("wacht", words.waiting, list).html
    }

    private func form(for request: OverseenRequest) -> AnswerForm? {
        guard !request.isOwn else { return nil }
        return AnswerForm(
            setting, target: .answerRight(request.dossier, request.request.id), about: request.request.id.text,
            title: words.answer,
            choices: [(RightsAnswer.granted.rawValue, words.yes), (RightsAnswer.refused.rawValue, words.no)]
                + (request.mayExtend ? [(RightsAnswer.moreTime.rawValue, words.moreTime)] : []),
            hint: hint(request.request), typed, problems)
    }

    /// An objection to what is withheld is another thing than one to a permit (rule 10).
    private func hint(_ request: RightsRequest) -> String? {
        guard request.right == .objection, request.matter.entry != nil else { return words.hint(request.right) }
        return setting.words.apart.objection.hint
    }

    private var permits: HTML {
        guard !reading.permits.isEmpty else {
            return Card("wet", words.permits, "<p class=\"soft\">\(words.noPermits)</p>").html
        }
        let items = reading.permits.map { permit in
            let form =
                permit.isOwn
                ? nil
                : AnswerForm(
                    setting, target: .reviewPermit(permit.dossier, permit.id), about: permit.id.text,
                    title: words.review,
                    choices: [("ja", words.stands), ("nee", words.stop)], hint: nil, typed, problems)
            return OverseenPermitRow(setting, permit, form).html
        }
        return Card("wet", words.permits, "<p>\(words.permitsLead)</p><ul class=\"list more\">\(items)</ul>").html
    }

    private var looks: HTML {
        Card(
            "keek", words.looks,
            "<p>\(words.looksLead)</p><p class=\"more\"><a href=\"\(Link.oversightLog)\">\(words.looksLink)</a></p>"
        ).html
    }

    private var settled: HTML {
        guard !reading.settled.isEmpty else { return .none }
        return """
            <section class="card"><details class="disclose"><summary>\(words.settled)</summary>\
            <ul class="list">\(reading.settled.map { OverseenRow(setting, $0, nil).html })</ul></details></section>
            """
    }
}
