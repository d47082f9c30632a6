import Dossier
import Testing

@testable import Web

@Suite("The HTML type")
struct HTMLTests {
    @Test("What is interpolated is escaped, in text and in attributes")
    func escapes() {
        let text = "<b title=\"x\" class='y'>&amp;</b>"
        let escaped = "&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;"
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.string == "<p title=\"\(escaped)\">\(escaped)</p>")
        #expect(HTML(text: text).string == escaped)
    }

    @Test("What the literal says stays as it is")
    func literal() {
        let html: HTML = "<p>&amp; \"'</p>"
        #expect(html.string == "<p>&amp; \"'</p>")
    }

    @Test("HTML in HTML is not escaped again; lists join; nil and none are nothing")
    func nests() {
        let nothing: HTML? = nil
        let silence: String? = nil
        let item: HTML = "<li>\("a&b")</li>"
        let html: HTML = "<ul>\([item, item])\(nothing)\(silence)\(HTML.none)</ul>"
        #expect(html.string == "<ul><li>a&amp;b</li><li>a&amp;b</li></ul>")
        #expect(HTML.joined([item, item], by: ", ").string == "<li>a&amp;b</li>, <li>a&amp;b</li>")
        #expect(HTML.none.isEmpty)
    }

    @Test("Numbers and links; a link's address is escaped")
    func numbersAndLinks() {
        let link = Link.timeline(DossierID(high: 9, low: 1), .init(theme: .money, form: .talk))
        let html: HTML = "<a href=\"\(link)\" data-n=\"\(3)\">"
        #expect(
            html.string
                == "<a href=\"/dossiers/00000000-0000-0009-0000-000000000001/rapportages?thema=geld&amp;soort=talk\" data-n=\"3\">"
        )
    }

    @Test("NUL is dropped, other languages and emoji go through")
    func characters() {
        #expect(HTML(text: "a\0b").string == "ab")
        for text in ["مرحبا", "👩‍👩‍👧", "e\u{301}", "\u{202E}x", ""] { #expect(HTML(text: text).string == text) }
    }

    @Test("JSON in a script cannot end the script")
    func json() {
        #expect(HTML.json("{\"a\":\"</script><!--\u{2028}\"}").string == "{\"a\":\"\\u003c/script>\\u003c!--\\u2028\"}")
    }

    @Test("Only these places go past the escaping")
    func callers() throws {
        let callers = try Repository.swiftFiles("Sources/Web").flatMap { path, text in
            text.split(separator: "\n").filter { $0.contains(/\.json\(/) && !$0.contains("static func json") }.map {
                line in
                "\(path): \(line.trimmingPrefix(while: \.isWhitespace))"
            }
        }
        #expect(
            callers == [
                "Sources/Web/Reports/WritePage.swift: "
                    + "<script type=\"application/json\" id=\"suggestions\">\\(.json(encoded(SuggestionWords.all)))</script>",
                "Sources/Web/Reports/WritePage.swift: "
                    + "<script type=\"application/json\" id=\"readers\">\\(.json(encoded(readers)))</script>",
            ])
    }

    @Test("No page has anything inline that the content security policy stops, or a quote forgotten")
    func nothingInline() throws {
        for (path, text) in try Repository.swiftFiles("Sources/Web") {
            #expect(!text.contains(/\sstyle=\\?"/), "\(path): an inline style")
            #expect(!text.contains(/<[a-z]+[^>\n]*\son[a-z]+=\\?"/), "\(path): an inline handler")
            #expect(!text.contains(/<[a-z]+ [^<>\n]*[a-z]=\\\(/), "\(path): an attribute without quotes")
        }
    }
}
