import TestKit
import Testing

@Suite("klaver account", .timeLimit(.minutes(5)))
struct AccountCommandTests {
    private static let password = "een lang wachtwoord\n"

    @Test("Add, list, a new password, disable: each in the installation's log")
    func life() async throws {
        let klaver = try Klaver()
        #expect(
            try await klaver.on("account", "add", " Ineke@Klaver.test ", "--name", "Ineke Smit", input: Self.password)
                .status == 0)
        #expect(try await klaver.on("account", "list").out == "ineke@klaver.test\tIneke Smit\tactive\n")
        #expect(
            try await klaver.on(
                "account", "password", "ineke@klaver.test", "--reason", "vergeten", input: "een ander wachtwoord\n"
            ).status == 0)
        #expect(try await klaver.on("account", "disable", "ineke@klaver.test").status == 0)
        #expect(try await klaver.on("account", "list").out == "ineke@klaver.test\tIneke Smit\tdisabled\n")
        #expect(try await RawDatabase.count(klaver.database, of: "log_line") == 5)
    }

    @Test("An account of somebody who is here already, or is not, is told by address")
    func who() async throws {
        let klaver = try Klaver()
        _ = try await klaver.on("account", "add", "ineke@klaver.test", "--name", "Ineke Smit", input: Self.password)
        let twice = try await klaver.on("account", "add", "INEKE@klaver.test", "--name", "Ineke", input: Self.password)
        #expect(twice.status == 1)
        #expect(twice.err == "klaver: There is an account for ineke@klaver.test already.\n")
        for rest in [["disable"], ["password", "--reason", "vergeten"]] {
            let nobody = try await klaver.run(
                ["account"] + rest + ["niemand@klaver.test", "--data", klaver.data], input: Self.password)
            #expect(nobody.status == 1)
            #expect(nobody.err == "klaver: There is no account for niemand@klaver.test.\n")
        }
    }

    @Test("Rule 22: a new password asks a reason, that is not only spaces")
    func reason() async throws {
        let klaver = try Klaver()
        _ = try await klaver.on("account", "add", "ineke@klaver.test", "--name", "Ineke Smit", input: Self.password)
        let none = try await klaver.on("account", "password", "ineke@klaver.test", input: Self.password)
        #expect(none.status == 64 && none.err.contains("--reason"))
        let blank = try await klaver.on(
            "account", "password", "ineke@klaver.test", "--reason", "  ", input: Self.password)
        #expect(blank.status == 1 && blank.err.contains("needs a reason"))
        #expect(try await RawDatabase.count(klaver.database, of: "log_line") == 1)
    }

    @Test(
        "A password that is too short or too long, or an address that is none, is told, and no account is made",
        arguments: [
            ("a@klaver.test", "kort\n", "A password has at least 12 characters."),
            ("a@klaver.test", "", "A password has at least 12 characters."),
            ("a@klaver.test", String(repeating: "x", count: 2000) + "\n", "A password has at most 1024 characters."),
            ("geen adres", "een lang wachtwoord\n", "\"geen adres\" is not an e-mail address."),
            ("a@b@c", "een lang wachtwoord\n", "\"a@b@c\" is not an e-mail address."),
            ("@", "een lang wachtwoord\n", "\"@\" is not an e-mail address."),
        ])
    func wrong(_ address: String, _ typed: String, _ sentence: String) async throws {
        let klaver = try Klaver()
        let ran = try await klaver.on("account", "add", address, "--name", "Ineke", input: typed)
        #expect(ran.status == 1)
        #expect(ran.err == "klaver: \(sentence)\n")
        #expect(try await klaver.on("account", "list").out.isEmpty)
    }
}
