import Dossier
import Records
import UseCases

/// Every act of the site once, as the worker and as the person of a load: what there is to look at the plans of.
struct Tour {
    let workplace: Workplace
    let dossier: DossierID

    func walk(as caller: Caller, isPerson: Bool) async throws {
        _ = try await workplace.visitor(of: caller)
        _ = try await workplace.readOverview(of: dossier, as: caller)
        try await timelines(caller)
        let report = try await write(caller)
        _ = try await workplace.readReport(report, in: dossier, as: caller)
        _ = try await workplace.readStory(of: dossier, as: caller)
        _ = try await workplace.readPlan(of: dossier, as: caller)
        _ = try await workplace.readCooperation(of: dossier, as: caller)
        try await workplace.markRead(dossier, as: caller)
        if isPerson {
            _ = try await workplace.readHome(as: caller)
            _ = try await workplace.readPermissions(of: dossier, as: caller)
            _ = try await workplace.readAccessLog(of: dossier, as: caller)
            _ = try await workplace.readAccessLog(
                of: dossier,
                LogQuestion(
                    period: .year, actor: AccountID(high: 1, low: 1), organisation: OrganisationID(high: 1, low: 1)),
                as: caller)
            try await rights(caller)
        }
        try await workplace.setLanguage("nl", as: caller)
        _ = try? await workplace.readOverview(of: DossierID(high: 1, low: 1), as: caller)
        try await workplace.logUnknownAddress(caller)
        try await workplace.checkReady()
        try await workplace.sequenceLog()
        try await workplace.releaseLeases()
        try await workplace.signOut(as: caller)
    }

    private func timelines(_ caller: Caller) async throws {
        var filters = [TimelineFilter()]
        filters.append(TimelineFilter(theme: .money, form: .moment, voice: .professional))
        filters.append(TimelineFilter(from: caller.at.moved(by: -40 * Moment.day), until: caller.at))
        for filter in filters {
            for goesBack in [true, false] {
                let place = TimelinePlace(
                    at: caller.at.moved(by: -10 * Moment.day), id: EntryID(high: 1, low: 1), goesBack: goesBack)
                _ = try await workplace.readTimeline(of: dossier, filter: filter, from: place, as: caller)
            }
            _ = try await workplace.readTimeline(of: dossier, filter: filter, from: nil, as: caller)
        }
    }

    private func rights(_ caller: Caller) async throws {
        _ = try await workplace.readRights(of: dossier, as: caller)
        let form = try await workplace.prepareRight(.correction, entry: nil, logLine: nil, in: dossier, as: caller)
        guard let report = form.reports.first else { return }
        let asked = AskedRight(
            id: NewIdentifier.make(at: caller.at), right: .correction, entry: report.id, text: "Dat was niet zo.")
        try await workplace.askRight(asked, in: dossier, as: caller)
        _ = try await workplace.readRights(of: dossier, as: caller)
        try await workplace.takeBackRight(asked.id, in: dossier, as: caller)
    }

    private func write(_ caller: Caller) async throws -> EntryID {
        let draft: EntryID = NewIdentifier.make(at: caller.at)
        let words = DraftWords(text: "Bijna klaar", form: nil, themes: [], parent: nil)
        _ = try await workplace.saveDraft(draft, for: dossier, words: words, as: caller)
        _ = try await workplace.prepareReport(in: dossier, draft: draft, as: caller)
        try await workplace.deleteDraft(draft, as: caller)
        let report = try await workplace.writeReport(
            NewReport(
                id: NewIdentifier.make(at: caller.at), text: "Samen de post gedaan.", form: .moment, themes: .of(.money)
            ),
            in: dossier, as: caller)
        try await workplace.react(
            to: report, in: dossier, id: NewIdentifier.make(at: caller.at), form: .nice, text: "", as: caller)
        try await workplace.correctReport(
            report, in: dossier, text: "Samen de post gedaan, en koffie.", themes: .of(.money), version: 1, as: caller)
        return report
    }
}
