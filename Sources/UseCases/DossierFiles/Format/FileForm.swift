import Dossier
import Foundation
import Records

/// How one kind of value stands in a file: reading checks it, writing puts it there again.
struct FileForm<Value>: Sendable {
    let read: @Sendable (Any, String, FileReading) -> Value?
    let write: @Sendable (Value, DossierClock) -> FileValue
}

extension FileForm where Value == String {
    /// A text of at most so many Unicode scalars.
    static func text(_ length: ClosedRange<Int>) -> Self {
        FileForm { found, path, reading in
            guard let text = found as? String else { return reading.expected("a text", found, path) }
            if text.utf8.contains(0) { reading.problem(path, "holds a NUL character") }
            if length.lowerBound > 0, text.allSatisfy(\.isWhitespace) { reading.problem(path, "is empty") }
            if text.utf8.count > length.upperBound, text.unicodeScalars.count > length.upperBound {
                reading.problem(path, "is longer than \(length.upperBound) characters")
            }
            return text
        } write: { text, _ in
            .text(text)
        }
    }

    static func text(_ longest: Int) -> Self { text(0...longest) }

    /// The words of an entry.
    static let words = text(1...ReportBody.longestText)

    static let email = checked(254, "an e-mail address") { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.utf8.contains { $0 <= 32 || $0 == 127 }
    }

    static let key = checked(64, "a key: a–z, 0–9, dot, dash and underscore, at most 64") { key in
        guard let first = key.utf8.first, first != 45, first != 46, first != 95 else { return false }
        return key.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46 || byte == 95
        }
    }

    static let digest = checked(64, "a SHA-256: 64 digits, 0–9 and a–f") { text in
        text.utf8.count == 64 && [UInt8](hexadecimal: text) != nil
    }

    static let base64 = checked(.max, "base64") { Data(base64Encoded: $0) != nil }

    static let timeZone = checked(60, "a time zone of the IANA list") { DossierClock(zoneName: $0) != nil }

    private static func checked(_ longest: Int, _ what: String, _ holds: @escaping @Sendable (String) -> Bool) -> Self {
        FileForm { found, path, reading in
            guard let text = found as? String else { return reading.expected("a text", found, path) }
            guard text.utf8.count <= longest, holds(text) else {
                reading.problem(path, "\"\(text.readable)\" is not \(what)")
                return nil
            }
            return text
        } write: { text, _ in
            .text(text)
        }
    }
}

extension FileForm where Value == Int {
    static func whole(_ range: ClosedRange<Int>) -> Self {
        FileForm { found, path, reading in
            // A boolean is a number to Foundation too; its type "c" tells them apart.
            guard let number = found as? NSNumber, String(cString: number.objCType) != "c",
                let whole = Int(exactly: number.doubleValue)
            else { return reading.expected("a whole number", found, path) }
            guard range.contains(whole) else {
                reading.problem(path, "must be from \(range.lowerBound) to \(range.upperBound)")
                return nil
            }
            return whole
        } write: { whole, _ in
            .whole(whole)
        }
    }
}

extension FileForm where Value == Bool {
    static let flag = FileForm { found, path, reading in
        guard let number = found as? NSNumber, String(cString: number.objCType) == "c" else {
            return reading.expected("true or false", found, path)
        }
        return number.boolValue
    } write: { flag, _ in
        .flag(flag)
    }
}

extension FileForm where Value: FileNode {
    static var node: Self {
        FileForm { found, path, reading in
            guard let object = found as? [String: Any] else { return reading.expected("an object", found, path) }
            var fields = FileFields(reading: object, at: path, reading)
            var node = Value()
            node.code(&fields)
            fields.finish()
            return node
        } write: { node, clock in
            var fields = FileFields(writingWith: clock)
            var node = node
            node.code(&fields)
            return .object(fields.written)
        }
    }
}

extension FileForm {
    /// A list of such values.
    static func list<Element: Sendable>(
        of element: FileForm<Element>, _ count: ClosedRange<Int> = 0...Int.max
    ) -> FileForm<[Element]> where Value == [Element] {
        FileForm<[Element]> { found, path, reading in
            guard let list = found as? [Any] else { return reading.expected("a list", found, path) }
            if !count.contains(list.count) {
                let wanted = count.lowerBound == count.upperBound ? "" : "at least "
                reading.problem(path, "must have \(wanted)\(count.lowerBound) values")
            }
            var values: [Element] = []
            values.reserveCapacity(list.count)
            for (index, found) in list.enumerated() where !reading.hasEnough {
                if let value = element.read(found, "\(path)[\(index)]", reading) { values.append(value) }
            }
            return values
        } write: { values, clock in
            .list(values.map { element.write($0, clock) })
        }
    }

    /// A list in which nothing stands twice.
    static func set<Element: Hashable & Sendable>(
        of element: FileForm<Element>
    ) -> FileForm<[Element]> where Value == [Element] {
        let list = FileForm<[Element]>.list(of: element)
        return FileForm<[Element]> { found, path, reading in
            let values = list.read(found, path, reading)
            if let values, Set(values).count < values.count { reading.problem(path, "has the same value twice") }
            return values
        } write: {
            list.write($0, $1)
        }
    }
}

extension FileReading {
    func expected<Value>(_ wanted: String, _ found: Any, _ path: String) -> Value? {
        let name =
            switch found {
            case is String: "a text"
            case is [String: Any]: "an object"
            case is [Any]: "a list"
            case is NSNull: "null"
            case let number as NSNumber: String(cString: number.objCType) == "c" ? "true or false" : "a number"
            default: "something else"
            }
        problem(path, "must be \(wanted), is \(name)")
        return nil
    }
}
