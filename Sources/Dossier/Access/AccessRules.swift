/// The one decision behind every page, list, count, search, print, export, feed and notice.
///
/// The rules and their numbers are those of docs/access.md. A reach holds for its moment only: whoever asks later asks
/// again, so that every change of grants, mandates, memberships or themes counts from then (rule 25).
package enum AccessRules {
    /// What an actor may see and do in one dossier at one moment (rules 1 to 7, 16 to 19 and 21 to 23).
    package static func reach(of actor: Actor, in facts: DossierFacts, at moment: Moment) -> Reach {
        let fold = ReachFold(actor: actor, facts: facts, moment: moment)
        let person = fold.person()
        let representation = fold.representation()
        // A door of its own: whoever opened it goes in by it alone, and what a permit gives them waits until it is closed.
        if !person.holds, !representation.holds, let emergency = fold.emergency() {
            return fold.reach(of: emergency)
        }
        let permits = fold.permits()
        return fold.reach(person: person, representation: representation, permits: permits)
    }

    /// Rule 22: the privacy officer reads who looked, emergency reviews and requests, of the own organisation only.
    /// None of it opens a dossier.
    package static func mayOversee(_ organisation: OrganisationID, as actor: Actor) -> Decision {
        actor.isPrivacyOfficerOf.contains(organisation) ? .yes(.privacyOfficer(organisation)) : .no(.notPermitted)
    }
}
