import Dossier
import Passkeys
import UseCases

/// The fields in which the script sends what a browser says of a passkey.
enum PasskeyFields {
    /// Of one that was used: none of them travels on with what was filled in.
    static let ofUsing: Set = ["pk-question", "pk-id", "pk-client", "pk-data", "pk-signature", "pk-user"]

    /// What a passkey answered; nil where none was asked. What cannot be read is an answer too, and a wrong one.
    static func answer(_ form: FormFields) -> PasskeyAnswer? {
        guard form.has("pk-question") else { return nil }
        func bytes(_ name: String) -> [UInt8] { form[name].flatMap { Base64URL.decoded($0) } ?? [] }
        return PasskeyAnswer(
            question: form["pk-question"] ?? "",
            used: UsedAnswer(
                id: bytes("pk-id"), clientData: bytes("pk-client"), authenticatorData: bytes("pk-data"),
                signature: bytes("pk-signature"), user: form.has("pk-user") ? bytes("pk-user") : nil))
    }

    static func made(_ form: FormFields) -> (question: String, answer: MadeAnswer, transports: [String]) {
        func bytes(_ name: String) -> [UInt8] { form[name].flatMap { Base64URL.decoded($0) } ?? [] }
        // In the browser's own words, which it wants back: short ones, and few.
        let transports = (form["new-transports"] ?? "").split(separator: " ").prefix(8).map { String($0.prefix(20)) }
        return (
            form["new-question"] ?? "",
            MadeAnswer(clientData: bytes("new-client"), attestation: bytes("new-attestation")), transports
        )
    }
}
