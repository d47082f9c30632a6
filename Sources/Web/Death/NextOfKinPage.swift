import Dossier
import UseCases

/// What a privacy officer filled in to let next of kin look, kept so that a wrong field loses nothing.
package struct TypedKinLook: Sendable {
    /// Which dossier the form was for; nil where none was sent.
    let dossier: DossierID?
    let id: GrantID
    let address: String
    let areas: [String]
    let themes: [String]
    let ground: String
    let reason: String
    let until: String

    /// - Parameter fresh: the id where the form brought none.
    init(_ fields: FormFields, dossier: DossierID?, fresh: GrantID) {
        self.dossier = dossier
        id = fields["id"].flatMap { GrantID($0) } ?? fresh
        address = fields["adres"] ?? ""
        areas = fields.all("onderdeel")
        themes = fields.all("theme")
        ground = fields["grond"] ?? ""
        reason = fields["reden"] ?? ""
        until = fields["tot"] ?? ""
    }

    func asked(_ words: Words.NextOfKin) -> AskedKinLook {
        AskedKinLook(
            id: id, address: address, areas: AreaSet(Area.allCases.filter { areas.contains($0.fileName) }),
            themes: ThemeSet(Theme.allCases.filter { themes.contains($0.fileName) }),
            ground: words.ground(ground) ?? "", reason: reason, until: CivilDate(until))
    }
}

extension Words.NextOfKin {
    func message(for problem: FieldProblem) -> FieldMessage {
        let text =
            switch (problem.field, problem.kind) {
            case (_, .tooLong(let count)): problems.tooLong(["count": String(count)])
            case ("onderdeel", _): problems.areas
            case ("theme", _): problems.themes
            case ("grond", _): problems.ground
            case ("reden", _): problems.reason
            case ("tot", .tooEarly): problems.early
            case ("tot", .tooLate): problems.late
            case ("tot", _): problems.until
            default: problems.address
            }
        return FieldMessage(problem.field, text)
    }
}

