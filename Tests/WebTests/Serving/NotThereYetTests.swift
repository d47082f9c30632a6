import Testing

@testable import Web

/// What the access rules say of feeds and of searching, while there is neither. Whoever adds one finds this suite red: hold the new
/// door against case r and rule 15 then, in a test of its own, and take its word off the list.
@Suite("Case r and rule 15: no feed and no search has a door yet")
struct NotThereYetTests {
    private static let words: Set<Substring> = [
        "ics", "ical", "webcal", "feed", "rss", "atom", "agenda", "kalender", "calendar", "abonneren", "zoek", "zoeken",
        "zoekresultaten", "search", "suggesties",
    ]

    @Test("Case r: no address gives a feed that a program fetches again and again; rule 15: none searches a dossier")
    func routes() {
        for route in Route.all {
            let parts = Set(route.path.lowercased().split { "/.-".contains($0) })
            #expect(parts.isDisjoint(with: Self.words), "\(route.path): case r and rule 15 of docs/access.md")
        }
    }

    @Test("No answer is a calendar or a feed, whatever its address is called")
    func answers() throws {
        for (path, text) in try Repository.swiftFiles("Sources") {
            for type in ["text/calendar", "BEGIN:VCALENDAR", "rss+xml", "atom+xml"] {
                #expect(!text.contains(type), "\(path): case r of docs/access.md")
            }
        }
    }

    @Test("Only the list of colleagues is searched, which holds nothing of a dossier")
    func fields() throws {
        for (path, text) in try Repository.swiftFiles("Sources/Web") where !path.contains("/Organisations/") {
            for field in ["role=\"search\"", "role=\\\"search\\\"", "type=\\\"search\\\"", "query[\"zoek\"]"] {
                #expect(!text.contains(field), "\(path): rule 15 of docs/access.md")
            }
        }
    }
}
