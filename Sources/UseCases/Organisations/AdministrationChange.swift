import Dossier
import Foundation

/// What an administrator did, as the log keeps it: sealed, with the names of that day.
package struct AdministrationChange: Codable, Sendable, Equatable {
    /// Stored; never changes.
    package enum Act: String, Codable, CaseIterable, Sendable {
        case invited, codeUsed, seatAsked, seatGiven, seatConfirmed, seatRefused, takenBack
        case seatEnded, left
        case departmentAdded, departmentRenamed, departmentClosed
        case wordChosen, administratorAdded
    }

    package let act: Act
    /// Whom it is about.
    package var who: String?
    /// The role, the department, or the new name.
    package var what: String?
    /// The office of a seat, where it is one.
    package var office: Int?
    /// What it was before.
    package var before: String?
    /// The last day, where something ends or ended.
    package var until: Int64?

    package init(
        _ act: Act, who: String? = nil, what: String? = nil, office: Office = .worker, before: String? = nil,
        until: Moment? = nil
    ) {
        self.act = act
        self.who = who
        self.what = what
        self.office = office == .worker ? nil : office.rawValue
        self.before = before
        self.until = until?.milliseconds
    }

    package var seat: Office { office.flatMap { Office(rawValue: $0) } ?? .worker }
    package var end: Moment? { until.map { Moment(milliseconds: $0) } }

    func text() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    static func read(_ text: String) -> AdministrationChange? {
        try? JSONDecoder().decode(AdministrationChange.self, from: Data(text.utf8))
    }
}
