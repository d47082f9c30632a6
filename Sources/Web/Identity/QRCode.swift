import CQREncode

/// A square picture that a phone's camera reads, drawn here: the secret in it goes to no other site.
struct QRCode: Sendable {
    /// How many squares it is wide; a light edge of four around it is part of it (ISO/IEC 18004 §6.3.8).
    private let width: Int
    private let dark: [Bool]
    private static let edge = 4

    /// - Returns: nil for a text that does not fit, or when there is no memory.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        guard let squares = code.pointee.data else { return nil }
        width = Int(code.pointee.width)
        // The lowest bit of each square says whether it is dark.
        dark = (0..<(width * width)).map { squares[$0] & 1 == 1 }
    }

    /// - Parameter title: what it is, for who cannot see it.
    func html(title: String) -> HTML {
        let side = String(width + 2 * Self.edge)
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// Dark squares that lie beside each other as one strip.
    private var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, dark[row * width + column] { column += 1 }
                if column > start {
                    path += "M\(start + Self.edge) \(row + Self.edge)h\(column - start)v1h-\(column - start)z"
                } else {
                    column += 1
                }
            }
        }
        return path
    }
}