/// People who died, and who of their next of kin may look (access rule 26).
package struct NextOfKinPage: Sendable {
    private let setting: PageSetting
    private let reading: OversightDeathsReading
    private let typed: TypedKinLook
    private let problems: [FieldMessage]
    private let mistake: TypedMistake?
    private let notice: String?

    package init(
        _ setting: PageSetting, _ reading: OversightDeathsReading, _ typed: TypedKinLook,
        problems: [FieldMessage] = [], mistake: TypedMistake? = nil, notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.typed = typed
        self.problems = problems
        self.mistake = mistake
        self.notice = notice
    }

    private var words: Words.NextOfKin { setting.words.nextOfKin }

    package var html: HTML {
        let title = wrong.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    /// Of whichever form was sent.
    private var wrong: [FieldMessage] {
        problems + (mistake.map { [setting.words.death.message(for: $0.problem)] } ?? [])
    }

    private var content: HTML {
        let none: HTML = reading.deaths.isEmpty ? "<p class=\"soft\">\(words.none)</p>" : .none
        return """
            <a class="back" href="\(Link.oversight)">\(Icon("arrow-left").html(setting))\(setting.words.oversight.title)</a>
            \(ErrorSummary(setting, wrong.map { ($0.field, $0.message) }).html)
            <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
            \(doneNotice(notice, setting))\(none)<div class="stack">\(reading.deaths.map(card))</div>
            """
    }

    private func card(_ death: OverseenDeath) -> HTML {
        let dates = setting.dates(death.clock)
        let isOpen = setting.now < death.death.closesAt(death.clock)
        let state =
            isOpen
            ? words.open(["date": dates.date(death.death.lastDay(death.clock))])
            : words.closed(["date": dates.date(death.death.closesAt(death.clock))])
        let kin = death.kin.map { row($0, death) }
        let list: HTML = kin.isEmpty ? .none : "<ul class=\"list\">\(kin)</ul>"
        return """
            <section class="card"><h2>\(words.died(["name": death.person, "date": dates.date(death.death.day)]))</h2>
            <p>\(state)</p>\(list)\(form(death))\(putRight(death))</section>
            """
    }

    private func row(_ kin: OverseenDeath.Kin, _ death: OverseenDeath) -> HTML {
        // A period ends at midnight; people say the day before.
        let last = kin.until.map { setting.dates(death.clock).date($0.moved(by: -Moment.minute)) } ?? ""
        let what = saidTogether(
            kin.scope.areas.areas.map(setting.words.area)
                + kin.scope.themes.themes.map { setting.words.theme($0).lowercased() },
            setting.words)
        return """
            <li><p>\(words.looks(["name": kin.name, "date": last]))</p>\
            <p class="soft">\(what.capitalisedFirst.closed) \(words.why(["ground": kin.ground.closed, "reason": kin.reason.closed]))</p>\
            <form method="post" action="\(Link.stopKinLook(death.dossier, kin.id))">\(setting.formFields)\
            <button class="btn btn-quiet btn-small">\(words.stop)</button></form></li>
            """
    }

    private func putRight(_ death: OverseenDeath) -> HTML {
        let typed = mistake.flatMap { $0.death == death.death.id ? $0 : nil }
        return OverseenMistake(setting: setting, overseen: death, typed: typed).html
    }

    private func form(_ death: OverseenDeath) -> HTML {
        let isMine = typed.dossier == death.dossier && !problems.isEmpty
        let open: HTML = isMine ? " open" : .none
        return """
            <details class="disclose"\(open)><summary>\(words.letLook)</summary>
            \(KinFields(setting, typed, isMine ? problems : [], isTyped: isMine).html(death.dossier))</details>
            """
    }
}

/// The form in which next of kin are let look. Ids of fields are the field's name only in the form that was sent, where the
/// summary of errors leads to; a page may hold many.
private struct KinFields {
    let setting: PageSetting
    let typed: TypedKinLook
    let problems: [FieldMessage]
    let isTyped: Bool

    init(_ setting: PageSetting, _ typed: TypedKinLook, _ problems: [FieldMessage], isTyped: Bool) {
        self.setting = setting
        self.typed = typed
        self.problems = problems
        self.isTyped = isTyped
    }

    private var words: Words.NextOfKin { setting.words.nextOfKin }

    func html(_ dossier: DossierID) -> HTML {
        let areas = Area.allCases.map {
            box("onderdeel", $0.fileName, setting.words.area($0).capitalisedFirst, typed.areas)
        }
        let themes = Theme.allCases.map { box("theme", $0.fileName, setting.words.theme($0), typed.themes) }
        let grounds = ["toestemming", "incident", "belang", "ouder"].map { name in
            """
            <option value="\(name)"\(isTyped && typed.ground == name ? " selected" : HTML.none)>\
            \(words.ground(name) ?? "")</option>
            """ as HTML
        }
        return """
            <form class="form" method="post" action="\(Link.kinLook(dossier))" novalidate>\(setting.formFields)\
            <input type="hidden" name="id" value="\(typed.id.text)">
            \(field("adres", words.address, hint: words.addressHint) { id, described in
                "<input class=\"input\" type=\"email\" id=\"\(id)\" name=\"adres\" value=\"\(kept(typed.address))\"\(described)>"
            })
            \(set("onderdeel", words.areas, areas))\(set("theme", words.themes, themes))
            \(field("grond", words.ground) { id, described in
                "<select class=\"select\" id=\"\(id)\" name=\"grond\"\(described)><option value=\"\">\(words.choose)</option>\(grounds)</select>"
            })
            \(field("reden", words.reason, hint: words.reasonHint) { id, described in
                """
                <textarea class="textarea textarea-short" id="\(id)" name="reden" rows="3"\(described)>
                \(kept(typed.reason))</textarea>
                """
            })
            \(field("tot", words.until, hint: words.untilHint) { id, described in
                "<input class=\"input\" type=\"date\" id=\"\(id)\" name=\"tot\" value=\"\(kept(typed.until))\"\(described)>"
            })
            <div class="actions"><button class="btn btn-main">\(words.give)</button></div></form>
            """

        func id(_ name: String) -> String { isTyped ? name : "\(name)-\(dossier.text)" }

        func kept(_ text: String) -> String { isTyped ? text : "" }

        func error(_ name: String) -> HTML {
            problems.first { $0.field == name }.map { FieldError(setting, name, $0.message).html } ?? .none
        }

        func isBad(_ name: String) -> Bool { problems.contains { $0.field == name } }

        func field(
            _ name: String, _ question: String, hint: String? = nil, _ input: (String, HTML) -> HTML
        ) -> HTML {
            let ids = [isBad(name) ? "\(name)-fout" : nil, hint.map { _ in "\(id(name))-hint" }].compactMap { $0 }
            let invalid: HTML = isBad(name) ? " aria-invalid=\"true\"" : .none
            let described: HTML = ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
            let said = hint.map { "<p class=\"hint\" id=\"\(id(name))-hint\">\($0)</p>" as HTML }
            return """
                <div class="field\(isBad(name) ? " field-bad" : HTML.none)"><label for="\(id(name))">\(question)</label>\(said)\
                \(error(name))\(input(id(name), "\(invalid)\(described)"))</div>
                """
        }

        func set(_ name: String, _ question: String, _ boxes: [HTML]) -> HTML {
            """
            <fieldset class="field\(isBad(name) ? " field-bad" : HTML.none)" id="\(id(name))" tabindex="-1">\
            <legend>\(question)</legend>\(error(name))<div class="choice-row">\(boxes)</div></fieldset>
            """
        }

        func box(_ name: String, _ value: String, _ label: String, _ chosen: [String]) -> HTML {
            """
            <label class="choice"><input type="checkbox" name="\(name)" value="\(value)"\
            \(isTyped && chosen.contains(value) ? " checked" : HTML.none)><span>\(label)</span></label>
            """
        }
    }
}
