import Dossier
import Records
import UseCases

/// The form on which one right is used: about what, who answers, and in own words.
package struct AskRightPage: Sendable {
    /// How much of a report stands in the list to choose from.
    private static let longestGlimpse = 60

    private let page: DossierPage
    private let form: RightsForm
    private let typed: TypedRight
    private let problems: [FieldMessage]

    package init(_ setting: PageSetting, _ form: RightsForm, _ typed: TypedRight, problems: [FieldMessage] = []) {
        page = DossierPage(setting, form.entrance, form.cover, form.people)
        self.form = form
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Rights { page.words.rights }
    private var option: Words.Rights.Option {
        form.withheld == nil ? words.option(typed.right) : page.words.apart.objection.option
    }

    package var html: HTML {
        let title = problems.isEmpty ? option.title : page.words.common.errorTitle(["title": option.title])
        return page.page(title, .permissions, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.rights(page.id))">\(Icon("arrow-left").html(page.setting))\(words.title)</a>
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
        \(page.head(option.title, lead: option.lead))\(atOnce)
        \(impossible.map { "<p>\($0)</p>" as HTML } ?? fields)
        """
    }

    private var atOnce: HTML {
        guard typed.right == .copy else { return .none }
        return "<p><a href=\"\(Link.copy(page.id))\">\(page.words.copy.atOnce)</a></p>"
    }

    /// Why there is nothing to fill in.
    private var impossible: HTML? {
        switch typed.right.needs {
        case .entry where form.reports.isEmpty: HTML(text: words.form.noReports)
        case .permitByLaw where form.permits.isEmpty && form.withheld == nil: HTML(text: words.form.noPermits)
        case .logLine where form.line == nil && problems.isEmpty:
            "<a href=\"\(Link.accessLog(page.id))\">\(words.form.toLog)</a>"
        default: nil
        }
    }

    private var fields: HTML {
        let isStatement = typed.right == .statement
        return """
            <form class="form" method="post" action="\(Link.askRight(page.id, typed.right))" novalidate>\
            \(page.setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">\
            <input type="hidden" name="recht" value="\(typed.right.name)">\
            <input type="hidden" name="dossier" value="\(page.id.text)">
            \(matter)\(organisation)
            <div class="field\(bad("text"))"><label for="text">\(option.words)</label>\
            <p class="hint" id="text-hint">\(option.hint)</p>\(error("text"))\
            <textarea class="textarea" id="text" name="text" rows="5"\(described("text"))>
            \(typed.text)</textarea></div>
            \(isStatement ? HTML.none : "<p class=\"soft\">\(words.form.whoReads)\(writerReads)</p>")
            <div class="actions"><button class="btn btn-main">\(isStatement ? words.form.place : words.form.send)</button>\
            <a href="\(Link.rights(page.id))">\(page.words.write.stop)</a></div></form>
            """
    }

    private var writerReads: String { typed.right == .correction ? " \(words.form.writerReads)" : "" }

    private var matter: HTML {
        switch typed.right.needs {
        case .nothing: .none
        case .entry, .entryOrAll:
            select(
                "stuk", words.form.which,
                first: typed.right.needs == .entry ? words.form.choose : words.form.all,
                form.reports.map { ($0.id.text, glimpse($0)) }, chosen: typed.entry)
        case .permitByLaw where form.withheld != nil: withheld
        case .permitByLaw:
            select(
                "toegang", words.form.permit, first: page.words.giving.choose,
                form.permits.map {
                    ($0.grant.id.text, words.form.permitChoice(["name": $0.toName, "law": $0.law ?? $0.purpose]))
                }, chosen: typed.permit)
        case .logLine: logLine
        }
    }

    private var withheld: HTML {
        guard let withheld = form.withheld else { return .none }
        let about = page.words.apart.objection.about([
            "name": page.name(of: withheld.author), "date": page.dates.dateWithYear(withheld.at),
        ])
        return "<p>\(about)</p><input type=\"hidden\" name=\"stuk\" value=\"\(typed.entry)\">"
    }

    private var logLine: HTML {
        guard let line = form.line else { return "<div id=\"regel\" tabindex=\"-1\">\(error("regel"))</div>" }
        let name = line.actor.map { page.name(of: $0) } ?? words.about.somebody
        let about = words.about.line(["name": name, "date": page.dates.nearWithTime(line.at)])
        return "<p>\(about)</p><input type=\"hidden\" name=\"regel\" value=\"\(line.id.text)\">"
    }

    /// Asked where nothing else says who answers.
    private var organisation: HTML {
        guard isOrganisationAsked, form.organisations.count > 1 || message("organisatie") != nil else { return .none }
        return select(
            "organisatie", words.form.organisation, first: words.form.organisationHint,
            form.organisations.map { ($0.id.text, $0.name) }, chosen: typed.organisation)
    }

    private var isOrganisationAsked: Bool {
        switch typed.right.needs {
        case .nothing, .entryOrAll: true
        // Who looked for no organisation: then somebody else's answers.
        case .logLine where form.line != nil && form.line?.organisation == nil: true
        default: message("organisatie") != nil
        }
    }

    private func glimpse(_ report: Entry<ReportBody>) -> String {
        let line = report.body.text.split(separator: "\n").first.map(String.init) ?? ""
        let cut = line.count > Self.longestGlimpse ? line.prefix(Self.longestGlimpse) + "…" : Substring(line)
        return "\(page.dates.date(report.row.occurredAt)), \(page.name(of: report.row.author)): \(cut)"
    }

    private func select(
        _ name: StaticString, _ question: String, first: String, _ options: [(value: String, label: String)],
        chosen: String
    ) -> HTML {
        let field = name.description
        let items = options.map { value, label in
            "<option value=\"\(value)\"\(value == chosen ? " selected" : HTML.none)>\(label)</option>" as HTML
        }
        return """
            <div class="field\(bad(field))"><label for="\(field)">\(question)</label>\(error(field))\
            <select class="select" id="\(field)" name="\(field)"\(described(field, hint: false))>\
            <option value="">\(first)</option>\(items)</select></div>
            """
    }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    private func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    private func error(_ field: String) -> HTML {
        message(field).map { FieldError(page.setting, field, $0).html } ?? .none
    }

    private func described(_ field: String, hint: Bool = true) -> HTML {
        let ids = [message(field) == nil ? nil : "\(field)-fout", hint ? "\(field)-hint" : nil].compactMap { $0 }
        let invalid: HTML = message(field) == nil ? .none : " aria-invalid=\"true\""
        return ids.isEmpty ? invalid : "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
    }
}
