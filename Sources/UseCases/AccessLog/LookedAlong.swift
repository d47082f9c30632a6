import Dossier
import Records
import Storage

/// As whom somebody looked along (access rule 20): sealed in the line of the log, since it may name a person.
extension LogDetail {
    /// What is sealed of a line. The seat stands before what was looked for in it.
    static func text(_ detail: String?, seat: PreviewSeat?) -> String? {
        guard let seat else { return detail }
        return [PrincipalText.text(seat.principal), detail].compactMap { $0 }.joined(separator: " ")
    }

    /// Reads the seat that `text` wrote; nil of a line from before lines said so.
    static func seat(_ text: String) -> Principal? {
        text.split(separator: " ").first.flatMap { PrincipalText.principal(String($0)) }
    }
}

extension Workplace {
    /// As whom somebody looked along, by line.
    func seats(of lines: [LogLine], _ entrance: Entrance) throws -> [LogLineID: Principal] {
        var seats: [LogLineID: Principal] = [:]
        for line in lines where line.standing == Standing.alongside {
            guard let detail = line.detail else { continue }
            let text = try entrance.seal.open(String.self, detail, at: LogDetail.place(of: line.id))
            seats[line.id] = LogDetail.seat(text)
        }
        return seats
    }

    /// How the reader of the log knows whom others looked along as. Only who may look along as them reads their names.
    func seatNames(
        _ seats: Set<Principal>, _ people: PeopleAround, _ entrance: Entrance
    ) async throws -> [Principal: String] {
        guard !seats.isEmpty, AccessRules.mayPreview(entrance.reach).allowed else { return [:] }
        let found = try await engine.read { session in
            try seats.map { (seat: $0, name: try self.name(of: $0, session)) }
        }
        var names: [Principal: String] = [:]
        for (seat, name) in found {
            names[seat] = seat.named.flatMap { people.authors[$0]?.name } ?? name
        }
        return names
    }
}
