import Dossier
import UseCases

/// Asks once more before a place ends, or somebody leaves, and says what then happens.
package struct LeavePage: Sendable {
    private let setting: PageSetting
    private let reading: WorkerReading
    private let seat: NamedSeat?
    private let lastDay: String
    private let closesAccount: Bool
    private let problems: [FieldMessage]

    /// - Parameter seat: the one that ends; nil: all of them.
    package init(
        _ setting: PageSetting, _ reading: WorkerReading, seat: NamedSeat?, lastDay: String = "",
        closesAccount: Bool = false, problems: [FieldMessage] = []
    ) {
        self.setting = setting
        self.reading = reading
        self.seat = seat
        self.lastDay = lastDay
        self.closesAccount = closesAccount
        self.problems = problems
    }

    private var words: Words.Organisations { setting.words.organisations }
    private var leave: Words.Organisations.Leave { words.leave }
    private var name: KeyValuePairs<String, String> { ["name": reading.worker.name] }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: reading.organisation, name: reading.name, problems: problems
        ).page(seat == nil ? leave.title(name) : leave.titleSeat(name), content)
    }

    private var content: HTML {
        let text = SeatText(setting)
        let seats = seat.map { [$0] } ?? reading.worker.seats.filter { $0.seat.isOpen(at: reading.at) }
        let items = seats.map { "<li>\(text.what($0)), \(text.period($0.seat.period))</li>" as HTML }
        let field = FormField(setting: setting, problems: problems)
        let hidden: HTML = seat.map { "<input type=\"hidden\" name=\"plek\" value=\"\($0.seat.id.text)\">" } ?? .none
        return """
            <section class="card"><p>\(seat == nil ? leave.text(name) : leave.textSeat(name))</p>
            <ul class="list">\(items)</ul>
            <p class="more">\(leave.stays)</p><p>\(leave.personal)</p><p>\(leave.drafts)</p>\(seat == nil ? "<p>\(leave.session)</p>" : HTML.none)
            <form class="form more" method="post" action="\(Link.stopWorker(reading.organisation, reading.worker.account))" novalidate>\
            \(setting.formFields)\(hidden)
            \(field.day("tot", words.seat.lastDay, hint: leave.lastDayHint, value: lastDay))
            \(seat == nil ? closing : HTML.none)
            <div class="actions"><button class="btn btn-rose">\(seat == nil ? leave.button : leave.buttonSeat)</button>\
            <a class="btn btn-quiet" href="\(Link.worker(reading.organisation, reading.worker.account))">\(leave.keep)</a></div>\
            </form></section>
            """
    }

    private var closing: HTML {
        """
        <label class="check"><input type="checkbox" name="account" value="1"\(closesAccount ? " checked" : HTML.none) \
        aria-describedby="account-hint"><span>\(leave.close)</span></label><p class="hint" id="account-hint">\(leave.closeHint)</p>
        """
    }
}
