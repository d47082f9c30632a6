import Dossier
import UseCases

/// Who of the own organisation looked, by day: which kind of page of whose dossier, and no word of it.
package struct OversightLogPage: Sendable {
    private let setting: PageSetting
    private let reading: OversightLogReading

    package init(_ setting: PageSetting, _ reading: OversightLogReading) {
        self.setting = setting
        self.reading = reading
    }

    private var words: Words { setting.words }

    package var html: HTML {
        Page(setting, title: words.oversight.looks, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.oversight)">\(Icon("arrow-left").html(setting))\(words.oversight.title)</a>
        <div class="page-head"><div><h1>\(words.oversight.looks)</h1><p class="lead">\(words.oversight.looksLead)</p></div></div>
        <div class="stack">\(filters)\(days)</div>
        """
    }

    private var filters: HTML {
        let options = reading.actors.map { id, name in
            "<option value=\"\(id.text)\"\(id == reading.actor ? " selected" : HTML.none)>\(name)</option>" as HTML
        }
        return """
            <form class="card" method="get" action="\(Link.oversightLog)"><div class="filter-fields">\
            \(day("van", words.reports.from, reading.from))\(day("tot", words.reports.until, reading.until))\
            <div class="field"><label for="wie">\(words.log.person)</label><select class="select" id="wie" name="wie">\
            <option value="">\(words.log.everyone)</option>\(options)</select></div></div>
            <div class="actions"><button class="btn">\(words.common.show)</button></div></form>
            """
    }

    private func day(_ name: String, _ label: String, _ day: CivilDate) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\
        <input class="input" type="date" id="\(name)" name="\(name)" value="\(day.text)"></div>
        """
    }

    private var days: HTML {
        guard !reading.looks.isEmpty else {
            return "<section class=\"card\"><p class=\"soft\">\(words.oversight.noLooks)</p></section>"
        }
        let cut: HTML = reading.isCut ? "<p class=\"soft\">\(words.log.cut)</p>" : .none
        var groups: [(day: CivilDate, looks: [OverseenLook])] = []
        for look in reading.looks {
            if groups.last?.day == look.day {
                groups[groups.count - 1].looks.append(look)
            } else {
                groups.append((look.day, [look]))
            }
        }
        return "\(cut)\(groups.map(card))"
    }

    private func card(_ day: CivilDate, _ looks: [OverseenLook]) -> HTML {
        """
        <section class="card"><h2>\(setting.dates().heading(day))</h2><ul class="list">\(looks.map(row))</ul></section>
        """
    }

    private func row(_ look: OverseenLook) -> HTML {
        guard let who = look.who, let person = look.person else {
            return "<li><p class=\"soft\">\(words.oversight.confined(look.times))</p></li>"
        }
        let times: HTML = look.times > 1 ? ", <strong>\(words.log.times(look.times))</strong>" : .none
        let sentence = LookPhrase(words, look.action, look.object, look.outcome).html(["who": "<strong>\(who)</strong>"]
        )
        return """
            <li><p>\(sentence)\(times).</p><p class="soft">\(words.oversight.inDossier(["person": person]))</p></li>
            """
    }
}

/// What somebody did, by the words the person's own log uses where those speak to nobody.
struct LookPhrase {
    private let words: Words
    private let action: LogAction
    private let object: LogObject
    private let outcome: LogOutcome

    init(_ words: Words, _ action: LogAction, _ object: LogObject, _ outcome: LogOutcome) {
        self.words = words
        self.action = action
        self.object = object
        self.outcome = outcome
    }

    func html(_ values: KeyValuePairs<String, HTML>) -> HTML {
        if outcome == .refused { return words.log.refused.html(values) }
        return phrase.html(values)
    }

    private var phrase: Phrase {
        switch action {
        case .listed: words.oversight.listed
        case .create:
            switch object {
            case .report: words.log.created.report
            case .reaction: words.log.created.reaction
            default: words.log.created.other
            }
        case .change: object == .report ? words.log.changed.report : words.log.changed.other
        case .export: words.log.exported
        case .print: words.log.printed
        case .search: words.log.searched
        case .readLog: words.log.readLog
        case .importFile: words.log.imported
        case .administer, .demoStarted, .signIn, .signOut: words.log.administered
        case .view: words.log.view.phrase(object)
        }
    }
}
