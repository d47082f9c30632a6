import Foundation
import TestKit
import Testing

/// What a command said and how it ended.
struct Ran: Sendable {
    let status: Int32
    let out: String
    let err: String
}

/// The command `klaver` itself, as a process, with a folder of its own.
struct Klaver: Sendable {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// It is built beside the tests.
    static let program = Bundle.main.bundleURL.appendingPathComponent("klaver")

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The data folder; nothing makes it but the program.
    var data: String { folder.path("data") }
    var database: String { "\(data)/klaver.sqlite" }

    /// Runs a command in this folder and waits for its end.
    @discardableResult
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) async throws -> Ran {
        let process = try start(arguments, input: input, environment: environment)
        return try await process.end()
    }

    /// The same with `--data` and this folder.
    @discardableResult
    func on(_ arguments: String..., input: String = "") async throws -> Ran {
        try await run(arguments + ["--data", data], input: input)
    }

    func start(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Running {
        try Running(arguments, folder, input: input, environment: environment)
    }

    /// What stands in the data folder, without what SQLite keeps beside an open database.
    func files() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
        return names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
    }

    /// Lisa's own dossier, of the demonstration.
    static let lisa = root.appendingPathComponent("Sources/Server/Demo/lisa.json").path
}

/// A command that runs.
final class Running: Sendable {
    private let process = Process()
    private let out: URL
    private let err: URL
    private let ended: AsyncStream<Int32>

    fileprivate init(
        _ arguments: [String], _ folder: TemporaryFolder, input: String, environment: [String: String]
    ) throws {
        let name = UUID().uuidString
        out = folder.url.appendingPathComponent("\(name).out")
        err = folder.url.appendingPathComponent("\(name).err")
        let typed = folder.url.appendingPathComponent("\(name).in")
        for (file, text) in [(out, ""), (err, ""), (typed, input)] { try Data(text.utf8).write(to: file) }
        process.executableURL = Klaver.program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: typed)
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        ended = stream
        process.terminationHandler = { process in
            continuation.yield(
                process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            continuation.finish()
        }
        try process.run()
    }

    // A test that gave up leaves nothing running.
    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The status, or the signal that ended it as a negative number.
    func end() async throws -> Ran {
        var status: Int32 = .min
        for await ending in ended { status = ending }
        return Ran(
            status: status, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// Waits until a line on standard error says where it listens.
    func address() async throws -> URL {
        for _ in 0..<600 {
            let text = (try? String(contentsOf: err, encoding: .utf8)) ?? ""
            if let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/), text.hasSuffix("\n") {
                return try #require(URL(string: String(match.output)))
            }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw NotListening(said: (try? String(contentsOf: err, encoding: .utf8)) ?? "")
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }
}

struct NotListening: Error {
    let said: String
}
