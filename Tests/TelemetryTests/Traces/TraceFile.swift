import Foundation

@testable import Telemetry

/// A file for spans in a folder of its own, and what a collector would read in it.
struct TraceFile {
    let folder = FileManager.default.temporaryDirectory.appending(path: "klaver-traces-\(UUID())")

    var path: String { folder.appending(path: "traces.jsonl").path }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    /// Everything in the file, line by line. A line that is no request of OTLP throws.
    func requests() throws -> [ExportRequest] {
        try text().split(separator: "\n").map { try JSONDecoder().decode(ExportRequest.self, from: Data($0.utf8)) }
    }

    func spans() throws -> [ReadSpan] {
        try requests().flatMap(\.resourceSpans).flatMap(\.scopeSpans).flatMap(\.spans)
    }

    /// The only span with this name; throws when it is not there or not alone.
    func span(_ name: String) throws -> ReadSpan {
        let found = try spans().filter { $0.name == name }
        guard let span = found.first, found.count == 1 else { throw NotAlone(name: name, count: found.count) }
        return span
    }

    struct NotAlone: Error {
        let name: String
        let count: Int
    }
}

/// OTLP's JSON as its description has it, written down apart from what writes it.
struct ExportRequest: Decodable {
    struct ResourceSpans: Decodable {
        let resource: Resource
        let scopeSpans: [ScopeSpans]
    }
    struct Resource: Decodable { let attributes: [ReadAttribute] }
    struct ScopeSpans: Decodable {
        let scope: Scope
        let spans: [ReadSpan]
    }
    struct Scope: Decodable { let name: String }

    let resourceSpans: [ResourceSpans]
}

struct ReadSpan: Decodable {
    struct Event: Decodable {
        let timeUnixNano: String
        let name: String
        let attributes: [ReadAttribute]?
    }
    struct Link: Decodable {
        let traceId: String
        let spanId: String
        let attributes: [ReadAttribute]?
    }
    struct Status: Decodable {
        let code: Int
        let message: String?
    }

    let traceId: String
    let spanId: String
    let parentSpanId: String?
    let flags: Int
    let name: String
    let kind: Int
    let startTimeUnixNano: String
    let endTimeUnixNano: String
    let attributes: [ReadAttribute]?
    let droppedAttributesCount: Int?
    let events: [Event]?
    let droppedEventsCount: Int?
    let links: [Link]?
    let droppedLinksCount: Int?
    let status: Status?

    func value(_ key: String) -> ReadValue? { attributes?.first { $0.key == key }?.value }
}

struct ReadAttribute: Decodable, Equatable {
    let key: String
    let value: ReadValue
}

struct ReadValue: Decodable, Equatable {
    struct List: Decodable, Equatable { let values: [ReadValue] }

    var stringValue: String?
    var intValue: String?
    var boolValue: Bool?
    var doubleValue: Double?
    var arrayValue: List?
}
