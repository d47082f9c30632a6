import Dossier
import Foundation
import Records
import Testing

@testable import UseCases

@Suite struct DemoTests {
    private func install(_ house: House, password: String = "klaver klaver klaver") async throws -> DemoOutcome {
        try await house.workplace.installDemo(
            accounts: try Demo.data("accounts.json"), files: try Demo.files, password: password, caller: house.shell)
    }

    @Test func `the demonstration puts its cast and dossiers in an empty database`() async throws {
        try await House.with { house in
            let outcome = try await install(house)
            guard case .installed(let accounts, let dossiers) = outcome else {
                throw DemoRefused(accounts: 0, dossiers: 0)
            }
            #expect(accounts >= 40)
            #expect(dossiers.count == 5)
            #expect(try await house.count("SELECT count(*) FROM account WHERE password IS NULL") == 0)
            #expect(try await house.count("SELECT count(*) FROM membership WHERE office = 1") == 2)
            #expect(try await house.count("SELECT count(*) FROM membership WHERE office = 2") == 3)
        }
    }

    @Test func `everybody a department grant speaks to by name works there`() async throws {
        try await House.with { house in
            _ = try await install(house)
            for (department, people) in [("Woning 12", 3), ("Wijkteam Noord", 3), ("Leefgroep Berk", 2)] {
                let hash = house.workplace.keys.lookup.hash(department, as: "department")
                #expect(
                    try await house.count(
                        """
                        SELECT count(*) FROM membership m JOIN department d ON d.id = m.department_id
                        WHERE d.name_hash = \(hash) AND (m.until_at IS NULL OR m.until_at > \(House.now))
                        """) == people, "\(department)")
            }
        }
    }

    @Test func `a second demonstration changes nothing, or only the password`() async throws {
        try await House.with { house in
            _ = try await install(house)
            let before = try await house.rows()
            #expect(try await install(house) == .wasThere)
            let after = try await house.rows()
            #expect(after == before)
            #expect(try await install(house, password: "another password") == .gotNewPassword)
            #expect(try await install(house, password: "another password") == .wasThere)
        }
    }

    @Test func `a database with anybody or anything else in it is refused`() async throws {
        try await House.with { house in
            try await house.importing(("kees.json", SmallFile.data()))
            let before = try await house.rows()
            await #expect(throws: DemoRefused(accounts: 2, dossiers: 1)) { try await install(house) }
            let after = try await house.rows()
            #expect(after == before)
        }
    }

    @Test func `a demonstration that was stopped halfway is completed`() async throws {
        try await House.with { house in
            _ = try await house.workplace.installDemo(
                accounts: try Demo.data("accounts.json"), files: [], password: "klaver klaver klaver",
                caller: house.shell)
            guard case .installed(_, let dossiers) = try await install(house) else {
                Issue.record("was not completed")
                return
            }
            #expect(dossiers.count == 5)
        }
    }
}
