import Dossier
import Identity
import Records
import Testing

@Suite("Codes of the second step")
struct TimeCodeTests {
    private static let secret = TimeCode(secret: Array("12345678901234567890".utf8))
    private static let now = Moment(milliseconds: 1_234_567_890_000)

    @Test(
        "RFC 6238, appendix B: the codes of its SHA-1 column, in six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(_ seconds: Int64, _ code: String) {
        #expect(Self.secret.code(at: TimeCode.step(at: Moment(milliseconds: seconds * 1000))) == code)
    }

    @Test("A clock may be off by one step either way, and not by two", arguments: -3...3)
    func drift(_ steps: Int64) {
        let step = TimeCode.step(at: Self.now) + steps
        let taken = Self.secret.step(of: Self.secret.code(at: step), at: Self.now, after: 0)
        #expect(taken == (abs(steps) <= 1 ? step : nil))
    }

    @Test("A code counts once, and none from before it counts any more")
    func once() {
        let step = TimeCode.step(at: Self.now)
        for used in [step, step + 1] {
            #expect(Self.secret.step(of: Self.secret.code(at: step), at: Self.now, after: used) == nil)
        }
        #expect(Self.secret.step(of: Self.secret.code(at: step + 1), at: Self.now, after: step) == step + 1)
    }

    @Test(
        "RFC 4648, section 10: base 32",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(_ text: String, _ letters: String) {
        #expect(Base32.text(Array(text.utf8)) == letters)
    }

    @Test("What a phone reads from the picture, and what somebody types over, hold the same secret")
    func link() {
        #expect(
            Self.secret.link(for: "lisa+werk@klaver.test")
                == "otpauth://totp/Klaver:lisa%2Bwerk%40klaver%2Etest?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Klaver"
        )
        #expect(Self.secret.text == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    }

    @Test("A recovery code is read as people type it over, and anything else is no code")
    func recovery() throws {
        let code = RecoveryCode.random()
        #expect(code.shown.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}/) != nil)
        for typed in [
            code.shown, code.text, " \(code.shown.uppercased()) ", code.text.map { "\($0)" }.joined(separator: " "),
        ] {
            #expect(RecoveryCode(typed) == code)
        }
        #expect(RecoveryCode("O1lI0-abcde")?.text == "01110abcde")
        for typed in ["", "abcde", "abcde-fghjkm", "uuuuu-uuuuu", "éééééééééé", String(repeating: "a", count: 1000)] {
            #expect(RecoveryCode(typed) == nil, "\(typed.prefix(20))")
        }
    }

    @Test("Six digits are a code of the phone, also with a space; other digits than ours are not")
    func typed() {
        #expect(TypedCode("123 456") == .time("123456"))
        for typed in ["12345", "1234567", "１２３４５６", "١٢٣٤٥٦", "12345a", ""] {
            #expect(TypedCode(typed) == nil, "\(typed)")
        }
    }
}
