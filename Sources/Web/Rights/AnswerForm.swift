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
