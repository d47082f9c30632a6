extension Words {
    /// The words of the mails that tell of access that nobody asked the person for. Emergency access and permits on a law each
    /// have their own.
    package final class UnaskedAccessMail: Decodable, Sendable {
        package let subject: String
        package let person: Phrase
        package let officer: Phrase
    }
}
