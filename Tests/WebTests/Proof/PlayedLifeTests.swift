import AccessProof
import Testing

/// Every page against an independent model of who may see what, over random lives. `make bench-access` plays a hundred
/// thousand steps of it.
@Suite("Random lives, held against a model written a second time")
struct PlayedLifeTests {
    @Test("No word shows to who may not see it, and none is kept from who may", arguments: UInt64(1)...3)
    func noLeak(_ seed: UInt64) async throws {
        let life = try await PlayedLife.play(seed: seed, steps: 60)
        #expect(life.faults.isEmpty, "\(life.faults.prefix(5).joined(separator: "\n"))")
        #expect(life.pages > 400)
    }

    @Test("Every address that answers a GET was opened at the end of a life: a new one is not forgotten")
    func everyRoute() async throws {
        let life = try await PlayedLife.play(seed: 4, steps: 60)
        #expect(life.faults.isEmpty, "\(life.faults.prefix(5).joined(separator: "\n"))")
        #expect(Set(PlayedLife.routes).subtracting(life.opened).sorted() == [])
        #expect(PlayedLife.routes.count > 40)
    }
}
