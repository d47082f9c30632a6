import Dossier
import UseCases

/// The staff of the own organisation, found by name.
package struct StaffPage: Sendable {
    private let setting: PageSetting
    private let reading: StaffReading
    private let search: String
    private let withLeavers: Bool
    private let notice: String?

    package init(
        _ setting: PageSetting, _ reading: StaffReading, search: String, withLeavers: Bool, notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.search = search
        self.withLeavers = withLeavers
        self.notice = notice
    }

    private var words: Words.Organisations { setting.words.organisations }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: reading.organisation, name: reading.name, notice: notice
        ).page(words.staff.title, "\(form)\(list)")
    }

    private var form: HTML {
        let field = FormField(setting: setting, problems: [])
        return """
            <form class="card form" method="get" action="\(Link.staff(reading.organisation))" role="search">
            \(field.text(
                "zoek", words.staff.search, hint: words.staff.searchHint, value: search,
                attributes: "type=\"search\" autocomplete=\"off\""))
            <label class="check"><input type="checkbox" name="weg" value="1"\(withLeavers ? " checked" : HTML.none)>\
            <span>\(words.staff.withLeavers)</span></label>
            <div class="actions"><button class="btn">\(setting.words.common.show)</button>\
            <a class="btn btn-quiet" href="\(Link.newWorker(reading.organisation))">\(words.staff.add)</a></div></form>
            """
    }

    private var list: HTML {
        guard !reading.workers.isEmpty else {
            let nothing = search.isEmpty ? words.staff.none : words.staff.noneFound
            return "<section class=\"card\"><p class=\"soft\">\(nothing)</p></section>"
        }
        let cut: HTML =
            reading.found > reading.workers.count
            ? "<p class=\"soft\">\(words.staff.cut(["count": String(reading.workers.count)]))</p>" : .none
        return "<section class=\"card\">\(cut)<ul class=\"list list-plain\">\(reading.workers.map(row))</ul></section>"
    }

    private func row(_ worker: ListedWorker) -> HTML {
        let text = SeatText(setting)
        let seats = worker.seats.filter { $0.seat.isOpen(at: reading.at) }.map { text.what($0) }
        let what: HTML =
            worker.hasLeft
            ? Pill(words.staff.left).html(setting) : "<span class=\"soft\">\(seats.joined(separator: "; "))</span>"
        return """
            <li class="list-row">\(Avatar(worker.name, .blue, .small).html)<span class="grow">\
            <a href="\(Link.worker(reading.organisation, worker.account))">\(worker.name)</a><br>\(what)</span></li>
            """
    }
}
