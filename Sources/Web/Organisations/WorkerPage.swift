import Dossier
import UseCases

/// One colleague: the places they have, a form for another, and the way to let them go.
package struct WorkerPage: Sendable {
    private let setting: PageSetting
    private let reading: WorkerReading
    private let typed: TypedSeat
    private let problems: [FieldMessage]
    private let notice: String?

    init(
        _ setting: PageSetting, _ reading: WorkerReading, _ typed: TypedSeat, problems: [FieldMessage] = [],
        notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.typed = typed
        self.problems = problems
        self.notice = notice
    }

    private var words: Words.Organisations { setting.words.organisations }
    private var text: SeatText { SeatText(setting) }
    private var open: [NamedSeat] { reading.worker.seats.filter { $0.seat.isOpen(at: reading.at) } }
    private var past: [NamedSeat] { reading.worker.seats.filter { !$0.seat.isOpen(at: reading.at) } }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: reading.organisation, name: reading.name, problems: problems,
            notice: notice
        ).page(reading.worker.name, lead: reading.worker.address, "\(seats)\(form)\(leaving)")
    }

    private var seats: HTML {
        let list: HTML =
            open.isEmpty
            ? "<p class=\"soft\">\(words.worker.none)</p>"
            : "<ul class=\"list list-plain\">\(open.map { row($0, mayEnd: reading.endable.contains($0.seat.id)) })</ul>"
        let old: HTML =
            past.isEmpty
            ? .none
            : """
            <details class="disclose"><summary>\(words.worker.past)</summary><ul class="list">\
            \(past.reversed().map { row($0, mayEnd: false) })</ul></details>
            """
        let own: HTML =
            reading.isOneself && reading.isAdministrator ? "<p class=\"soft\">\(words.worker.oneself)</p>" : .none
        return Card("plekken", words.worker.seats, "\(list)\(own)\(old)").html
    }

    private func row(_ named: NamedSeat, mayEnd: Bool) -> HTML {
        let waits: HTML =
            named.waits && named.seat.isOpen(at: reading.at)
            ? Pill(words.seat.waits, icon: Icon("clock"), .sun).html(setting) : .none
        let end: HTML =
            mayEnd
            ? """
            <a class="btn btn-quiet btn-small" href="\(Link.stopWorker(reading.organisation, reading.worker.account, named.seat.id))">\
            \(words.worker.end)<span class="vh">: \(text.what(named))</span></a>
            """ : .none
        return """
            <li class="list-row list-tagged"><span class="grow"><strong>\(text.what(named))</strong><br>\
            <span class="soft">\(text.period(named.seat.period))</span></span>\(waits)\(end)</li>
            """
    }

    private var form: HTML {
        guard !open.isEmpty else { return .none }
        let field = FormField(setting: setting, problems: problems)
        let seat = SeatFields(
            setting: setting, departments: reading.departments, roles: reading.roles, typed: typed,
            problems: problems)
        let instead = open.filter { reading.endable.contains($0.seat.id) }.map {
            (value: $0.seat.id.text, label: words.worker.insteadOf(["seat": text.what($0)]))
        }
        let second: HTML =
            reading.needsSecond == nil
            ? .none : Web.notice(.sun, Icon("clock"), setting, HTML(text: words.worker.second))
        return Card(
            "geven", words.worker.give,
            """
            <p>\(words.worker.giveLead) \(words.worker.becomesAdministrator)</p>\(second)
            <form class="form more" method="post" action="\(Link.worker(reading.organisation, reading.worker.account))" novalidate>\
            \(setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">
            \(seat.html)
            \(field.select(
                "vervangt", words.worker.place, [(value: "", label: words.worker.beside)] + instead,
                chosen: typed.replaces))
            <div class="actions"><button class="btn btn-main">\(words.worker.save)</button></div></form>
            """
        ).html
    }

    private var leaving: HTML {
        guard !open.isEmpty, !reading.isOneself else { return .none }
        return Card(
            "weg", words.worker.leaves,
            """
            <p>\(words.worker.leavesLead)</p><p class="more"><a class="btn btn-quiet" \
            href="\(Link.stopWorker(reading.organisation, reading.worker.account))">\(words.worker.leavesButton)</a></p>
            """
        ).html
    }
}
