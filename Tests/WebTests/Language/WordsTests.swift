import Dossier
import Foundation
import TestKit
import Testing

@testable import Web

@Suite("Words")
struct WordsTests {
    /// Every sentence of a language by its path, with its places.
    private static func sentences(_ value: Any, _ path: String = "") -> [String: (text: String, places: Set<String>)] {
        if let phrase = value as? Phrase {
            return [path: ("\(phrase.places.isEmpty ? phrase([:]) : "…")", phrase.places)]
        }
        if let text = value as? String { return [path: (text, [])] }
        let children: [(String, Any)]
        if let named = value as? [String: String] {
            children = named.map { ($0.key, $0.value) }
        } else {
            children = Mirror(reflecting: value).children.enumerated().map { ($1.label ?? "\($0)", $1.value) }
        }
        return children.reduce(into: [:]) { all, child in
            all.merge(sentences(child.1, path.isEmpty ? child.0 : "\(path).\(child.0)")) { first, _ in first }
        }
    }

    @Test("Every language has the same sentences with the same places, and none is empty")
    func same() throws {
        let catalogue = try Catalogue.own.get()
        let dutch = Self.sentences(catalogue[.dutch])
        #expect(dutch.count > 300)
        for language in Language.allCases {
            let own = Self.sentences(catalogue[language])
            #expect(Set(own.keys).symmetricDifference(dutch.keys).sorted() == [], "\(language)")
            for (path, sentence) in own {
                #expect(sentence.places == dutch[path]?.places, "\(language) \(path)")
                #expect(!sentence.text.isEmpty, "\(language) \(path)")
                #expect(!sentence.text.contains("["), "\(language) \(path): a word that nobody chose")
                #expect(!sentence.text.contains("{"), "\(language) \(path): a place where no places are filled")
            }
        }
    }

    @Test("An organisation's own word stands in the places for it, in every language, and nowhere else")
    func ownWord() throws {
        let catalogue = try Catalogue.own.get()
        let said = PersonWord.allCases.map { catalogue[.dutch, $0].home.myPeople }
        #expect(said == ["Mijn mensen", "Mijn bewoners", "Mijn cliënten", "Mijn gebruikers", "Mijn inwoners"])
        for language in Language.allCases {
            let own = Self.sentences(catalogue[language, .client])
            let plain = Self.sentences(catalogue[language])
            #expect(Set(own.keys) == Set(plain.keys))
            #expect(own.count { plain[$0.key]?.text != $0.value.text } >= 6, "\(language)")
        }
    }

    @Test("A word that is missing names its language and its path")
    func missing() throws {
        var tree = try Catalogue.tree(of: .english)
        var reports = try #require(tree["reports"] as? [String: Any])
        reports["title"] = nil
        tree["reports"] = reports
        let error = #expect(throws: CatalogueError.self) { try Catalogue.words(from: tree, .english) }
        #expect(error?.description == "Words/en.yaml: reports.title is missing")
        tree["reports"] = nil
        let whole = #expect(throws: CatalogueError.self) { try Catalogue.words(from: tree, .english) }
        #expect(whole?.description == "Words/en.yaml: reports is missing")
    }

    @Test("A word of another form, or an empty one, names its language and its path")
    func otherForm() throws {
        for value: Any in [["one": "a"], NSNull()] {
            var tree = try Catalogue.tree(of: .dutch)
            var reports = try #require(tree["reports"] as? [String: Any])
            reports["title"] = value
            tree["reports"] = reports
            let error = #expect(throws: CatalogueError.self) { try Catalogue.words(from: tree, .dutch) }
            #expect(error?.description == "Words/nl.yaml: reports.title has another form")
        }
    }

    @Test("A tag that is not one of ours is Dutch")
    func tags() {
        #expect(Language(tag: "nl-BE") == .flemish)
        #expect(Language(tag: "en") == .english)
        for tag in [nil, "", "xx", "NL", "en-GB"] { #expect(Language(tag: tag) == .dutch) }
    }

    @Test("Places are filled, and once: what stands in a value is no place")
    func phrase() {
        let phrase = Phrase("Vraag over {what}? Bel {name}.")
        #expect(phrase.places == ["what", "name"])
        #expect(phrase(["what": "{name}", "name": "Lisa"]) == "Vraag over {name}? Bel Lisa.")
        #expect(phrase(["what": "geld"]) == "Vraag over geld? Bel .")
        #expect(
            phrase.html(["what": "<b>geld</b>", "name": HTML(text: "<i>")]).string
                == "Vraag over <b>geld</b>? Bel &lt;i&gt;.")
        #expect(Phrase("Los {haakje")([:]) == "Los {haakje")
    }
}
