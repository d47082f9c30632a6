import AccessProof
import Testing

/// Every page against an independent model of who may see what, over random lives. `make bench-access` plays a hundred
/// thousand steps of it.
@Suite("Random lives, held against a model written a second time")
struct PlayedLifeTests {
    @Test("No word shows to who may not see it, and none is kept from who may", arguments: UInt64(1)...4)
    func noLeak(_ seed: UInt64) async throws {
        let life = try await PlayedLife.play(seed: seed, steps: 60)
        #expect(life.faults.isEmpty, "\(life.faults.prefix(5).joined(separator: "\n"))")
        #expect(life.pages > 400)
    }

    @Test("A life that was long enough opened every address of the site: a new one is not forgotten")
    func everyRoute() async throws {
        let life = try await PlayedLife.play(seed: 5, steps: 80)
        #expect(Set(PlayedLife.routes).subtracting(life.opened).sorted() == [])
        #expect(life.faults.isEmpty, "\(life.faults.prefix(5).joined(separator: "\n"))")
    }
}
