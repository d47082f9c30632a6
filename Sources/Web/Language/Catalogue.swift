import Dossier
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
    private let words: [Language: [PersonWord: Words]]
    /// The language whose word was missing is Dutch here, so that the subscript cannot fail.
    private let dutch: Words

    /// The words of this program, read once: they do not change while it runs.
    package static let own = Result { try Catalogue() }

    /// - Throws: `CatalogueError` with the language and the path of what is missing or of another form.
    package init() throws {
        let base = try Self.tree(of: .dutch)
        dutch = try Self.words(from: Self.saying(.person, base, .dutch), .dutch)
        let trees: [Language: [String: Any]] = [
            .dutch: base, .flemish: Self.laying(try Self.tree(of: .flemish), over: base),
            .english: try Self.tree(of: .english),
        ]
        words = try trees.reduce(into: [:]) { all, pair in
            let (language, tree) = pair
            for word in PersonWord.allCases {
                all[language, default: [:]][word] = try Self.words(from: Self.saying(word, tree, language), language)
            }
        }
    }

    /// - Parameter word: what an organisation calls the people it works for.
    package subscript(language: Language, word: PersonWord = .person) -> Words { words[language]?[word] ?? dutch }

    /// The same tree with an organisation's own word in the places `[persoon]` and `[mensen]`.
    private static func saying(_ word: PersonWord, _ tree: [String: Any], _ language: Language) -> [String: Any] {
        let (one, more) = language == .english ? word.english : word.dutch
        func saying(_ value: Any) -> Any {
            switch value {
            // Few sentences have such a place, and looking for a bracket is quick.
            case let text as String where text.utf8.contains(UInt8(ascii: "[")):
                text.replacing("[persoon]", with: one).replacing("[mensen]", with: more)
            case let tree as [String: Any]: tree.mapValues(saying)
            case let list as [Any]: list.map(saying)
            default: value
            }
        }
        return tree.mapValues(saying)
    }

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

extension PersonWord {
    fileprivate var dutch: (one: String, more: String) {
        switch self {
        case .person: ("persoon", "mensen")
        case .resident: ("bewoner", "bewoners")
        case .client: ("cliënt", "cliënten")
        case .user: ("gebruiker", "gebruikers")
        case .citizen: ("inwoner", "inwoners")
        }
    }

    fileprivate var english: (one: String, more: String) {
        switch self {
        case .person: ("person", "people")
        case .resident: ("resident", "residents")
        case .client: ("client", "clients")
        case .user: ("service user", "service users")
        case .citizen: ("inhabitant", "inhabitants")
        }
    }
}

package struct CatalogueError: Error, CustomStringConvertible {
    let language: Language
    let path: String
    let what: String

    package var description: String { "Words/\(language.rawValue).yaml: \(path) \(what)" }
}
