import UseCases

extension Site {
    /// The mails that tell of access that nobody asked the person for, with the way to this site where it is known.
    ///
    /// - Parameter mail: where its words stand.
    func unaskedAccessLetters(
        _ mail: any KeyPath<Words, Words.UnaskedAccessMail> & Sendable
    ) -> UnaskedAccessLetters {
        let place = settings.address.map { $0 + Link.home.path } ?? ""
        let catalogue = catalogue
        func writer(
            _ body: any KeyPath<Words.UnaskedAccessMail, Phrase> & Sendable
        ) -> UnaskedAccessLetters.Writer {
            { language in
                let words = catalogue[Language(tag: language)][keyPath: mail]
                return UnaskedAccessLetters.Letter(
                    subject: words.subject, body: words[keyPath: body](["link": place]))
            }
        }
        return UnaskedAccessLetters(toPerson: writer(\.person), toOfficer: writer(\.officer))
    }
}
