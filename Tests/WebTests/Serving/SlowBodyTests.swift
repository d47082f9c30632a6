import Dossier
import TestKit
import Testing

@testable import Web

@Suite("Rule 25: a request is decided when all of it is there")
struct SlowBodyTests {
    @Test(
        "Who began to send in time and whose permit ended before the last byte writes nothing",
        arguments: [(step: Int64(0), status: 303), (step: 1, status: 404)])
    func late(_ step: Int64, _ status: Int) async throws {
        let web = try await Web.open()
        let end = web.place.now.moved(by: 1)
        let dossier = try await web.place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money), until: end)
        ])
        let petra = try await web.signedIn(Cast.petra)
        web.place.clock.run(by: step)
        let id = EntryID(high: 8, low: 1)
        let reply = try await web.post(
            "/dossiers/\(dossier)/rapportages", [("id", id.text), ("text", "Wat ik typte."), ("theme", "geld")],
            as: petra)
        web.place.clock.run(by: 0)
        #expect(reply.status == status)
        #expect(try await (web.place.row(id, in: dossier) != nil) == (status == 303))
    }
}
