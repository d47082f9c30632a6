import Dossier
import UseCases

/// One team: another name, and closing it, with who that is about.
package struct DepartmentPage: Sendable {
    private let setting: PageSetting
    private let reading: DepartmentReading
    private let typedName: String?
    private let lastDay: String
    private let problems: [FieldMessage]
    private let notice: String?

    package init(
        _ setting: PageSetting, _ reading: DepartmentReading, typedName: String? = nil, lastDay: String = "",
        problems: [FieldMessage] = [], notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.typedName = typedName
        self.lastDay = lastDay
        self.problems = problems
        self.notice = notice
    }

    private var words: Words.Organisations { setting.words.organisations }
    private var teams: Words.Organisations.Teams { words.teams }
    private var department: DepartmentID { reading.department.id }
    private var field: FormField { FormField(setting: setting, problems: problems) }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: reading.organisation, name: reading.name, problems: problems,
            notice: notice
        ).page(reading.department.name, lead: state, "\(people)\(rename)\(close)")
    }

    private var state: String? {
        reading.department.closedAt.map { end in
            let day = setting.dates().dateWithYear(SeatText(setting).lastDay(end))
            return end <= setting.now ? teams.closed : teams.closes(["date": day])
        }
    }

    private var people: HTML {
        let items = reading.workers.map { worker in
            "<li><a href=\"\(Link.worker(reading.organisation, worker.account))\">\(worker.name)</a></li>" as HTML
        }
        let list: HTML =
            items.isEmpty ? "<p class=\"soft\">\(teams.closeNobody)</p>" : "<ul class=\"list list-plain\">\(items)</ul>"
        return Card("mensen", words.staff.title, list).html
    }

    private var rename: HTML {
        Card(
            "naam-kop", teams.rename,
            """
            <p>\(teams.renameText)</p>
            <form class="form more" method="post" action="\(Link.renameDepartment(reading.organisation, department))" novalidate>\
            \(setting.formFields)
            \(field.text(
                "naam", teams.name, value: typedName ?? reading.department.name,
                attributes: "maxlength=\"100\" autocomplete=\"off\""))
            <div class="actions"><button class="btn btn-quiet">\(teams.renameButton)</button></div></form>
            """
        ).html
    }

    private var close: HTML {
        if let end = reading.department.closedAt, end <= setting.now { return .none }
        let who =
            reading.workers.isEmpty
            ? teams.closeNobody
            : teams.closeWho(["names": saidTogether(reading.workers.map(\.name), setting.words)])
        return Card(
            "sluiten", teams.close,
            """
            <p>\(teams.closeText)</p><p>\(who)</p>
            <form class="form more" method="post" action="\(Link.closeDepartment(reading.organisation, department))" novalidate>\
            \(setting.formFields)
            \(field.day("tot", words.seat.lastDay, hint: words.leave.lastDayHint, value: lastDay))
            <div class="actions"><button class="btn btn-rose">\(teams.closeButton)</button></div></form>
            """
        ).html
    }
}
