import Foundation
import Synchronization
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
///
/// Started with `posix_spawn` itself: Foundation's `Process` writes past its memory where a file has a number over 1023,
/// and the other tests have many files open.
final class Running: Sendable {
    private let pid: pid_t
    private let out: URL
    private let err: URL
    private let status = Mutex<Int32?>(nil)
    private let ended: AsyncStream<Int32>

    fileprivate init(
        _ arguments: [String], _ folder: TemporaryFolder, input: String, environment: [String: String]
    ) throws {
        let name = UUID().uuidString
        out = folder.url.appendingPathComponent("\(name).out")
        err = folder.url.appendingPathComponent("\(name).err")
        let typed = folder.url.appendingPathComponent("\(name).in")
        for (file, text) in [(out, ""), (err, ""), (typed, input)] { try Data(text.utf8).write(to: file) }
        pid = try Self.spawn(
            [Klaver.program.path] + arguments, environment: environment.map { "\($0)=\($1)" },
            files: [typed.path, out.path, err.path])
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        ended = stream
        Thread.detachNewThread { [self] in
            var word: Int32 = 0
            while waitpid(pid, &word, 0) < 0, errno == EINTR {}
            // Ended by itself, or by a signal.
            let status = word & 0x7f == 0 ? (word >> 8) & 0xff : -(word & 0x7f)
            self.status.withLock { $0 = status }
            continuation.yield(status)
            continuation.finish()
        }
    }

    /// - Parameter files: standard input, output and error.
    private static func spawn(
        _ arguments: [String], environment: [String], files: [String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in files.enumerated() {
            posix_spawn_file_actions_addopen(&actions, Int32(number), file, number == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        // The thread of a test has signals blocked, and the program must hear them.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = arguments.map { strdup($0) } + [nil]
        let settings = environment.map { strdup($0) } + [nil]
        defer { for text in words + settings { free(text) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, arguments[0], &actions, &attributes, words, settings)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
        return pid
    }

    /// The status, or the signal that ended it as a negative number. Where the test gives up, nothing is left running.
    func end() async throws -> Ran {
        var status: Int32 = .min
        for await ending in ended { status = ending }
        if status == .min { signal(SIGKILL) }
        return Ran(
            status: status, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// Waits until a line on standard error says where it listens.
    ///
    /// - Parameter what: the words before the address.
    func address(of what: String = "") async throws -> URL {
        for _ in 0..<600 {
            let text = (try? String(contentsOf: err, encoding: .utf8)) ?? ""
            let said = text.components(separatedBy: what).last ?? text
            if text.hasSuffix("\n"), what.isEmpty || text.contains(what),
                let match = (what.isEmpty ? text : said).firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/)
            {
                return try #require(URL(string: String(match.output)))
            }
            guard status.withLock({ $0 }) == nil else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        signal(SIGKILL)
        throw NotListening(said: (try? String(contentsOf: err, encoding: .utf8)) ?? "")
    }

    func signal(_ number: Int32) {
        // Under the lock, so that the number is never that of a process that came after.
        status.withLock { status in
            if status == nil { kill(pid, number) }
        }
    }
}

struct NotListening: Error {
    let said: String
}
