import Dossier
import TestKit

/// Emergency access, from the form to its end (rule 21).
extension PlayedLife {
    mutating func emergency() async throws {
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: try await switchRight()
        case 1: try await stopEmergency()
        // Within an hour, at its end, or after it.
        case 2: site.wait(minutes: chance.pick([5, 14, 15, 29, 30, 59, 60]))
        default: try await openEmergency()
        }
    }

    private mutating func switchRight() async throws {
        let organisation = chance.coin(3) ? Cast.kredietbank : Cast.jeugdhulp
        let isOn = !world.emergencyRights.contains(organisation)
        try await site.place.switchEmergency(isOn, of: organisation)
        world.emergencyRights.removeAll { $0 == organisation }
        if isOn { world.emergencyRights.append(organisation) }
    }

    private mutating func openEmergency() async throws {
        let worker = chance.pick(Self.workers + [Cast.ineke, Cast.anouk])
        let (isProven, knowsBirth) = (!chance.coin(6), !chance.coin(8))
        let (mark, minutes) = (mark(), chance.pick([Int64(15), 30, 60]))
        let born = knowsBirth ? world.born : world.born.adding(days: 1)
        try await site.prove(worker, isProven)
        let answer = try await site.send(
            "/noodtoegang", as: worker,
            form: [
                ("nummer", chance.coin() ? dossier.text : Cast.address(of: NaiveWorld.young)), ("geboren", born.text),
                ("reden", mark), ("duur", String(minutes)), ("id", entryID().text),
            ])
        let organisation = world.mayOpenEmergency(worker, now)
        let outcome = answer.location == path ? "opened" : "\(answer.status)"
        // The dossier of who died is not there (rule 26).
        let isThere = knowsBirth && world.death(now) == nil
        let expected =
            organisation == nil ? ["404"] : !isProven ? ["200"] : !isThere ? ["422", "429"] : ["opened"]
        // Who typed it wrong too often waits a while.
        let mayWait = wrongBirths[worker, default: 0] >= 5 && outcome == "429"
        if !expected.contains(outcome), !mayWait {
            fault("emergency access was \(outcome), not \(expected)")
        }
        if outcome == "422" { wrongBirths[worker, default: 0] += 1 }
        guard outcome == "opened", let organisation, !world.isInEmergency(worker, now) else { return }
        count("emergency")
        world.emergencies.append(
            NaiveWorld.Emergency(
                account: worker, organisation: organisation, from: now, minutes: minutes, stoppedAt: nil, mark: mark))
    }

    private mutating func stopEmergency() async throws {
        guard let worker = Self.workers.filter({ world.isInEmergency($0, now) }).randomElement(using: &chance) else {
            return
        }
        _ = try await site.send("/noodtoegang/einde", as: worker, form: [("dossier", dossier.text)])
        for use in world.emergencies.indices where world.emergencies[use].account == worker {
            if world.emergencies[use].stoppedAt == nil { world.emergencies[use].stoppedAt = now }
        }
    }
}
