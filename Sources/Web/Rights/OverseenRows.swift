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
            \(line.text.isEmpty ? HTML.none : line.text.paragraphs)<p class="more">\(state)</p>\(answer)\(form?.html)</li>
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

    private var answer: HTML {
        line.answer.map { "<blockquote class=\"more\">\(words.rights.state.answer(["answer": $0]))</blockquote>" }
            ?? .none
    }
}

/// A permit by law as the privacy officer reviews it.
struct OverseenPermitRow {
    private let setting: PageSetting
    private let permit: OverseenPermit
    private let form: AnswerForm

    init(_ setting: PageSetting, _ permit: OverseenPermit, _ form: AnswerForm) {
        self.setting = setting
        self.permit = permit
        self.form = form
    }

    var html: HTML {
        let words = setting.words.oversight
        let until = permit.until.map { words.permitUntil(["date": setting.dates().dateWithYear($0)]) } ?? ""
        let why = words.permitWhy(["law": permit.law ?? "", "purpose": permit.purpose])
        return """
            <li><h3>\(words.permit(["holder": permit.holder, "person": permit.person]))</h3>\
            <p>\(about). \(until)</p><p class="soft">\(why)</p>\(form.html)</li>
            """
    }

    /// Which areas and themes, which say nothing of what stands there.
    private var about: String {
        let words = setting.words
        let areas =
            permit.scope.areas == .all
            ? words.permissions.tagAll : saidTogether(permit.scope.areas.areas.map(words.area), words)
        let themes = permit.scope.themes.themes
        guard themes.count < Theme.allCases.count else { return areas.capitalisedFirst }
        let said = saidTogether(themes.map { words.theme($0).lowercased() }, words)
        return "\(areas.capitalisedFirst): \(said)"
    }
}

/// Ja or nee, and why, in words the person reads.
struct AnswerForm {
    private let setting: PageSetting
    private let target: Link
    private let about: String
    private let title: String
    private let choices: [(value: String, label: String)]
    private let hint: String?
    private let typed: TypedAnswer?
    private let problems: [FieldMessage]

    /// - Parameter typed: what was filled in last, shown again where it was about this one.
    init(
        _ setting: PageSetting, target: Link, about: String, title: String,
        choices: [(value: String, label: String)], hint: String?, _ typed: TypedAnswer?, _ problems: [FieldMessage]
    ) {
        self.setting = setting
        self.target = target
        self.about = about
        self.title = title
        self.choices = choices
        self.hint = hint
        self.typed = typed?.about == about ? typed : nil
        self.problems = typed?.about == about ? problems : []
    }

    private var words: Words.Oversight { setting.words.oversight }

    var html: HTML {
        let items = choices.map { value, label in
            """
            <label class="choice"><input type="radio" name="antwoord" value="\(value)"\
            \(typed?.choice == value ? " checked" : HTML.none)><span>\(label)</span></label>
            """ as HTML
        }
        return """
            <details class="disclose"\(typed == nil ? HTML.none : " open")><summary>\(title)</summary>\
            <form class="form" method="post" action="\(target)" novalidate>\(setting.formFields)
            \(hint.map { "<p>\($0)</p>" as HTML })\
            <fieldset class="field\(bad("antwoord"))" id="\(id("antwoord"))" tabindex="-1"><legend>\(title)</legend>\
            \(error("antwoord"))<div class="choice-row">\(items)</div></fieldset>
            <div class="field\(bad("text"))"><label for="\(id("text"))">\(words.words)</label>\
            <p class="hint" id="hint-\(about)">\(words.wordsHint)</p>\(error("text"))\
            <textarea class="textarea" id="\(id("text"))" name="text" rows="4" aria-describedby="hint-\(about)"\
            \(message("text") == nil ? HTML.none : " aria-invalid=\"true\"")>
            \(typed?.text ?? "")</textarea></div>
            <div class="actions"><button class="btn btn-main">\(words.send)</button></div></form></details>
            """
    }

    /// The list of what is wrong above the page links to the fields of this form by their plain names.
    private func id(_ field: String) -> String { typed == nil ? "\(field)-\(about)" : field }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    private func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    private func error(_ field: String) -> HTML { message(field).map { FieldError(setting, field, $0).html } ?? .none }
}
