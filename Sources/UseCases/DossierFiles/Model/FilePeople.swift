import Dossier
import Records

/// Somebody around the person, or the person.
struct FilePerson: FileNode {
    var key = ""
    var name = ""
    var callName: String?
    var circle = Circle.network
    var role: String?
    var organisation: String?
    var department: String?
    var goFor: String?
    var available: String?
    var phone: String?
    var email: String?
    var address: String?
    var account: String?
    var isLead: Bool?
    var isDeputy: Bool?
    var isKeyWorker: Bool?
    var worksWith: [String] = []
    var birthDate: CivilDate?
    var since: Moment?
    var until: Moment?
    var themes: ThemeSet?
    var about: String?

    mutating func code(_ fields: inout FileFields) {
        fields.required("key", &key, .key)
        fields.required("name", &name, .text(1...200))
        fields.optional("callName", &callName, .text(100))
        fields.required("circle", &circle, .choice)
        fields.optional("role", &role, .text(100))
        fields.optional("organisation", &organisation, .text(200))
        fields.optional("department", &department, .text(200))
        fields.optional("goFor", &goFor, .text(200))
        fields.optional("available", &available, .text(100))
        fields.optional("phone", &phone, .text(40))
        fields.optional("email", &email, .email)
        fields.optional("address", &address, .text(300))
        fields.optional("account", &account, .email)
        fields.optional("lead", &isLead, .flag)
        fields.optional("deputy", &isDeputy, .flag)
        fields.optional("keyWorker", &isKeyWorker, .flag)
        fields.list("worksWith", &worksWith, .set(of: .key))
        for (index, other) in worksWith.enumerated() { fields.refer("worksWith[\(index)]", to: other, .person) }
        fields.optional("birthDate", &birthDate, .date)
        codeAge(&fields)
        fields.optional("since", &since, .moment(.midnight))
        fields.optional("until", &until, .moment(.midnight))
        fields.check("until", "is before since", since <= until)
        themes = themes.flatMap { $0.isEmpty ? nil : $0 }
        fields.optional("themes", &themes, .themes)
        fields.optional("about", &about, .text(1000))
        let address = account.map(AccountRecords.normalised)
        fields.declare("key", key, .person(account: address))
        fields.declare("account", address ?? "", .account)
    }

    private mutating func codeAge(_ fields: inout FileFields) {
        var born: CivilDate?
        fields.optional("bornDaysAgo", &born, .daysAgo)
        fields.check("bornDaysAgo", "goes without birthDate", birthDate == nil || born == nil)
        birthDate = birthDate ?? born
    }
}

/// Whether a period that may be open on both sides can be.
func <= (from: Moment?, until: Moment?) -> Bool {
    guard let from, let until else { return true }
    return from.milliseconds <= until.milliseconds
}

/// A person who owns the dossier (access rules 4 and 17).
struct FileOwner: FileNode {
    var account = ""
    var person = ""

    mutating func code(_ fields: inout FileFields) {
        fields.required("account", &account, .email)
        fields.required("person", &person, .key)
        fields.refer("person", to: person, .personWithThisAccount(AccountRecords.normalised(account)))
    }
}

/// A representative (access rule 18): the person around the dossier's person who acts for them.
struct FileMandate: FileNode {
    var account = ""
    var person = ""
    var basis = MandateBasis.chosen
    var kind: MandateKind?
    var areas: AreaSet = []
    var themes = ThemeSet.none
    var verbs: VerbSet = []
    /// Left out: none.
    var acts: ActSet?
    var from = Moment(milliseconds: 0)
    var until: Moment?
    var note: String?
    var excludedThemes: ThemeSet?
    var excludedAreas: AreaSet?

    mutating func code(_ fields: inout FileFields) {
        fields.required("account", &account, .email)
        fields.required("person", &person, .key)
        fields.refer("person", to: person, .personWithThisAccount(AccountRecords.normalised(account)))
        fields.required("basis", &basis, .choice)
        fields.optional("kind", &kind, .choice)
        fields.check("kind", "goes only with basis courtAppointed", kind == nil || basis == .courtAppointed)
        fields.required("areas", &areas, .areasOrAll)
        fields.required("themes", &themes, .themesOrAll)
        fields.required("verbs", &verbs, .verbs)
        fields.optional("acts", &acts, .acts)
        fields.required("from", &from, .moment(.midnight))
        fields.optional("until", &until, .moment(.midnight))
        fields.check("until", "is before from", from <= until)
        fields.optional("note", &note, .text(500))
        fields.optional("excludedThemes", &excludedThemes, .themes)
        fields.optional("excludedAreas", &excludedAreas, .areas)
    }
}
