/// Who signs a plan (rules 4, 12, 17, 18 and 19).
extension Reach {
    /// Whether the actor has the act of signing: the person, an adult of the household, who represents the person with a
    /// mandate that holds it, a parent while rule 19 says so. No permit gives it.
    package var maySign: Decision {
        guard !isPreview, system == nil, let ground = actingGround(.sign) else { return .no(refusal) }
        return .yes(ground)
    }

    /// Whether they sign plans: nobody signs for the person what the person keeps from them. It asks how far the mandate goes
    /// and not what stands in the plan, since the answer would tell that there is a goal they do not see (rules 1 and 15).
    package var maySignPlans: Decision {
        let decision = maySign
        guard decision.allowed else { return decision }
        let acting = ReachTable(sources.filter { $0.ground.carries(.sign) }.map(\.scope))
        return Self.signed.allSatisfy { acting.themes(.look, in: $0) == .all } ? decision : .no(refusal)
    }

    /// Whether the actor sees all that a signature can be about, and so may be told that it changed since (rule 15).
    package var seesWholePlans: Bool { Self.signed.allSatisfy { themes(.look, in: $0) == .all } }

    private static let signed: [Area] = [.plan, .wishesAndGoals]
}

extension PlanStatus {
    /// What is finished is signed no more: its remarks come beside it (domain §3.5).
    package var isSignable: Bool { self != .finished }

    /// In force from the signature (domain §3.5).
    package var signed: PlanStatus { self == .draft ? .active : self }
}

extension PlanBody.Signature {
    /// Whether it is still about what stands there now; nil where it does not say what it was about, as one that was put on
    /// paper.
    package func stillCovers(_ now: String) -> Bool? { covers.map { $0 == now } }
}

extension PlanBody {
    /// Whether one of these people signed what stands there now.
    package func isSigned(by signers: Set<EntryID>, covering now: String) -> Bool {
        (signatures ?? []).contains { signers.contains($0.by) && $0.covers == now }
    }

    /// The same plan with one signature more; those before stay.
    package func signed(by signer: EntryID, at moment: Moment, covering now: String) -> PlanBody {
        var body = self
        body.signatures = (signatures ?? []) + [Signature(by: signer, at: moment, covers: now)]
        return body
    }

    /// The newest signature of each who signed, in the order of the first.
    package var latestSignatures: [Signature] {
        var latest: [Signature] = []
        for signature in signatures ?? [] {
            if let place = latest.firstIndex(where: { $0.by == signature.by }) {
                if signature.at >= latest[place].at { latest[place] = signature }
            } else {
                latest.append(signature)
            }
        }
        return latest
    }
}
