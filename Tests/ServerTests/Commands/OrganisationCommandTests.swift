import TestKit
import Testing

@Suite("klaver organisation", .timeLimit(.minutes(5)))
struct OrganisationCommandTests {
    @Test("Add one, list them, name its administrators: each in the installation's log")
    func life() async throws {
        let klaver = try Klaver()
        let added = try await klaver.on(
            "account", "add", "ann@klaver.test", "--name", "Ann de Vries", input: "een lang wachtwoord\n")
        #expect(added.status == 0)
        #expect(try await klaver.on("organisation", "add", "De Brug").status == 0)
        #expect(try await klaver.on("organisation", "list").out == "De Brug\n")
        for _ in 1...2 {
            let named = try await klaver.on(
                "organisation", "administrator", "ann@klaver.test", "--organisation", "De Brug")
            #expect(named.status == 0)
        }
        #expect(try await RawDatabase.count(klaver.database, of: "membership") == 1)
        #expect(try await RawDatabase.count(klaver.database, of: "log_line") == 4)
    }

    @Test("Emergency access is not switched on where nobody would review it, and the sentence says what to do")
    func noOfficer() async throws {
        let klaver = try Klaver()
        _ = try await klaver.on("organisation", "add", "De Brug")
        let refused = try await klaver.on("organisation", "emergency", "De Brug", "--enable", "--reason", "spoedpost")
        #expect(refused.status == 1 && refused.err.contains("has no privacy officer yet"))
        #expect(try await klaver.on("organisation", "list").out == "De Brug\n")
    }

    @Test("An organisation or an account that is not there is told")
    func who() async throws {
        let klaver = try Klaver()
        _ = try await klaver.on(
            "account", "add", "ann@klaver.test", "--name", "Ann de Vries", input: "een lang wachtwoord\n")
        let nowhere = try await klaver.on(
            "organisation", "administrator", "ann@klaver.test", "--organisation", "Nergens")
        #expect(nowhere.status == 1)
        #expect(nowhere.err == "klaver: There is no organisation called \"Nergens\".\n")
        _ = try await klaver.on("organisation", "add", "De Brug")
        let nobody = try await klaver.on(
            "organisation", "administrator", "niemand@klaver.test", "--organisation", "De Brug")
        #expect(nobody.status == 1)
        #expect(nobody.err == "klaver: There is no account for niemand@klaver.test.\n")
    }
}
