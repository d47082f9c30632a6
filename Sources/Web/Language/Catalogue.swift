import Foundation
import Yams

/// The languages of the interface. The raw value is the one in `lang` attributes, cookies and accounts.
package enum Language: String, CaseIterable, Sendable {
    case dutch = "nl"
    case flemish = "nl-BE"
    case english = "en"

    /// Reads what an account, a cookie or a dossier says; anything else is Dutch.
    package init(tag: String?) {
        self = tag.flatMap(Language.init(rawValue:)) ?? .dutch
    }
}

/// The words of every language, read once at start.
package struct Catalogue: Sendable {
    private let words: [Language: Words]
    /// The language whose word was missing is Dutch here, so that the subscript cannot fail.
    private let dutch: Words

    /// - Throws: `CatalogueError` with the language and the path of what is missing or of another form.
    package init() throws {
        let base = try Self.tree(of: .dutch)
        let dutch = try Self.words(from: base, .dutch)
        self.dutch = dutch
        words = [
            .dutch: dutch,
            .flemish: try Self.words(from: Self.laying(try Self.tree(of: .flemish), over: base), .flemish),
            .english: try Self.words(from: try Self.tree(of: .english), .english),
        ]
    }

    package subscript(language: Language) -> Words { words[language] ?? dutch }

    static func tree(of language: Language) throws -> [String: Any] {
        guard let file = Bundle.module.url(forResource: "Words/\(language.rawValue)", withExtension: "yaml"),
            let tree = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any]
        else {
            throw CatalogueError(language: language, path: "", what: "the file is not there or not a list of words")
        }
        return tree
    }

    // Flemish holds only what it says otherwise.
    private static func laying(_ own: [String: Any], over base: [String: Any]) -> [String: Any] {
        own.reduce(into: base) { merged, pair in
            if let own = pair.value as? [String: Any], let base = merged[pair.key] as? [String: Any] {
                merged[pair.key] = laying(own, over: base)
            } else {
                merged[pair.key] = pair.value
            }
        }
    }

    static func words(from tree: [String: Any], _ language: Language) throws -> Words {
        do {
            return try JSONDecoder().decode(Words.self, from: JSONSerialization.data(withJSONObject: tree))
        } catch DecodingError.keyNotFound(let key, let context) {
            let path = context.codingPath.map(\.stringValue) + [key.stringValue]
            throw CatalogueError(language: language, path: path.joined(separator: "."), what: "is missing")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let path = context.codingPath.map(\.stringValue)
            throw CatalogueError(language: language, path: path.joined(separator: "."), what: "has another form")
        }
    }
}

package struct CatalogueError: Error, CustomStringConvertible {
    let language: Language
    let path: String
    let what: String

    package var description: String { "Words/\(language.rawValue).yaml: \(path) \(what)" }
}
