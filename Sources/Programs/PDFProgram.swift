import Dispatch
import Foundation

/// Makes a PDF of a page by WeasyPrint: a tagged one (PDF/UA), so that it can be listened to. The page goes in and the PDF
/// comes out by pipes; no word of it touches a disk.
///
/// The page is whole in one file, written by `HTML`, which escapes every word of a person, so it names no address. Where it
/// did, the program has no base to find files by, and what leads out of the machine leads to a port where nobody listens.
package struct PDFProgram: Sendable {
    package enum Failure: Error, Equatable {
        /// There is no such program, or it cannot be started.
        case notThere
        case refused(status: Int32)
        case tookTooLong
        /// What came out is no PDF.
        case notPDF
    }

    /// How long it may take, in milliseconds.
    package static let patience: Int64 = 300_000
    private static let largest = 256 << 20
    private static let queue = DispatchQueue(label: "klaver.pdf", attributes: .concurrent)
    private static let nowhere = ["http", "https", "ftp", "all"].map { "\($0)_proxy=http://127.0.0.1:9" }

    private let path: ProgramPath

    /// - Parameter path: of `weasyprint`, whole.
    package init?(path: String) {
        guard let path = ProgramPath(path), path.isThere else { return nil }
        self.path = path
    }

    /// Where Debian and others put it.
    package static func found() -> PDFProgram? {
        ["/usr/bin/weasyprint", "/usr/local/bin/weasyprint"].lazy.compactMap { PDFProgram(path: $0) }.first
    }

    /// - Throws: `Failure`.
    package func pdf(of page: [UInt8]) async throws -> [UInt8] {
        let words = [
            path.text, "--encoding", "utf-8", "--base-url", "about:blank", "--pdf-variant", "pdf/ua-1", "-", "-",
        ]
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8], any Error>) in
            Self.queue.async {
                continuation.resume(with: Result { try Self.made(words, page) })
            }
        }
    }

    private static func made(_ words: [String], _ page: [UInt8]) throws -> [UInt8] {
        do {
            return try run(words, page)
        } catch SpawnedProgram.Failure.notThere {
            throw Failure.notThere
        } catch SpawnedProgram.Failure.refused(let status) {
            throw Failure.refused(status: status)
        } catch SpawnedProgram.Failure.tookTooLong {
            throw Failure.tookTooLong
        }
    }

    private static func run(_ words: [String], _ page: [UInt8]) throws -> [UInt8] {
        let input = try PipeEnds()
        let output = try PipeEnds()
        defer { output.closeReading() }
        let program: SpawnedProgram
        do {
            defer { input.closeReading() }
            defer { output.closeWriting() }
            do {
                program = try SpawnedProgram(
                    words, input: input.reading, output: output.writing, environment: nowhere + ["LC_ALL=C.UTF-8"])
            } catch {
                input.closeWriting()
                throw error
            }
        }
        let end = Date(timeIntervalSinceNow: Double(patience) / 1000)
        // It writes nothing before it has read all, but a page is longer than a pipe holds: written beside.
        queue.async {
            input.send(page)
            input.closeWriting()
        }
        let pdf = output.readAll(until: end, atMost: largest)
        try program.wait(until: pdf == nil ? Date() : end)
        guard let pdf, pdf.starts(with: "%PDF-".utf8) else { throw Failure.notPDF }
        return pdf
    }
}

/// Two ends of a pipe, that no other program gets.
private struct PipeEnds: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SpawnedProgram.Failure.notThere }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeReading() { close(reading) }
    func closeWriting() { close(writing) }

    /// Stops quietly where nobody reads any more: what came of it shows in the program's end.
    func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = write(writing, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                sent += count
            }
        }
    }

    /// - Returns: nil where it took too long, or was too much.
    func readAll(until end: Date, atMost most: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var waited = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            let left = end.timeIntervalSinceNow
            guard left > 0, bytes.count <= most else { return nil }
            let ready = poll(&waited, 1, Int32(min(left, 1) * 1000) + 1)
            if ready < 0, errno != EINTR { return nil }
            guard ready > 0 else { continue }
            let count = read(reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }
}
