/// A claim of a token, of the kinds that anything here asks for.
enum ClaimValue: Decodable, Sendable, Equatable {
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([String])
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .other
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// Seconds since 1970, whole or not (RFC 7519 §2), in milliseconds. What no clock will ever say is none.
    var milliseconds: Int64? {
        guard case .number(let seconds) = self, abs(seconds) < 1e12 else { return nil }
        return Int64((seconds * 1000).rounded())
    }
}
