import Dossier
import Records
import UseCases

/// A request as the privacy officer reads it.
struct OverseenRow {
    private let setting: PageSetting
    private let line: OverseenRequest
    private let form: AnswerForm?

    init(_ setting: PageSetting, _ line: OverseenRequest, _ form: AnswerForm?) {
        self.setting = setting
        self.line = line
        self.form = form
    }

    private var words: Words { setting.words }
    private var dates: PlainDates { setting.dates(line.clock) }

    var html: HTML {
        let matter = MatterText(words.rights, line.matter, line.request, dates).text
        return """
            <li><h3>\(words.rights.option(line.request.right).name)</h3><p class="soft">\(from) \(matter)</p>\
            \(line.text.isEmpty ? HTML.none : line.text.paragraphs)<p class="more">\(state)</p>\(answer)\(own)\(form?.html)</li>
            """
    }

    private var from: String {
        let said: KeyValuePairs = [
            "name": line.madeBy, "person": line.person, "date": dates.date(line.request.madeAt),
        ]
        return line.person == line.madeBy ? words.oversight.by(said) : words.oversight.byOther(said)
    }

    private var state: HTML {
        let last: KeyValuePairs = ["date": dates.date(line.lastDay)]
        let settled: KeyValuePairs = [
            "name": words.common.you.capitalisedFirst,
            "date": line.request.settledAt.map { dates.date($0) } ?? "",
        ]
        let pill: Pill =
            switch line.request.outcome {
            case .granted: Pill(words.oversight.yes, icon: Icon("check"), .green)
            case .refused: Pill(words.oversight.no, icon: Icon("close"), .rose)
            case .takenBack: Pill(words.rights.state.takenBack(settled), icon: Icon("reply"))
            case nil:
                line.isLate
                    ? Pill(words.oversight.late(last), icon: Icon("warning"), .rose)
                    : Pill(words.oversight.due(last), icon: Icon("clock"), .sun)
            }
        return pill.html(setting)
    }

    private var own: HTML {
        line.isOwn && line.request.isOpen ? "<p class=\"soft\">\(words.oversight.own)</p>" : .none
    }

    private var answer: HTML {
        line.answer.map {
            "<blockquote class=\"more\">\(words.rights.state.answer(["answer": $0]).paragraphs)</blockquote>"
        }
            ?? .none
    }
}
