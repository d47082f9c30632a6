import Dossier
import Foundation

/// Reads a dossier file: everything that is wrong with it, or the whole of it.
enum DossierFileReader {
    struct Rejected: Error {
        let problems: [DossierFileProblem]
    }

    /// - Parameter anchor: today, which relative moments count from where the file names no other day.
    /// - Throws: `Rejected`.
    static func read(_ data: Data, anchor: CivilDate) throws(Rejected) -> DossierFile {
        let object = try JSONText.object(data)
        if let version = object["klaver"] as? String, version != FileVersion.one.rawValue {
            throw rejected("klaver", "this is \"\(version.readable)\", and this Klaver reads dossier/1")
        }
        if object["klaver"] == nil {
            throw rejected("klaver", "is missing: this is no dossier file")
        }
        let cover = object["dossier"] as? [String: Any] ?? [:]
        let jurisdiction = Jurisdiction.fileNames.first { $0.name == cover["jurisdiction"] as? String }?.value
        let zone = cover["timeZone"] as? String ?? (jurisdiction ?? .netherlands).timeZone
        let reading = FileReading(
            anchor: (object["anchor"] as? String).flatMap { CivilDate($0) } ?? anchor, today: anchor,
            clock: DossierClock(zoneName: zone) ?? .amsterdam)
        return try read(object, reading)
    }

    static func read<Node: FileNode>(_ object: [String: Any], _ reading: FileReading) throws(Rejected) -> Node {
        var fields = FileFields(reading: object, at: "", reading)
        var node = Node()
        node.code(&fields)
        fields.finish()
        if let file = node as? DossierFile {
            reading.owners = Set(file.owners.map(\.person))
            // Without any people every name would be a problem, and none of them the one to mend.
            if !file.people.isEmpty { reading.checkReferences() }
        }
        guard reading.problems.isEmpty else { throw Rejected(problems: reading.problems) }
        return node
    }

    static func rejected(_ path: String, _ what: String) -> Rejected {
        Rejected(problems: [DossierFileProblem(path: path, what: what)])
    }
}

/// The text of a file before its format: UTF-8 and JSON with an object in it.
enum JSONText {
    static func object(_ data: Data) throws(DossierFileReader.Rejected) -> [String: Any] {
        guard !data.isEmpty else { throw DossierFileReader.rejected("", "the file is empty") }
        // Foundation also guesses UTF-16 and UTF-32, which have NUL bytes in any JSON.
        let isText = data.withUnsafeBytes { bytes in
            !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
        }
        guard isText else { throw DossierFileReader.rejected("", "the file is not UTF-8 text") }
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
        } catch {
            throw DossierFileReader.rejected("", "the file is not JSON: \(explanation(error as NSError, data))")
        }
        guard let object = value as? [String: Any] else {
            throw DossierFileReader.rejected("", "the file must hold one JSON object")
        }
        return object
    }

    /// What Foundation says, with the line and column of the byte it names.
    private static func explanation(_ error: NSError, _ data: Data) -> String {
        let said = error.userInfo["NSDebugDescription"] as? String ?? "it cannot be read"
        guard let range = said.range(of: " around character ") ?? said.range(of: " starting from character "),
            let offset = Int(said[range.upperBound...].prefix { $0.isNumber })
        else { return "\(said) (line \(line(at: data.count, data)))" }
        let before = data.prefix(min(max(offset, 0), data.count))
        let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? data.startIndex
        let column = before[lineStart...].count + 1
        return "\(said[..<range.lowerBound]) (line \(line(at: offset, data)), column \(column))"
    }

    private static func line(at offset: Int, _ data: Data) -> Int {
        data.prefix(min(max(offset, 0), data.count)).count { $0 == 10 } + 1
    }
}
