import Dossier
import UseCases

/// "Noodtoegang" as the person reads it: by which number the dossier is found, and every time that it was opened.
package struct EmergenciesPage: Sendable {
    private let page: DossierPage
    private let reading: EmergenciesReading
    private let isSeen: Bool

    /// - Parameter isSeen: whether the reader said a moment ago that they have seen it.
    package init(_ setting: PageSetting, _ reading: EmergenciesReading, isSeen: Bool = false) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.isSeen = isSeen
    }

    private var words: Words.Emergency { page.words.emergency }

    package var html: HTML { page.page(words.title, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        <a class="back" href="\(Link.permissions(page.id))">\(Icon("arrow-left").html(page.setting))\
        \(page.words.permissions.title)</a>
        \(page.head(words.title, lead: words.own.lead, action: page.printButton))
        \(said)<div class="stack">\(uses)\(number)</div>
        """
    }

    private var said: HTML {
        doneNotice(isSeen ? words.own.nowSeen : nil, page.setting)
    }

    private var uses: HTML {
        let list: HTML =
            reading.lines.isEmpty
            ? "<p class=\"soft\">\(words.own.noUses)</p>" : "<ul class=\"list\">\(reading.lines.map(row))</ul>"
        let seen: HTML =
            reading.isNew
            ? """
            <form class="more no-print" method="post" action="\(Link.emergenciesSeen(page.id))">\(page.setting.formFields)\
            \(page.madeAtField)<button class="btn">\(words.own.seen)</button></form>
            """ : .none
        return Card("keren", words.own.usesTitle, "\(list)\(seen)").html
    }

    private func row(_ line: EmergencyLine) -> HTML {
        let own = words.own
        let times: KeyValuePairs = [
            "when": page.dates.nearWithTime(line.emergency.from).capitalisedFirst,
            "time": page.dates.time(line.emergency.end),
        ]
        let period = line.isOpen ? own.isOpen(times) : own.period(times)
        let review = line.review.map { "<blockquote class=\"more\">\(own.said(["words": $0]))</blockquote>" as HTML }
        // Empty to who acts for the person and does not look at what it is about.
        let reason: HTML = line.reason.isEmpty ? .none : "<p>\(own.reason(["reason": line.reason]))</p>"
        return """
            <li><h3>\(own.use(["who": line.who, "organisation": line.organisation]))</h3><p>\(period)</p>\
            \(reason)<p class="more">\(state(line))</p>\(review)</li>
            """
    }

    private func state(_ line: EmergencyLine) -> HTML {
        let pill: Pill =
            switch line.outcome {
            case .justified: Pill(words.own.justified, icon: Icon("check"), .green)
            case .notJustified: Pill(words.own.notJustified, icon: Icon("close"), .rose)
            case nil: Pill(words.own.waits(["date": page.dates.date(line.reviewBy)]), icon: Icon("clock"), .sun)
            }
        return pill.html(page.setting)
    }

    /// The number by which the dossier is found in need, in groups that can be read aloud.
    private var number: HTML {
        Card(
            "nummer", words.own.numberTitle,
            "<p class=\"secret\">\(DossierNumber.text(page.id))</p><p class=\"soft more\">\(words.own.numberText)</p>"
        ).html
    }
}

/// A dossier's own id as people read and type it.
enum DossierNumber {
    static func text(_ dossier: DossierID) -> String {
        let digits = Array(dossier.text.filter { $0 != "-" })
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: " ")
    }
}
