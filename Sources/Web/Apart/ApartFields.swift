import Dossier
import UseCases

/// Whom a report is for, folded away so that the form stays short. Without a script and without `:has` all of it shows when it
/// is opened, and what was not chosen is not read.
struct ApartFields {
    private let page: DossierPage
    private let forms: ReportForms
    private let typed: TypedApart
    private let problems: [FieldMessage]

    init(_ page: DossierPage, _ forms: ReportForms, _ typed: TypedApart, _ problems: [FieldMessage]) {
        self.page = page
        self.forms = forms
        self.typed = typed
        self.problems = problems
    }

    private static let fields = [ApartField.readers, ApartField.reason, ApartField.months, ApartField.named]

    private var words: Words.Apart.Write { page.words.apart.write }
    private var name: KeyValuePairs<String, String> { ["name": page.personName] }

    var html: HTML {
        let isWrong = problems.contains { Self.fields.contains($0.field) }
        // Who may not choose has nothing to open, but for what is wrong with a form that chose all the same, and for words that
        // were begun for fewer eyes.
        guard forms.mayWithhold || isWrong || !typed.isForEveryone else { return .none }
        let kept: HTML =
            typed.isForEveryone
            ? .none : "<input type=\"hidden\" name=\"\(TypedApart.kept)\" value=\"\(typed.choice)\">"
        let isOpen: HTML = isWrong || !typed.isForEveryone ? " open" : .none
        return """
            <details class="disclose apart"\(isOpen)><summary>\(words.summary)</summary>\(kept)\(choice)\(later)\(named)</details>
            """
    }

    private var choice: HTML {
        var choices: [(value: String, label: String)] = [(TypedApart.everyone, words.everyone)]
        if forms.mayWithhold { choices.append((TypedApart.later, words.later(name))) }
        if !forms.nameable.isEmpty { choices.append((TypedApart.named, words.named)) }
        let labels = choices.map { value, label in
            """
            <label class="choice"><input type="radio" name="\(ApartField.readers)" value="\(value)"\
            \(typed.choice == value ? " checked" : HTML.none)\(value == TypedApart.everyone ? HTML.none : " data-else")><span>\(label)</span></label>
            """ as HTML
        }
        return set(ApartField.readers, words.question, "<div class=\"choice-row\">\(labels)</div>")
    }

    private var later: HTML {
        guard forms.mayWithhold else { return .none }
        let reasons = [(WithholdReason.another, words.another), (.harm, words.harm)].map { reason, label in
            """
            <label class="choice"><input type="radio" name="\(ApartField.reason)" value="\(reason.rawValue)"\
            \(typed.reason == reason.rawValue ? " checked" : HTML.none)><span>\(label)</span></label>
            """ as HTML
        }
        return """
            <div data-apart="\(TypedApart.later)"><p class="hint">\(words.laterHint(name))</p>\
            \(set(ApartField.reason, words.why, "<div class=\"choice-row\">\(reasons)</div>"))\
            \(MonthsField(page.setting, words.review, chosen: typed.months, problems).html)</div>
            """
    }

    private var named: HTML {
        guard !forms.nameable.isEmpty else { return .none }
        let people = forms.nameable.map { person in
            let role = person.role.map { ", \($0)" } ?? ""
            return """
                <label class="choice"><input type="checkbox" name="\(ApartField.named)" value="\(person.account.text)"\
                \(typed.accounts.contains(person.account.text) ? " checked" : HTML.none)><span>\(person.name)\(role)</span></label>
                """ as HTML
        }
        return """
            <div data-apart="\(TypedApart.named)"><p class="hint">\(words.namedHint(name))</p>\
            \(set(ApartField.named, words.whom, "<div class=\"choice-row\">\(people)</div>"))</div>
            """
    }

    private func set(_ field: String, _ legend: String, _ content: HTML) -> HTML {
        let message = problems.first { $0.field == field }?.message
        return """
            <fieldset class="field\(message == nil ? HTML.none : " field-bad")" id="\(field)" tabindex="-1"\
            \(message == nil ? HTML.none : " aria-describedby=\"\(field)-fout\"")><legend>\(legend)</legend>\
            \(message.map { FieldError(page.setting, field, $0).html })\(content)</fieldset>
            """
    }
}

/// In how many months somebody looks again, as the form of a report and the answer of a second professional ask it.
struct MonthsField {
    private let setting: PageSetting
    private let question: String
    private let chosen: String
    private let known: String?
    private let problems: [FieldMessage]

    /// - Parameter known: the day it has, which may stay.
    init(
        _ setting: PageSetting, _ question: String, chosen: String = "", known: String? = nil,
        _ problems: [FieldMessage]
    ) {
        self.setting = setting
        self.question = question
        self.chosen = chosen
        self.known = known
        self.problems = problems
    }

    var html: HTML {
        let field = ApartField.months
        let message = problems.first { $0.field == field }?.message
        let usual = chosen.isEmpty && known == nil ? String(WithholdingTerm.usualMonths) : chosen
        let options = (1...WithholdingTerm.mostMonths).map { count in
            """
            <option value="\(String(count))"\(usual == String(count) ? " selected" : HTML.none)>\
            \(setting.words.apart.write.months(count))</option>
            """ as HTML
        }
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="\(field)">\(question)</label>\
            \(message.map { FieldError(setting, field, $0).html })<select class="select" id="\(field)" name="\(field)"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"\(field)-fout\"")>\
            \(known.map { "<option value=\"\">\($0)</option>" as HTML })\(options)</select></div>
            """
    }
}
