import Dossier
import Identity
import Testing

@Suite("Passwords are kept as Argon2id and nothing else opens")
struct PasswordTests {
    @Test("A password verifies against its own string and no other does")
    func verifies() async throws {
        let passwords = try Passwords()
        let hash = try await passwords.hash("vier fietsen in de gang")
        #expect(hash.hasPrefix("$argon2id$v=19$m=32768,t=3,p=1$"))
        #expect(await passwords.verify("vier fietsen in de gang", against: hash))
        for wrong in ["Vier fietsen in de gang", "vier fietsen in de gang ", "vier fietsen in de gan", "", "x"] {
            #expect(!(await passwords.verify(wrong, against: hash)), "\(wrong)")
        }
    }

    @Test("A password counts to its last byte, also after a NUL and beyond ASCII")
    func countsEveryByte() async throws {
        let passwords = try Passwords()
        for password in ["\0 twaalf tekens", "een\0twee\0drie", "naïef 🍀 gezin é"] {
            let hash = try await passwords.hash(password)
            #expect(await passwords.verify(password, against: hash))
            for wrong in ["", "een", password + "x", password.replacing("\0", with: "")] where wrong != password {
                #expect(!(await passwords.verify(wrong, against: hash)))
            }
        }
        let short = try await passwords.hash("een")
        #expect(!(await passwords.verify("een\0staart", against: short)))
        #expect(!(await passwords.verify("", against: short)))
    }

    @Test("The same password gets another salt each time")
    func salts() async throws {
        let passwords = try Passwords()
        let (first, second) = (try await passwords.hash("hetzelfde woord"), try await passwords.hash("hetzelfde woord"))
        #expect(first != second)
        #expect(await passwords.verify("hetzelfde woord", against: second))
    }

    @Test("A string that is no hash opens nothing", arguments: ["", "$argon2id$", "plain words", "$2b$12$abcdef"])
    func refusesOtherStrings(_ hash: String) async throws {
        #expect(!(await (try Passwords()).verify(hash, against: hash)))
    }

    @Test("Where there is no account nothing verifies, also not the decoy's words")
    func opensNothingForNobody() async throws {
        let passwords = try Passwords()
        #expect(!(await passwords.verify("nobody signs in with this", against: nil)))
        #expect(!(await passwords.verify("", against: nil)))
    }
}
