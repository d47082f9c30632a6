import Dossier
import Records

/// The fields of a form that gives a seat: where, as what, from when until when.
struct SeatFields {
    let setting: PageSetting
    let departments: [ListedDepartment]
    let roles: [String]
    let typed: TypedSeat
    let problems: [FieldMessage]

    private var words: Words.Organisations.Seat { setting.words.organisations.seat }
    private var field: FormField { FormField(setting: setting, problems: problems) }

    var html: HTML {
        let teams =
            departments.map { (value: $0.id.text, label: $0.name) } + [(value: "", label: words.noTeam)]
        let offices = [
            (value: "\(Office.worker.rawValue)", label: words.officeWorker),
            (value: "\(Office.administrator.rawValue)", label: words.officeAdministrator),
            (value: "\(Office.privacyOfficer.rawValue)", label: words.officePrivacy),
        ]
        let options = roles.map { "<option value=\"\($0)\"></option>" as HTML }
        return """
            \(field.choices("taak", words.office, offices, chosen: "\(typed.office.rawValue)"))
            \(field.text(
                "rol", words.role, hint: words.roleHint, value: typed.role,
                attributes: "list=\"rollen\" autocomplete=\"off\" maxlength=\"100\""))<datalist id="rollen">\(options)</datalist>
            \(field.select("team", words.team, teams, chosen: typed.team))
            <div class="input-pair">\(field.day("van", words.from, hint: words.fromHint, value: typed.from))\
            \(field.day("tot", words.lastDay, hint: words.lastDayHint, value: typed.until))</div>
            """
    }
}
