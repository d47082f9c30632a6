import Dossier
import Records
import TestKit
import Testing
import UseCases

/// One way to read in a dossier.
struct Reading: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The line it leaves in the dossier's log.
    let line: String
    let read: @Sendable (Workplace, DossierID, EntryID, Caller) async throws -> Void

    static let all: [Reading] = [
        Reading(testDescription: "overview", line: "view overview done") { workplace, dossier, _, caller in
            _ = try await workplace.readOverview(of: dossier, as: caller)
        },
        Reading(testDescription: "timeline", line: "view timeline done") { workplace, dossier, _, caller in
            _ = try await workplace.readTimeline(of: dossier, filter: TimelineFilter(), from: nil, as: caller)
        },
        Reading(testDescription: "timeline on a theme", line: "view timeline done") { workplace, dossier, _, caller in
            _ = try await workplace.readTimeline(
                of: dossier, filter: TimelineFilter(theme: .money), from: nil, as: caller)
        },
        Reading(testDescription: "report", line: "view report done") { workplace, dossier, report, caller in
            _ = try await workplace.readReport(report, in: dossier, as: caller)
        },
        Reading(testDescription: "permissions", line: "view permissions done") { workplace, dossier, _, caller in
            _ = try await workplace.readPermissions(of: dossier, as: caller)
        },
        Reading(testDescription: "access log", line: "readLog accessLog done") { workplace, dossier, _, caller in
            _ = try await workplace.readAccessLog(of: dossier, as: caller)
        },
        Reading(testDescription: "form", line: "view draft done") { workplace, dossier, _, caller in
            _ = try await workplace.prepareReport(in: dossier, as: caller)
        },
        Reading(testDescription: "story", line: "view story done") { workplace, dossier, _, caller in
            _ = try await workplace.readStory(of: dossier, as: caller)
        },
        Reading(testDescription: "plan", line: "view plan done") { workplace, dossier, _, caller in
            _ = try await workplace.readPlan(of: dossier, as: caller)
        },
        Reading(testDescription: "cooperation", line: "view cooperation done") { workplace, dossier, _, caller in
            _ = try await workplace.readCooperation(of: dossier, as: caller)
        },
        Reading(testDescription: "rights", line: "view account done") { workplace, dossier, _, caller in
            _ = try await workplace.readRights(of: dossier, as: caller)
        },
        Reading(testDescription: "form of a right", line: "view account done") { workplace, dossier, report, caller in
            _ = try await workplace.prepareRight(.correction, entry: report, logLine: nil, in: dossier, as: caller)
        },
    ]

    /// Writing at an address is asking whether it is there, just as reading.
    static let writing: [Reading] = [
        Reading(testDescription: "write a report", line: "") { workplace, dossier, report, caller in
            let new = NewReport(id: report, text: "hallo", form: .moment, themes: .none)
            _ = try await workplace.writeReport(new, in: dossier, as: caller)
        },
        Reading(testDescription: "correct a report", line: "") { workplace, dossier, report, caller in
            try await workplace.correctReport(
                report, in: dossier, text: "hallo", themes: .none, version: 1, as: caller)
        },
        Reading(testDescription: "react", line: "") { workplace, dossier, report, caller in
            try await workplace.react(
                to: report, in: dossier, id: EntryID(high: 3, low: 3), form: .nice, text: "", as: caller)
        },
        Reading(testDescription: "mark as read", line: "") { workplace, dossier, _, caller in
            try await workplace.markRead(dossier, as: caller)
        },
        Reading(testDescription: "read what to sign", line: "") { workplace, dossier, plan, caller in
            _ = try await workplace.prepareSigning(plan, in: dossier, as: caller)
        },
        Reading(testDescription: "sign a plan", line: "") { workplace, dossier, plan, caller in
            try await workplace.signPlan(plan, covering: "x", in: dossier, as: caller)
        },
        Reading(testDescription: "open the form of a death", line: "") { workplace, dossier, _, caller in
            _ = try await workplace.prepareDeath(of: dossier, as: caller)
        },
        Reading(testDescription: "register a death", line: "") { workplace, dossier, _, caller in
            try await workplace.registerDeath(
                AskedDeath(id: DeathID(high: 3, low: 6), day: nil, known: "hallo"), in: dossier, as: caller)
        },
        Reading(testDescription: "put a death right", line: "") { workplace, dossier, _, caller in
            try await workplace.putDeathRight(DeathID(high: 3, low: 6), why: "hallo", in: dossier, as: caller)
        },
        Reading(testDescription: "ask for a right", line: "") { workplace, dossier, report, caller in
            try await workplace.askRight(
                AskedRight(id: RightsRequestID(high: 3, low: 4), right: .correction, entry: report, text: "hallo"),
                in: dossier, as: caller)
        },
    ]
}
