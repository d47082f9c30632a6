import Dossier
import UseCases

/// Whom somebody chose to name, and why, kept so that a wrong field loses nothing.
package struct TypedNaming: Sendable {
    let account: String
    let why: String
    /// The note it is about, where a page has several.
    let about: String

    init(_ form: FormFields, about: String = "") {
        account = form[ApartField.named] ?? ""
        why = form["reden"] ?? ""
        self.about = about
    }
}

/// Who sees a confined note, for who is named in it: naming another, and being named no more (rule 9).
struct ConfinedPanel {
    private let page: DossierPage
    private let report: EntryID
    private let reading: ConfinedReading
    private let typed: TypedNaming?
    private let problems: [FieldMessage]

    init(
        _ page: DossierPage, _ detail: ReportDetail, _ reading: ConfinedReading, _ typed: TypedNaming?,
        _ problems: [FieldMessage]
    ) {
        self.page = page
        report = detail.report?.id ?? .zero
        self.reading = reading
        self.typed = typed
        self.problems = typed == nil ? [] : problems
    }

    private var words: Words.Apart.Confined { page.words.apart.confined }

    var html: HTML {
        let names = saidTogether(reading.named.map(\.name), page.words)
        return Card("wie-ziet", words.title, "<p>\(words.lead(["names": names]))</p>\(name)\(leave)").html
    }

    private var name: HTML {
        guard !reading.nameable.isEmpty else { return .none }
        let message = problems.first { $0.field == "reden" }?.message
        let described = ([message == nil ? nil : "reden-fout", "reden-hint"] as [String?]).compactMap { $0 }
        return """
            <details class="disclose no-print"\(typed == nil ? HTML.none : " open")><summary>\(words.name)</summary>\
            <form class="form" method="post" action="\(Link.nameInConfined(page.id, report))" novalidate>\
            \(page.setting.formFields)\
            \(WhomField(page.setting, reading.nameable.map { ($0.account, $0.name) }, typed, problems).html)\
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="reden">\(words.why)</label>\
            <p class="hint" id="reden-hint">\(words.whyHint)</p>\
            \(message.map { FieldError(page.setting, "reden", $0).html })\
            <textarea class="textarea" id="reden" name="reden" rows="3"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\"") aria-describedby="\(described.joined(separator: " "))">
            \(typed?.why ?? "")</textarea></div>
            <div class="actions"><button class="btn">\(words.save)</button></div></form></details>
            """
    }

    private var leave: HTML {
        guard reading.mayLeave else { return .none }
        return """
            <details class="disclose no-print"><summary>\(words.leave)</summary>\
            <form class="form" method="post" action="\(Link.leaveConfined(page.id, report))">\(page.setting.formFields)\
            <p>\(words.leaveLead)</p><div class="actions"><button class="btn btn-quiet">\(words.leaveNow)</button></div>\
            </form></details>
            """
    }
}

/// Who may see a note too.
private struct WhomField {
    private let setting: PageSetting
    private let people: [(account: AccountID, name: String)]
    private let typed: TypedNaming?
    private let problems: [FieldMessage]
    private let id: String

    init(
        _ setting: PageSetting, _ people: [(account: AccountID, name: String)], _ typed: TypedNaming?,
        _ problems: [FieldMessage], id: String = ApartField.named
    ) {
        self.setting = setting
        self.people = people
        self.typed = typed
        self.problems = problems
        self.id = id
    }

    var html: HTML {
        let words = setting.words.apart.confined
        let message = problems.first { $0.field == ApartField.named }?.message
        let options = people.map { account, name in
            let isChosen: HTML = typed?.account == account.text ? " selected" : .none
            return "<option value=\"\(account.text)\"\(isChosen)>\(name)</option>" as HTML
        }
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="\(id)">\(words.whom)</label>\
            \(message.map { FieldError(setting, ApartField.named, $0).html })\
            <select class="select" id="\(id)" name="\(ApartField.named)"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\" aria-describedby=\"\(ApartField.named)-fout\"")>\
            <option value="">\(words.choose)</option>\(options)</select></div>
            """
    }
}

/// Confined notes that nobody sees any more, for the privacy officer: one line each, and whom to name.
struct OverseenConfinedCard {
    private let setting: PageSetting
    private let orphans: [OverseenConfined]
    private let typed: TypedNaming?
    private let problems: [FieldMessage]

    init(
        _ setting: PageSetting, _ orphans: [OverseenConfined], _ typed: TypedNaming?, _ problems: [FieldMessage]
    ) {
        self.setting = setting
        self.orphans = orphans
        self.typed = typed
        self.problems = problems
    }

    var html: HTML {
        guard !orphans.isEmpty else { return .none }
        let words = setting.words.apart.confined
        return Card(
            "niemand", words.orphan, "<p>\(words.orphanLead)</p><ul class=\"list more\">\(orphans.map(row))</ul>"
        ).html
    }

    private func row(_ note: OverseenConfined) -> HTML {
        let words = setting.words.apart.confined
        guard !note.colleagues.isEmpty else { return "<li><p>\(words.orphanNobody)</p></li>" }
        let isTyped = typed?.about == note.entry.text
        let id = isTyped ? ApartField.named : "\(ApartField.named)-\(note.entry.text)"
        return """
            <li><form class="form" method="post" action="\(Link.nameForNobody(note.dossier, note.entry))" novalidate>\
            \(setting.formFields)\
            \(WhomField(setting, note.colleagues, isTyped ? typed : nil, isTyped ? problems : [], id: id).html)\
            <div class="actions"><button class="btn">\(words.save)</button></div></form></li>
            """
    }
}
