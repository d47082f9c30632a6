import AccessProof
import ArgumentParser
import Foundation

/// Plays random lives against the whole site and holds every page against an independent model of who may see what. Ends with
/// one line a figure; fails on the first word that should not have been there, or that should have and was not.
@main
struct Proof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klaver-proof", abstract: "Play random lives and look for leaks.")

    @Option(help: "How many steps in all.") var steps = 100_000
    @Option(help: "The seed of the first life; every 500 steps is a life.") var seed: UInt64 = 1

    private static let stepsOfALife = 500
    // Two cores play four: each waits for its disk half of the time.
    private static let livesAtOnce = 4

    func run() async throws {
        let lives = max(1, (steps + Self.stepsOfALife - 1) / Self.stepsOfALife)
        var (played, pages, faults) = (0, 0, [String]())
        var tally: [String: Int] = [:]
        var seeds = (0..<lives).map { seed + UInt64($0) }.makeIterator()
        try await withThrowingTaskGroup(of: PlayedLife.self) { group in
            func begin() {
                guard let seed = seeds.next() else { return }
                group.addTask { try await PlayedLife.play(seed: seed, steps: Self.stepsOfALife) }
            }
            for _ in 0..<Self.livesAtOnce { begin() }
            for try await life in group {
                begin()
                played += life.steps
                pages += life.pages
                faults += life.faults
                tally.merge(life.tally) { $0 + $1 }
                for fault in life.faults.prefix(5) { print("FAULT \(fault)") }
                // Said at once, also into a file: a run of half an hour is watched.
                if played.isMultiple(of: 5_000) { print("-- \(played) steps, \(pages) pages, \(faults.count) faults") }
                fflush(nil)
            }
        }
        print("BENCH access_steps \(played)")
        print("BENCH access_pages \(pages)")
        print("BENCH access_faults \(faults.count)")
        for (what, times) in tally.sorted(by: { $0.key < $1.key }) { print("-- \(what) \(times)") }
        if !faults.isEmpty { throw ExitCode.failure }
    }
}
