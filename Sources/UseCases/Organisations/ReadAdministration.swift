import Dossier
import Records
import Storage

/// What waits at an organisation, as its administrators read it.
package struct WaitingSeat: Sendable {
    package let request: SeatRequest
    package let name: String
    package let address: String
    package let department: String?
    package let madeBy: String
    /// Who filled in the code is called otherwise than who was invited.
    package let invitedAs: String?
    /// Nobody proved yet that the address is theirs: whoever held the code filled it in.
    package let isAddressUnproven: Bool
    package let mayAnswer: Bool
    package let mayTakeBack: Bool
}

/// The first page of an organisation's administration.
package struct AdministrationReading: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let departments: [ListedDepartment]
    package let waiting: [WaitingSeat]
    /// Whether somebody else can be the second administrator.
    package let hasSecond: Bool
    package let staffCount: Int
    package let word: PersonWord?
    package let at: Moment
}

extension Workplace {
    private static let mostWaitingSeats = 100

    /// - Throws: `Refusal`; `.notFound` to who is no administrator there.
    package func readAdministration(
        of organisation: OrganisationID, as caller: Caller
    ) async throws -> AdministrationReading {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let seal = self.keys.installation
            let departments = try DepartmentRecords.all(with: seal, administration: administration, session)
            let rows = try SeatRequestRecords.waiting(
                limit: Self.mostWaitingSeats, with: seal, administration: administration, session)
            let names = try self.accounts(
                rows.flatMap { [$0.request.madeBy] + ($0.request.account.map { [$0] } ?? []) }, session)
            let staff = try StaffRecords.all(with: seal, self.bodies, administration: administration, session)
            return AdministrationReading(
                visitor: administrator.visitor, organisation: organisation,
                name: try OrganisationRecords.name(of: organisation, with: seal, session) ?? "",
                departments: departments,
                waiting: try rows.map { row in
                    let account = row.request.account
                    return WaitingSeat(
                        row, departments, names, administration,
                        isAddressUnproven: try account.map { try AccountRecords.isAddressUnproven($0, session) }
                            ?? false)
                },
                hasSecond: try StaffRecords.administrators(administration: administration, session).count > 1,
                staffCount: staff.count { $0.seats.contains { $0.period.contains(caller.at) } },
                word: try PersonWordRecords.find(administration: administration, session), at: caller.at)
        }.value
    }

    /// How many seats wait at the organisations somebody administers; nil for anybody else.
    func seatsWaiting(for visitor: Visitor, at moment: Moment) async throws -> Int? {
        let own = visitor.actor.isAdministratorOf.sorted().compactMap {
            AccessRules.administration(of: $0, as: visitor.actor, at: moment)
        }
        guard !own.isEmpty else { return nil }
        return try await engine.read { session in
            try own.reduce(0) { try $0 + SeatRequestRecords.countWaiting(administration: $1, session) }
        }
    }

    /// Names and addresses of accounts.
    func accounts(_ ids: [AccountID], _ session: any SQLSession) throws -> [AccountID: Account] {
        let found = try AccountRecords.find(Array(Set(ids)), with: keys.installation, session)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension WaitingSeat {
    fileprivate init(
        _ row: SeatRequestRecords.Row, _ departments: [ListedDepartment], _ accounts: [AccountID: Account],
        _ administration: Administration, isAddressUnproven: Bool
    ) {
        request = row.request
        self.isAddressUnproven = isAddressUnproven
        let account = request.account.flatMap { accounts[$0] }
        name = account?.name ?? row.invited?.name ?? ""
        address = account?.address ?? row.invited?.address ?? ""
        let invited = row.invited?.name
        invitedAs = account != nil && invited != account?.name ? invited : nil
        let offered = request.offer.department
        department = departments.first { $0.id == offered }?.name
        madeBy = accounts[request.madeBy]?.name ?? ""
        mayAnswer = AdministrationRules.mayAnswer(request, as: administration)
        mayTakeBack = AdministrationRules.mayTakeBack(request, as: administration)
    }
}
