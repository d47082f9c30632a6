import Dossier
import TestKit
import Testing

@testable import UseCases

@Suite("As whom somebody looked along, in the sealed part of a line of the log")
struct SeatOfLineTests {
    private static let seats: [Principal] = [
        .account(Cast.petra), .department(Cast.schuldhulp, role: "a b"), .organisation(Cast.jeugdhulp),
    ]

    @Test("What a line says of a seat reads back, whatever was looked for in it", arguments: seats)
    func readsBack(_ seat: Principal) throws {
        let details: [String?] = [nil, "theme=geld form=gesprek"]
        for detail in details {
            let text = try #require(LogDetail.text(detail, seat: PreviewSeat(seat)))
            #expect(LogDetail.seat(text) == seat)
        }
    }

    @Test("A line of who looked for themselves, and one from before lines said so, has no seat")
    func none() {
        #expect(LogDetail.text("theme=geld", seat: nil) == "theme=geld")
        #expect(LogDetail.text(nil, seat: nil) == nil)
        #expect(LogDetail.seat("theme=geld") == nil && LogDetail.seat("") == nil)
    }
}
