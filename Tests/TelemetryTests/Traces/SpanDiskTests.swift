import Foundation
import Testing
import Tracing

@testable import Telemetry

@Suite("Spans and the disk")
struct SpanDiskTests {
    private func write(_ names: [String], to file: TraceFile) throws {
        let tracer = try SpanFile(path: file.path, service: "klaver")
        for name in names { tracer.startSpan(name).end() }
        tracer.close()
    }

    @Test("a file that is there already is added to")
    func reopening() throws {
        let file = try TraceFile()
        defer { file.remove() }
        try write(["a", "b"], to: file)
        try write(["c"], to: file)
        try write([], to: file)
        #expect(try file.spans().map(\.name) == ["a", "b", "c"])
        #expect(try file.requests().count == 2)
        #expect(try file.text().hasSuffix("}\n"))
    }

    @Test("half a line that a power cut left does not spoil the next one")
    func halfALine() throws {
        let file = try TraceFile()
        defer { file.remove() }
        try Data("{\"resourceSpans\":[{\"res".utf8).write(to: URL(filePath: file.path))
        try write(["a"], to: file)
        let lines = try file.text().split(separator: "\n")
        #expect(lines.count == 2)
        #expect(try JSONDecoder().decode(ExportRequest.self, from: Data(lines[1].utf8)).resourceSpans.count == 1)
    }

    @Test("when the file is moved away the next spans go to a new one")
    func turnedOver() throws {
        let file = try TraceFile()
        defer { file.remove() }
        let tracer = try SpanFile(path: file.path, service: "klaver")
        tracer.startSpan("a").end()
        tracer.forceFlush()
        try FileManager.default.moveItem(atPath: file.path, toPath: file.path + ".1")
        tracer.startSpan("b").end()
        tracer.close()
        #expect(try file.spans().map(\.name) == ["b"])
        #expect(try String(contentsOfFile: file.path + ".1", encoding: .utf8).contains("\"name\":\"a\""))
    }

    @Test("a file that cannot be opened is told at once")
    func cannotOpen() throws {
        let file = try TraceFile()
        defer { file.remove() }
        let path = file.folder.path + "/no/such/folder"
        #expect(throws: SpanFileError.cannotOpen(path: path, code: ENOENT)) {
            try SpanFile(path: path, service: "klaver")
        }
    }

    @Test("a full disk costs spans, which are counted, and nothing else", .enabled(if: canOpenFull))
    func fullDisk() throws {
        let tracer = try SpanFile(path: "/dev/full", service: "klaver")
        for _ in 0..<3 { tracer.startSpan("lost").end() }
        tracer.forceFlush()
        #expect(tracer.droppedSpans == 3)
        tracer.startSpan("lost").end()
        tracer.close()
        #expect(tracer.droppedSpans == 4)
    }

    private static let canOpenFull = access("/dev/full", W_OK) == 0

    @Test("after closing spans are dropped, and closing again does nothing")
    func afterClosing() throws {
        let file = try TraceFile()
        defer { file.remove() }
        let tracer = try SpanFile(path: file.path, service: "klaver")
        let open = tracer.startSpan("open")
        tracer.startSpan("in time").end()
        tracer.close()
        open.end()
        tracer.close()
        tracer.forceFlush()
        #expect(try file.spans().map(\.name) == ["in time"])
        #expect(tracer.droppedSpans == 1)
    }

    @Test("when the disk does not follow, memory holds so many spans and no more")
    func waiting() throws {
        let file = try TraceFile()
        defer { file.remove() }
        // A pipe that nobody reads is a disk that does not follow.
        #expect(mkfifo(file.path, 0o600) == 0)
        let tracer = try SpanFile(path: file.path, service: "klaver")
        let more = SpanWriter.mostWaiting + 5_000
        for _ in 0..<more { tracer.startSpan("it").end() }
        #expect(tracer.droppedSpans > 0)
        #expect(tracer.droppedSpans <= more - SpanWriter.mostWaiting)
        // Reading lets the writer go on.
        let reader = FileHandle(forReadingAtPath: file.path)
        DispatchQueue.global().async { while let data = reader?.availableData, !data.isEmpty {} }
        tracer.close()
    }
}
