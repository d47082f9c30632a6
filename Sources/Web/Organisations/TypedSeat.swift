import Dossier
import Records
import UseCases

/// What an administrator filled in to give a seat, kept so that a wrong field loses nothing.
package struct TypedSeat: Sendable {
    let id: SeatRequestID
    var name = ""
    var mail = ""
    var team = ""
    var role = ""
    var office = Office.worker
    var from = ""
    var until = ""
    var replaces = ""

    init(fresh: SeatRequestID) { id = fresh }

    init(_ form: FormFields, fresh: SeatRequestID) {
        id = form["id"].flatMap { SeatRequestID($0) } ?? fresh
        name = form["naam"] ?? ""
        mail = form["mail"] ?? ""
        team = form["team"] ?? ""
        role = form["rol"] ?? ""
        office = form["taak"].flatMap { Int($0) }.flatMap { Office(rawValue: $0) } ?? .worker
        from = form["van"] ?? ""
        until = form["tot"] ?? ""
        replaces = form["vervangt"] ?? ""
    }

    /// What it asks for, and what could not be read.
    var asked: (seat: AskedSeat, unread: [FieldProblem]) {
        var unread: [FieldProblem] = []
        func day(_ text: String, _ field: String) -> CivilDate? {
            guard !text.isEmpty else { return nil }
            if let day = CivilDate(text) { return day }
            unread.append(FieldProblem(field, .unknownChoice))
            return nil
        }
        let department = team.isEmpty ? nil : DepartmentID(team)
        if !team.isEmpty, department == nil { unread.append(FieldProblem("team", .unknownChoice)) }
        let seat = AskedSeat(
            id: id, department: department, role: role, office: office, from: day(from, "van"),
            until: day(until, "tot"), replaces: replaces.isEmpty ? nil : MembershipID(replaces))
        return (seat, unread)
    }
}
