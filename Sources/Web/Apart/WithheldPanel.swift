import Dossier
import UseCases

/// How a withheld report stands, for who sees all of it: why, until when, who looked along; and what they may decide (rule 10).
struct WithheldPanel {
    private let page: DossierPage
    private let report: EntryID
    private let reading: WithheldReading
    private let writtenAt: Moment
    private let isAuthor: Bool
    private let problems: [FieldMessage]

    init(_ page: DossierPage, _ detail: ReportDetail, _ reading: WithheldReading, _ problems: [FieldMessage]) {
        self.page = page
        report = detail.report?.id ?? .zero
        self.reading = reading
        writtenAt = detail.report?.row.occurredAt ?? page.setting.now
        isAuthor = detail.report?.row.author == page.entrance.reach.actor
        self.problems = problems
    }

    private var words: Words.Apart.Withheld { page.words.apart.withheld }
    private var name: KeyValuePairs<String, String> { ["name": page.personName] }

    var html: HTML {
        Card(
            "nog-niet", words.title(name),
            "<p>\(why) \(review)</p><p>\(look)</p>\(late)\(objected)\(form)\(end)"
        ).html
    }

    private var why: String {
        let write = page.words.apart.write
        return (reading.withholding.reason == .harm ? write.harm : write.another).closed
    }

    private var review: String {
        guard reading.due != .reviewLate, let at = reading.withholding.reviewAt else { return "" }
        return words.review(["date": page.dates.dateWithYear(at)])
    }

    private var look: String {
        if let second = reading.withholding.confirmedBy { return words.confirmed(["name": page.name(of: second)]) }
        guard reading.due == .secondLook else { return words.late }
        let last = page.dates.date(writtenAt.moved(by: WithholdingTerm.secondLookWithin))
        let waits = words.waits(["date": last])
        return isAuthor ? "\(waits) \(words.authorWaits)" : waits
    }

    private var late: HTML {
        guard reading.due == .reviewLate else { return .none }
        return notice(.sun, Icon("clock"), page.setting, HTML(text: words.reviewLate))
    }

    private var objected: HTML {
        guard reading.wasObjected else { return .none }
        return notice(.sun, Icon("question"), page.setting, HTML(text: words.objected(name)))
    }

    /// Asked while something is due; a date that stands needs nobody.
    private var form: HTML {
        guard reading.mayConfirm, reading.due != nil else { return .none }
        let known = reading.due == .reviewLate ? nil : reading.withholding.reviewAt.map { page.dates.dateWithYear($0) }
        return """
            <form class="form more no-print" method="post" action="\(Link.withhold(page.id, report))" novalidate>\
            \(page.setting.formFields)<input type="hidden" name="stand" value="\(reading.stand.text)">\
            <p>\(words.question(name))</p>\
            \(MonthsField(page.setting, words.when, known: known.map { words.asItStands(["date": $0]) }, problems).html)\
            <div class="actions"><button class="btn">\(words.confirm)</button></div></form>
            """
    }

    private var end: HTML {
        guard reading.mayEnd else { return .none }
        return """
            <p class="actions more no-print"><a class="btn btn-quiet" href="\(Link.letRead(page.id, report))">\
            \(Icon("eye").html(page.setting))\(words.end(name))</a></p>
            """
    }
}

/// Says in one sentence what will be read, and by whom: nothing is decided yet.
package struct LetReadPage: Sendable {
    private let page: DossierPage
    private let report: EntryID

    package init(_ setting: PageSetting, _ detail: ReportDetail, _ report: EntryID) {
        page = DossierPage(setting, detail.entrance, detail.cover, detail.people)
        self.report = report
    }

    package var html: HTML {
        let words = page.words.apart.end
        let name: KeyValuePairs = ["name": page.personName]
        return page.page(
            words.title(name), .reports, isNarrow: true,
            content: """
                \(page.head(words.title(name), lead: words.lead(name)))
                <form class="form" method="post" action="\(Link.letRead(page.id, report))">\(page.setting.formFields)\
                <div class="actions"><button class="btn btn-main">\(words.yes(name))</button>\
                <a href="\(Link.report(page.id, report))">\(words.no)</a></div></form>
                """
        ).html
    }
}
