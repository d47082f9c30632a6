/// Reads one sample of the text format, character by character.
enum LineReader {
    /// `name{label="value",other="value"} 1.5`, without a time.
    static func sample(_ line: Substring) throws -> Exposition.Sample {
        let name = line.prefix { $0 != "{" && $0 != " " }
        guard isName(String(name), colons: true) else { throw Exposition.Fault(why: "not a name", line: line) }
        var rest = line.dropFirst(name.count).unicodeScalars[...]
        var labels: [String: String] = [:]
        if rest.first == "{" {
            rest.removeFirst()
            repeat {
                let (label, value) = try label(&rest, of: line)
                guard labels[label] == nil else { throw Exposition.Fault(why: "a label twice", line: line) }
                labels[label] = value
            } while rest.popFirst() == ","
            // What was taken has to be the closing brace.
            guard line.unicodeScalars[..<rest.startIndex].last == "}" else {
                throw Exposition.Fault(why: "no closing brace", line: line)
            }
        }
        guard rest.popFirst() == " " else { throw Exposition.Fault(why: "no space", line: line) }
        return Exposition.Sample(
            name: String(name), labels: labels, value: try number(String(rest), of: line))
    }

    private static func label(
        _ rest: inout Substring.UnicodeScalarView, of line: Substring
    ) throws -> (String, String) {
        let name = String(Substring(rest.prefix { $0 != "=" }))
        guard isName(name, colons: false) else { throw Exposition.Fault(why: "not a label's name", line: line) }
        rest = rest.dropFirst(name.unicodeScalars.count)
        guard rest.popFirst() == "=", rest.popFirst() == "\"" else {
            throw Exposition.Fault(why: "no value", line: line)
        }
        var raw = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "\"" {
            raw.append(scalar)
            if scalar == "\\", let escaped = rest.popFirst() { raw.append(escaped) }
        }
        return (name, try unescape(String(raw)[...], quotes: true, of: line))
    }

    static func unescape(_ text: Substring, quotes: Bool, of line: Substring) throws -> String {
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                plain.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\\": plain.append("\\")
            case "n": plain.append("\n")
            case "\"" where quotes: plain.append("\"")
            default: throw Exposition.Fault(why: "unknown escape", line: line)
            }
        }
        return String(plain)
    }

    static func number(_ text: String, of line: Substring) throws -> Double {
        switch text {
        case "NaN": return .nan
        case "+Inf": return .infinity
        case "-Inf": return -.infinity
        default:
            let digits = text.utf8.allSatisfy { "0123456789+-.e".utf8.contains($0) }
            guard digits, let value = Double(text) else { throw Exposition.Fault(why: "not a number", line: line) }
            return value
        }
    }

    static func isName(_ text: String, colons: Bool) -> Bool {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_" + (colons ? ":" : "")
        guard let first = text.unicodeScalars.first, letters.unicodeScalars.contains(first) else { return false }
        return text.unicodeScalars.allSatisfy { (letters + "0123456789").unicodeScalars.contains($0) }
    }
}
