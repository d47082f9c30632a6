package enum MeetingForm: Int, CaseIterable, Sendable, Hashable {
    case visit = 1
    case appointment = 2
    case meeting = 3
    case evaluation = 4

    package var fileName: String {
        switch self {
        case .visit: "visit"
        case .appointment: "appointment"
        case .meeting: "meeting"
        case .evaluation: "evaluation"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let form = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = form
    }
}

/// Something on the calendar; when it starts stands in the entry's `occurredAt`.
package struct MeetingBody: EntryBody {
    package static let kind = EntryKind.meeting
    package var key: String?
    package var title: String
    package var place: String?
    package var minutes: Int?
    package var with: [EntryID]?
    /// When it was put on the calendar.
    package var writtenAt: Moment?

    package init(
        key: String? = nil, title: String, place: String? = nil, minutes: Int? = nil, with: [EntryID]? = nil,
        writtenAt: Moment? = nil
    ) {
        self.key = key
        self.title = title
        self.place = place
        self.minutes = minutes
        self.with = with
        self.writtenAt = writtenAt
    }
}

/// What was said or decided in a meeting; a part of it, with themes of its own.
package struct MeetingItemBody: EntryBody {
    package static let kind = EntryKind.meetingItem
    package var key: String?
    package var heading: String?
    package var text: String

    package init(key: String? = nil, heading: String? = nil, text: String) {
        self.key = key
        self.heading = heading
        self.text = text
    }
}
