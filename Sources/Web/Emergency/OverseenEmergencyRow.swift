import Dossier
import UseCases

/// A use of emergency access as the privacy officer reviews it.
struct OverseenEmergencyRow {
    private let setting: PageSetting
    private let line: OverseenEmergency
    private let form: AnswerForm?

    init(_ setting: PageSetting, _ line: OverseenEmergency, _ form: AnswerForm?) {
        self.setting = setting
        self.line = line
        self.form = form
    }

    private var words: Words.Emergency { setting.words.emergency }
    private var dates: PlainDates { setting.dates(line.clock) }

    var html: HTML {
        let times: KeyValuePairs = [
            "when": dates.nearWithTime(line.emergency.from).capitalisedFirst, "time": dates.time(line.emergency.end),
        ]
        let own: HTML =
            line.outcome == nil && !line.mayReview ? "<p class=\"soft more\">\(words.officer.own)</p>" : .none
        let review = line.review.map {
            "<blockquote class=\"more\">\(words.own.said(["words": $0]))</blockquote>" as HTML
        }
        return """
            <li><h3>\(words.officer.use(["who": line.who, "person": line.person]))</h3>\
            <p>\(words.own.period(times))</p><p>\(words.own.reason(["reason": line.reason]))</p>\(looks)\
            <p class="more">\(state)</p>\(review)\(own)\(form?.html)</li>
            """
    }

    /// Which kinds of pages, and never what stood there.
    private var looks: HTML {
        let seen = line.looks.filter { words.log.phrase($0.action, $0.object) == nil }
        guard !seen.isEmpty else { return "<p class=\"soft\">\(words.officer.noLooks)</p>" }
        let items = seen.map { look -> HTML in
            let times: HTML = look.times > 1 ? ", \(setting.words.log.times(look.times))" : .none
            return
                "<li>\(LookPhrase(setting.words, look.action, look.object, look.outcome).html(["who": HTML(text: line.who)]))\(times)</li>"
        }
        return "<p class=\"soft\">\(words.officer.looks)</p><ul>\(items)</ul>"
    }

    private var state: HTML {
        let pill: Pill =
            switch line.outcome {
            case .justified: Pill(words.own.justified, icon: Icon("check"), .green)
            case .notJustified: Pill(words.own.notJustified, icon: Icon("close"), .rose)
            case nil:
                line.isLate
                    ? Pill(
                        setting.words.oversight.late(["date": dates.date(line.lastDay)]), icon: Icon("warning"), .rose)
                    : Pill(setting.words.oversight.due(["date": dates.date(line.lastDay)]), icon: Icon("clock"), .sun)
            }
        return pill.html(setting)
    }
}
