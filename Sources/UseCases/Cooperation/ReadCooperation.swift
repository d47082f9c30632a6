import Dossier
import Records
import Storage

/// How those involved work together: the seven steps, the calendar and the documents.
package struct CooperationReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let cooperation: Entry<CooperationBody>?
    package let items: [Entry<CooperationItemBody>]
    package let coming: [Entry<MeetingBody>]
    package let past: [Entry<MeetingBody>]
    package let meetingItems: [EntryID: [Entry<MeetingItemBody>]]
    package let documents: [Entry<DocumentBody>]
    package let people: PeopleAround
}

extension Workplace {
    /// - Throws: `Refusal`.
    package func readCooperation(of dossier: DossierID, as caller: Caller) async throws -> CooperationReading {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try CooperationRows(reach, at: caller.at, session)
        }
        let items = try bodies.open(rows.meetingItems, as: MeetingItemBody.self, with: entrance.seal)
        let reading = CooperationReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            cooperation: try bodies.open(rows.cooperations, as: CooperationBody.self, with: entrance.seal).first,
            items: try bodies.open(rows.items, as: CooperationItemBody.self, with: entrance.seal),
            coming: try bodies.open(rows.coming, as: MeetingBody.self, with: entrance.seal),
            past: try bodies.open(rows.past, as: MeetingBody.self, with: entrance.seal),
            meetingItems: Dictionary(grouping: items, by: { $0.row.parent ?? .zero }),
            documents: try bodies.open(rows.documents, as: DocumentBody.self, with: entrance.seal),
            people: try await people(rows.parties, authorsOf: rows.documents, entrance))
        try await log(
            LogEvent(
                action: .view, object: .cooperation, ground: entrance.reach.ground(forReadingIn: .cooperation)),
            entrance)
        return reading
    }
}

private struct CooperationRows: Sendable {
    let cover: [UInt8]
    let parties: [EntryRow]
    let cooperations: [EntryRow]
    let items: [EntryRow]
    let coming: [EntryRow]
    let past: [EntryRow]
    let meetingItems: [EntryRow]
    let documents: [EntryRow]

    init(_ reach: Reach, at now: Moment, _ session: any SQLSession) throws {
        cover = try DossierRecords.sealedCover(reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        items = try EntryRecords.list(.cooperationItem, newestFirst: false, limit: 200, reach: reach, session)
        var found = try EntryRecords.list(.cooperation, limit: 5, reach: reach, session)
        // A container shows to whoever sees a part of it (access rule 12).
        if found.isEmpty, let parent = items.first?.parent,
            let (row, facts) = try EntryRecords.find(parent, reach: reach, session),
            reach.sight(ofContainer: facts, parts: items.map { $0.facts() }) == .full
        {
            found = [row]
        }
        cooperations = found
        coming = try session.all(
            CalendarRecords.coming(after: now.moved(by: -Moment.hour), limit: 20, reach: reach))
        past = try CalendarRecords.past(before: now.moved(by: -Moment.hour), limit: 20, reach: reach, session)
        meetingItems = try EntryRecords.children(.meetingItem, of: past.map(\.id), reach: reach, session)
        documents = try EntryRecords.list(.document, limit: 50, reach: reach, session)
    }
}
