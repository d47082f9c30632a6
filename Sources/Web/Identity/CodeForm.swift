import UseCases

/// The field in which somebody types a code of the second step, with its form. Who has no phone at hand asks for a field
/// that takes a recovery code: a button, so that nothing that travels in the form is lost.
struct CodeForm: Sendable {
    static let field = "code"
    /// The name of the button that asks for the other kind of code, and of what says which kind it is.
    static let other = "anders"
    static let kind = "soort"

    let setting: PageSetting
    let action: HTML
    /// Fields that travel along.
    var hidden: [(name: String, value: String)] = []
    var isRecovery = false
    var problem: String?
    let submit: String

    private var words: Words.SecondStep { setting.words.secondStep }

    var html: HTML {
        """
        <form class="card form" method="post" action="\(action)" novalidate>\(setting.formFields)
        \(hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML })
        \(isRecovery ? "<input type=\"hidden\" name=\"soort\" value=\"herstel\">" : HTML.none)
        \(CodeField(setting, isRecovery: isRecovery, problem: problem).html)
        <button class="btn btn-wide">\(submit)</button>
        <p><button class="btn-link" name="anders" value="\(isRecovery ? "telefoon" : "herstel" as HTML)" formnovalidate>\
        \(isRecovery ? words.usePhone : words.useRecovery)</button></p></form>
        """
    }

    /// Whether a form that came asks for the other field, and takes no code.
    static func asksOther(_ form: FormFields) -> Bool { form.has(other) }

    /// Whether the field to show now takes a recovery code.
    static func isRecovery(_ form: FormFields) -> Bool { (form[other] ?? form[kind]) == "herstel" }
}

/// The field alone, for forms that hold more.
struct CodeField: Sendable {
    private let setting: PageSetting
    private let id: String
    private let isRecovery: Bool
    private let takesBoth: Bool
    private let problem: String?

    /// - Parameter takesBoth: a code of the phone or a recovery code, whichever somebody has.
    init(
        _ setting: PageSetting, id: String = CodeForm.field, isRecovery: Bool = false, takesBoth: Bool = false,
        problem: String?
    ) {
        self.setting = setting
        self.id = id
        self.isRecovery = isRecovery
        self.takesBoth = takesBoth
        self.problem = problem
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    var html: HTML {
        let label = isRecovery ? words.recoveryCode : takesBoth ? words.eitherCode : words.code
        let hint = isRecovery ? words.recoveryCodeHint : takesBoth ? words.eitherCodeHint : words.codeHint
        let keys: HTML =
            isRecovery || takesBoth ? "autocapitalize=\"none\" spellcheck=\"false\"" : "inputmode=\"numeric\""
        let error: HTML = problem == nil ? .none : " \(id)-fout"
        return """
            <div class="field\(problem == nil ? HTML.none : " field-bad")"><label for="\(id)">\(label)</label>\
            <p class="hint" id="\(id)-hint">\(hint)</p>\(problem.map { FieldError(setting, id, $0).html })\
            <input class="input input-code" id="\(id)" name="code" type="text" autocomplete="one-time-code" \(keys) \
            maxlength="20" aria-describedby="\(id)-hint\(error)"\(problem == nil ? HTML.none : " aria-invalid=\"true\"") \
            required></div>
            """
    }
}

extension Words.SecondStep {
    /// What to say of a code that was not taken; nil for one that was.
    func problem(_ outcome: ProofOutcome, _ setting: PageSetting) -> String? {
        switch outcome {
        case .right: nil
        case .wrong: wrong
        case .wait(let until): setting.words.signIn.waiting(until: until, at: setting.now)
        case .notSetUp: over
        }
    }
}
