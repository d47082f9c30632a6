import Foundation
import Testing

@testable import Web

/// Whether a browser test looks at every page with axe. The list is e2e/axe_routes.txt; that its addresses are those of the
/// pages, the browser test itself says.
@Suite("Every page stands on the list of what axe looks at, or why it does not")
struct BarrierTests {
    private struct Row {
        let route: String
        let place: String
    }

    private func rows() throws -> [Row] {
        try Repository.text("e2e/axe_routes.txt").split(separator: "\n").filter { $0.hasPrefix("/") }.map { line in
            let parts = line.components(separatedBy: " | ")
            try #require(parts.count == 2, "\(line)")
            return Row(route: parts[0], place: parts[1])
        }
    }

    @Test("Every route that answers a GET is there once, and no other")
    func isWhole() throws {
        let listed = try rows().map(\.route)
        let known = RouteCase.all.filter { !$0.isForm }.map(\.route.path)
        #expect(Set(known).subtracting(listed).sorted() == [], "pages that axe does not look at")
        #expect(Set(listed).subtracting(known).sorted() == [], "pages that are not there any more")
        #expect(listed.count == Set(listed).count)
    }

    @Test("What it names is there: a page of test_axe.py, another file that runs axe, or a reason")
    func isThere() throws {
        let pages = try Repository.text("e2e/test_axe.py")
        for row in try rows() {
            let (kind, rest) = (row.place.prefix { $0 != " " }, row.place.drop { $0 != " " }.dropFirst())
            switch kind {
            case "page": #expect(pages.contains("    \"\(rest)\": ("), "\(row.route)")
            case "test":
                let text = try Repository.text("e2e/\(rest)")
                #expect(text.contains("Axe().run(") || text.contains("barriers("), "\(row.route)")
            default: #expect(kind == "–" && rest.count > 5, "\(row.route)")
            }
        }
    }
}
