/// A law that lets an organisation into a dossier without a yes of the person (rule 6; domain §7, *Legal basis*). The list is
/// part of the program, so that nobody types a law that is none; what each allows is said in the words of the site.
package struct Law: Hashable, Sendable {
    /// Stored, in addresses of forms and on the shell; never changes.
    package let code: String
    /// A legal task, or a vital interest.
    package let basis: LegalBasis
    /// Where it is law: a dossier elsewhere is not found under it.
    package let countries: Set<Jurisdiction>
    /// Where it stands written: a name, kept with the permit as it was then.
    package let source: String
    /// The longest that a permit on it lasts at once.
    package let mostMonths: Int

    fileprivate init(
        _ code: String, _ basis: LegalBasis = .legalTask, _ countries: Set<Jurisdiction>, _ source: String,
        mostMonths: Int
    ) {
        self.code = code
        self.basis = basis
        self.countries = countries
        self.source = source
        self.mostMonths = mostMonths
    }

    package init?(code: some StringProtocol) {
        guard let law = Self.all.first(where: { $0.code == code }) else { return nil }
        self = law
    }

    /// No permit on a law lasts longer than this at once: then two workers look again whether it is still needed.
    package static let longestMonths = 12

    package static let all: [Law] = [
        Law("jeugdbescherming", .legalTask, [.netherlands], "Jeugdwet, artikel 7.3.11", mostMonths: 12),
        Law(
            "kinderbescherming", .legalTask, [.netherlands], "Burgerlijk Wetboek boek 1, artikel 240", mostMonths: 6),
        Law("veilig-thuis", .legalTask, [.netherlands], "Wmo 2015, artikel 5.2.6", mostMonths: 3),
        Law(
            "integrale-jeugdhulp", .legalTask, [.flanders], "Decreet integrale jeugdhulp van 12 juli 2013",
            mostMonths: 12),
        Law("ocmw", .legalTask, [.flanders], "OCMW-wet van 8 juli 1976, artikel 60", mostMonths: 6),
        Law(
            "levensgevaar", .vitalInterest, [.netherlands, .flanders], "AVG, artikel 6, lid 1, onder d",
            mostMonths: 1),
    ]
}
