/// Why a file for spans cannot be used.
package enum SpanFileError: Error, Equatable, Sendable {
    /// The file cannot be opened to add to it; the number is the system's (errno).
    case cannotOpen(path: String, code: Int32)
}

extension SpanFileError: CustomStringConvertible {
    /// One English sentence for an operator.
    package var description: String {
        switch self {
        case .cannotOpen(let path, let code): "The file for traces \(path) cannot be opened (system error \(code))."
        }
    }
}
