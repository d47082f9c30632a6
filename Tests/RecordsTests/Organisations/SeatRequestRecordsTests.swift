import Dossier
import Records
import Storage
import TestKit
import Testing

@Suite("What waits at an organisation is read there only, once, and in no clear word")
struct SeatRequestRecordsTests {
    private static let id = SeatRequestID(high: 8, low: 41)
    private static let other = SeatRequestID(high: 8, low: 42)

    private func administration(
        of organisation: OrganisationID = Cast.jeugdhulp, at moment: Moment = Day.now
    ) throws -> Administration {
        try #require(
            AccessRules.administration(
                of: organisation, as: Actor(account: Cast.ineke, isAdministratorOf: [organisation]), at: moment))
    }

    private func request(_ id: SeatRequestID = Self.id) -> SeatRequest {
        SeatRequest(
            id: id, organisation: Cast.jeugdhulp, account: nil,
            offer: SeatOffer(
                department: Cast.teamThuis, role: "begeleider", office: .worker,
                period: Period(from: Day.now, until: Day.future)),
            madeBy: Cast.ineke, madeAt: Day.now, endsAt: Day.now.moved(by: SeatRequest.answerTime))
    }

    /// A place where Els Bakker was invited to youth help.
    private func invited() async throws -> TestPlace {
        let place = try await TestPlace.open()
        let (own, made) = (try administration(), request())
        try await place.engine.write { session in
            for _ in 1...2 {
                try SeatRequestRecords.insert(
                    made, SeatRequestRecords.Words(name: "Els Bakker", address: "els@klaver.test"),
                    codeHash: [1, 2, 3], with: place.keys.installation, administration: own, session)
            }
        }
        return place
    }

    @Test("Sent twice it is one row, read back as it was made, by the own organisation only")
    func readBack() async throws {
        let place = try await invited()
        let (own, elsewhere, made) = (try administration(), try administration(of: Cast.kredietbank), request())
        try await place.engine.read { session in
            let seal = place.keys.installation
            let rows = try SeatRequestRecords.waiting(limit: 10, with: seal, administration: own, session)
            #expect(rows.map(\.request) == [made] && rows.map(\.invited?.name) == ["Els Bakker"])
            #expect(try SeatRequestRecords.countWaiting(administration: own, session) == 1)
            #expect(try SeatRequestRecords.countWaiting(administration: elsewhere, session) == 0)
            let found = try SeatRequestRecords.find(Self.id, with: seal, administration: elsewhere, session)
            #expect(found?.request.id == nil)
        }
    }

    @Test("It is settled once, by the own organisation, and not after its time; then its code finds nothing")
    func settles() async throws {
        let place = try await invited()
        let (own, elsewhere) = (try administration(), try administration(of: Cast.kredietbank))
        let late = try administration(at: Day.now.moved(by: SeatRequest.answerTime))
        let settled = try await place.engine.write { session in
            try [elsewhere, late, own, own].map {
                try SeatRequestRecords.settle(Self.id, as: .no, administration: $0, session)
            }
        }
        #expect(settled == [false, false, true, false])
        let found = try await place.engine.read { session in
            try SeatRequestRecords.find(codeHash: [1, 2, 3], at: Day.now, session) != nil
        }
        #expect(!found)
    }

    @Test("A code is used once")
    func once() async throws {
        let place = try await invited()
        let end = Day.now.moved(by: SeatRequest.answerTime)
        let taken = try await place.engine.write { session in
            try [Cast.anouk, Cast.karin].map {
                try SeatRequestRecords.takeUp(Self.id, by: $0, until: end, session)
            }
        }
        #expect(taken == [true, false])
        #expect(try await place.count("seat_request", "account_id = \(Cast.anouk) AND code_hash IS NULL") == 1)
    }

    @Test("The name of who was invited opens in its own row only")
    func sealed() async throws {
        let place = try await invited()
        let (own, second) = (try administration(), request(Self.other))
        try await place.engine.write { session in
            try SeatRequestRecords.insert(
                second, SeatRequestRecords.Words(name: "Piet", address: "piet@klaver.test"),
                with: place.keys.installation, administration: own, session)
            try session.run(
                """
                UPDATE seat_request SET sealed = (SELECT o.sealed FROM seat_request o WHERE o.id = \(Self.id))
                WHERE id = \(Self.other)
                """)
        }
        await #expect(throws: (any Error).self) {
            try await place.engine.read { session in
                _ = try SeatRequestRecords.find(
                    Self.other, with: place.keys.installation, administration: own, session)
            }
        }
    }
}
