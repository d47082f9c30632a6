import CLibPQ
import Foundation

/// libpq's connection as Klaver uses it: never waiting longer than it said it would.
///
/// The time-outs of the server do not help when the server itself stands still (a paused machine, a cut network), so each
/// wait here ends by our own clock, and the connection with it.
final class PostgresWire {
    /// What the server says beside its answers.
    private final class Notices {
        var count = 0
    }

    let handle: OpaquePointer
    private let notices = Notices()
    /// How many seconds an answer may take.
    var patience: TimeInterval = 12

    /// - Throws: `PostgresFailure`.
    init(_ address: String) throws {
        // What stands in the address wins from what stands before it.
        let settings = [
            ("application_name", "klaver"), ("connect_timeout", "4"), ("client_encoding", "UTF8"),
            ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "8000"), ("dbname", address),
        ]
        let words = settings.map { (strdup($0.0), strdup($0.1)) }
        defer { for word in words { free(word.0); free(word.1) } }
        let opened = PQconnectdbParams(
            words.map { UnsafePointer($0.0) } + [nil], words.map { UnsafePointer($0.1) } + [nil], 1)
        guard let opened else { throw PostgresFailure.lost("no memory for a connection") }
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw PostgresFailure.lost(Self.said(opened))
        }
        handle = opened
        let receiver: PQnoticeReceiver = { context, _ in
            guard let context else { return }
            Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().count += 1
        }
        _ = PQsetNoticeReceiver(opened, receiver, Unmanaged.passUnretained(notices).toOpaque())
        PQsetnonblocking(opened, 1)
    }

    deinit { PQfinish(handle) }

    /// How many warnings the server gave; what is less than a warning it keeps to itself.
    var warnings: Int { notices.count }

    var isUp: Bool { PQstatus(handle) == CONNECTION_OK }

    // MARK: Outside the pipeline

    /// Runs statements without values and waits for them.
    func setUp(_ text: String) throws {
        try send { PQsendQuery($0, text) }
        try finish()
    }

    func prepare(_ name: String, _ text: String) throws {
        try send { PQsendPrepare($0, name, text, 0, nil) }
        try finish()
    }

    private func finish() throws {
        var wrong: PostgresFailure?
        while let result = try next() {
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_FATAL_ERROR, wrong == nil { wrong = failure(in: result) }
        }
        if let wrong { throw wrong }
    }

    func startPipeline() throws {
        guard PQenterPipelineMode(handle) == 1 else { throw lost() }
    }

    /// Leaves the pipeline for a moment; nothing may be awaited.
    func outsidePipeline(_ body: () throws -> Void) throws {
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        do {
            try body()
        } catch {
            try startPipeline()
            throw error
        }
        try startPipeline()
    }

    // MARK: Sending and hearing

    func send(_ command: (OpaquePointer) -> Int32) throws {
        guard command(handle) == 1 else { throw lost() }
    }

    /// Puts on the way what was sent, as far as it goes without waiting.
    func flush() throws {
        guard PQflush(handle) >= 0 else { throw lost() }
    }

    /// The next part of an answer; nil where an answer ends.
    func next() throws -> OpaquePointer? {
        if PQisBusy(handle) == 1 {
            let end = ProcessInfo.processInfo.systemUptime + patience
            while PQisBusy(handle) == 1 { try wait(until: end) }
        }
        return PQgetResult(handle)
    }

    private func wait(until end: TimeInterval) throws {
        let unsent = PQflush(handle)
        guard unsent >= 0 else { throw lost() }
        let left = end - ProcessInfo.processInfo.systemUptime
        guard left > 0 else { throw abandon() }
        var events = pollfd(fd: PQsocket(handle), events: Int16(POLLIN | (unsent == 1 ? POLLOUT : 0)), revents: 0)
        guard poll(&events, 1, Int32((left * 1000).rounded(.up))) >= 0 || errno == EINTR else { throw lost() }
        guard PQconsumeInput(handle) == 1 else { throw lost() }
    }

    /// Nothing more is heard on this connection: what is under way there may or may not happen.
    private func abandon() -> PostgresFailure {
        shutdown(PQsocket(handle), Int32(SHUT_RDWR))
        _ = PQconsumeInput(handle)
        return .lost("the server did not answer within \(Int(patience)) seconds")
    }

    private func lost() -> PostgresFailure { .lost(Self.said(handle)) }

    func failure(in result: OpaquePointer) -> PostgresFailure {
        // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY.
        guard let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else { return lost() }
        let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
        return .rejected(state: String(cString: state), message: message ?? "no message")
    }

    private static func said(_ handle: OpaquePointer) -> String {
        String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).joined(separator: "; ")
    }
}
