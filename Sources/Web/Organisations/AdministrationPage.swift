import Dossier
import Records
import UseCases

/// The first page of an organisation's administration: what waits, who works here, the teams, the word for people.
package struct AdministrationPage: Sendable {
    private let setting: PageSetting
    private let reading: AdministrationReading
    private let problems: [FieldMessage]
    private let notice: String?
    private let teamID: DepartmentID
    private let teamName: String

    /// - Parameters:
    ///   - teamID: of the team the form makes.
    ///   - teamName: what was filled in.
    package init(
        _ setting: PageSetting, _ reading: AdministrationReading, teamID: DepartmentID, teamName: String = "",
        problems: [FieldMessage] = [], notice: String? = nil
    ) {
        self.setting = setting
        self.reading = reading
        self.problems = problems
        self.notice = notice
        self.teamID = teamID
        self.teamName = teamName
    }

    private var words: Words.Organisations { setting.words.organisations }
    private var dates: PlainDates { setting.dates() }
    private var text: SeatText { SeatText(setting) }

    package var html: HTML {
        let title = problems.isEmpty ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, isNarrow: true, isWork: true, content: content).html
    }

    private var content: HTML {
        """
        \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead(["name": reading.name]))</p></div></div>
        \(said)\(onlyOne)<div class="stack">
        \(waiting)
        \(staff)
        \(teams)
        \(word)
        \(changes)
        </div>
        """
    }

    private var said: HTML {
        doneNotice(notice, setting)
    }

    private var onlyOne: HTML {
        guard !reading.hasSecond else { return .none }
        return Web.notice(.sun, Icon("warning"), setting, HTML(text: words.onlyOne))
    }

    private var waiting: HTML {
        let list: HTML =
            reading.waiting.isEmpty
            ? "<p class=\"soft\">\(words.waiting.none)</p>"
            : "<ul class=\"list list-plain\">\(reading.waiting.map(row))</ul>"
        return Card("wacht", words.waiting.title, list).html
    }

    private func row(_ seat: WaitingSeat) -> HTML {
        let offer = seat.request.offer
        let date: KeyValuePairs = ["date": dates.dateWithYear(seat.request.endsAt)]
        let state = seat.request.account == nil ? words.waiting.code(date) : words.waiting.second(date)
        let asked = dates.date(seat.request.madeAt)
        let isOwn = seat.request.madeBy == reading.visitor.account
        let by =
            isOwn
            ? words.waiting.askedByYou(["date": asked]) : words.waiting.askedBy(["name": seat.madeBy, "date": asked])
        return """
            <li><h3>\(seat.name)</h3><p class="soft">\(seat.address)</p>\
            <p>\(text.what(offer.role, offer.office, in: seat.department)), \(text.period(offer.period))</p>\
            <p class="soft">\(by) \(state)</p>\(asIfOther(seat))\(answers(seat))</li>
            """
    }

    /// What whoever says yes has to know of who filled in the code.
    private func asIfOther(_ seat: WaitingSeat) -> HTML {
        let said = [
            seat.invitedAs.map { words.waiting.invitedAs(["name": $0]) },
            seat.isAddressUnproven ? words.waiting.unproven : nil,
        ].compactMap { $0 }
        guard !said.isEmpty else { return .none }
        return Web.notice(.sun, Icon("warning"), setting, HTML(text: said.joined(separator: " ")))
    }

    private func answers(_ seat: WaitingSeat) -> HTML {
        var buttons: [HTML] = []
        if seat.mayAnswer {
            buttons.append(button(.yes, words.waiting.yes, "btn"))
            buttons.append(button(.no, words.waiting.no, "btn btn-quiet"))
        }
        if seat.mayTakeBack { buttons.append(button(.takeBack, words.waiting.takeBack, "btn btn-quiet")) }
        let letter: HTML =
            seat.request.account == nil
            ? """
            <a class="btn btn-quiet" href="\(Link.seatInvitation(reading.organisation, seat.request.id))">\(words.waiting.letter)</a>
            """ : .none
        let said: HTML =
            seat.request.account == nil
            ? .none : "<p>\(seat.mayAnswer ? words.waiting.mayAnswer : words.waiting.otherAnswers)</p>"
        guard !buttons.isEmpty || !letter.isEmpty else { return said }
        return """
            \(said)<form class="more" method="post" action="\(Link.answerSeat(reading.organisation, seat.request.id))">\
            \(setting.formFields)<div class="actions">\(letter)\(buttons)</div></form>
            """
    }

    private func button(_ answer: SeatAnswer, _ label: String, _ style: StaticString) -> HTML {
        "<button class=\"\(style.description)\" name=\"antwoord\" value=\"\(answer.rawValue)\">\(label)</button>"
    }

    private var staff: HTML {
        Card(
            "collegas", words.staff.title,
            """
            <p>\(words.staff.count(reading.staffCount))</p>
            <p class="actions more"><a class="btn" href="\(Link.newWorker(reading.organisation))">\(Icon("plus").html(setting))\(words.staff.add)</a>
            <a class="btn btn-quiet" href="\(Link.staff(reading.organisation))">\(words.staff.link)</a></p>
            """
        ).html
    }

    private var teams: HTML {
        let items = reading.departments.map(team)
        let list: HTML = items.isEmpty ? "<p>\(words.teams.none)</p>" : "<ul class=\"list list-plain\">\(items)</ul>"
        let field = FormField(setting: setting, problems: problems)
        return Card(
            "teams", words.teams.title,
            """
            \(list)
            <form class="form more" method="post" action="\(Link.departments(reading.organisation))" novalidate>\
            \(setting.formFields)<input type="hidden" name="id" value="\(teamID.text)">
            \(field.text("naam", words.teams.name, value: teamName, attributes: "maxlength=\"100\" autocomplete=\"off\""))
            <div class="actions"><button class="btn btn-quiet">\(words.teams.add)</button></div></form>
            """
        ).html
    }

    private func team(_ department: ListedDepartment) -> HTML {
        let state: HTML =
            department.closedAt.map { end in
                let said =
                    end <= setting.now
                    ? words.teams.closed : words.teams.closes(["date": dates.dateWithYear(text.lastDay(end))])
                return Pill(said, icon: Icon("lock")).html(setting)
            } ?? .none
        return """
            <li class="list-row"><span class="grow"><a href="\(Link.department(reading.organisation, department.id))">\
            \(department.name)</a></span>\(state)</li>
            """
    }

    private var word: HTML {
        let field = FormField(setting: setting, problems: problems)
        let options = PersonWord.allCases.map { (value: $0.rawValue, label: words.word.name($0)) }
        return Card(
            "woord", words.word.title,
            """
            <p>\(words.word.lead)</p>
            <form class="form more" method="post" action="\(Link.personWord(reading.organisation))">\(setting.formFields)
            \(field.choices("woord-keuze", words.word.legend, options, chosen: (reading.word ?? .person).rawValue))
            <div class="actions"><button class="btn btn-quiet">\(words.word.save)</button></div></form>
            """
        ).html
    }

    private var changes: HTML {
        Card(
            "veranderd", words.changes.title,
            "<p>\(words.changes.lead)</p><p class=\"more\"><a href=\"\(Link.changes(reading.organisation))\">\(words.changes.link)</a></p>"
        ).html
    }
}

/// Which organisation: for who administers more than one.
struct OrganisationsPage {
    let setting: PageSetting
    let organisations: [(id: OrganisationID, name: String)]

    var html: HTML {
        let items = organisations.map { id, name in
            "<li><a href=\"\(Link.administration(id))\">\(name)</a></li>" as HTML
        }
        let words = setting.words.organisations
        return Page(
            setting, title: words.title, isNarrow: true, isWork: true,
            content: """
                <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.choose)</p></div></div>
                <section class="card"><ul class="list list-plain">\(items)</ul></section>
                """
        ).html
    }
}
