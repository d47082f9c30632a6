import Dossier
import Records
import Storage

/// The person's story: told once, per theme and along the life line.
package struct Story: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let portraits: [Entry<PortraitBody>]
    package let events: [Entry<LifeEventBody>]
    package let people: PeopleAround
}

extension Workplace {
    /// - Throws: `Refusal`.
    package func readStory(of dossier: DossierID, as caller: Caller) async throws -> Story {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                try DossierRecords.sealedCover(reach: reach, session), try PeopleRecords.all(reach: reach, session),
                try EntryRecords.list(.portrait, newestFirst: false, limit: 300, reach: reach, session),
                try EntryRecords.list(.lifeEvent, newestFirst: false, limit: 200, reach: reach, session)
            )
        }
        let (cover, parties, portraits, events) = rows
        let story = Story(
            entrance: entrance, cover: try openCover(cover, entrance),
            portraits: try bodies.open(portraits, as: PortraitBody.self, with: entrance.seal),
            events: try bodies.open(events, as: LifeEventBody.self, with: entrance.seal),
            people: try await people(parties, authorsOf: portraits + events, entrance))
        try await log(
            LogEvent(action: .view, object: .story, ground: entrance.reach.ground(forReadingIn: .story)), entrance)
        return story
    }
}
