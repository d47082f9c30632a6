/// A point on the life line.
package struct LifeEventBody: EntryBody {
    package static let kind = EntryKind.lifeEvent
    package var key: String?
    package var title: String
    package var text: String?
    /// When it happened as people say it: "zomer 2019".
    package var year: String?
    package var happenedAt: Moment?
    package var withholding: Withholding?

    package init(
        key: String? = nil, title: String, text: String? = nil, year: String? = nil, happenedAt: Moment? = nil,
        withholding: Withholding? = nil
    ) {
        self.key = key
        self.title = title
        self.text = text
        self.year = year
        self.happenedAt = happenedAt
        self.withholding = withholding
    }
}
