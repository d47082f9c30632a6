import Dossier
import Records

/// To whom a grant speaks: an account, a department (in one role there) or an organisation.
struct FileGrantee: FileNode {
    var account: String?
    var organisation: String?
    var department: String?
    var role: String?

    mutating func code(_ fields: inout FileFields) {
        fields.optional("account", &account, .email)
        fields.refer("account", to: account.map(AccountRecords.normalised), .account)
        fields.optional("organisation", &organisation, .text(1...200))
        fields.optional("department", &department, .text(1...200))
        fields.optional("role", &role, .text(1...100))
        fields.check("account", "an account goes without an organisation", account == nil || organisation == nil)
        fields.check("organisation", "is missing, and so is account", account != nil || organisation != nil)
        fields.check("department", "goes with an organisation", department == nil || organisation != nil)
        fields.check("role", "goes with a department", role == nil || department != nil)
    }
}

/// A permit or a deny (access rules 2, 5 and 6).
struct FileGrant: FileNode {
    var to = FileGrantee()
    var effect = Effect.permit
    var areas: AreaSet = []
    var themes = ThemeSet.none
    var entry: String?
    var verbs: VerbSet = []
    var basis = LegalBasis.consent
    var law: String?
    var purpose = ""
    var from = Moment(milliseconds: 0)
    var until: Moment?
    var givenBy = ""
    var confirmedBy: String?
    var withdrawnAt: Moment?
    /// Given by a privacy officer after the person died (access rule 26).
    var isForNextOfKin: Bool?

    mutating func code(_ fields: inout FileFields) {
        fields.required("to", &to, .node)
        fields.required("effect", &effect, .choice)
        fields.required("areas", &areas, .areasOrAll)
        fields.check("areas", "names no area", !areas.isEmpty)
        codeThemes(&fields)
        fields.optional("entry", &entry, .key)
        fields.refer("entry", to: entry, .entry)
        fields.check("entry", "a deny does not name one entry", effect == .permit || entry == nil)
        fields.required("verbs", &verbs, .verbs)
        fields.check("verbs", "names no verb", !verbs.isEmpty)
        fields.required("basis", &basis, .choice)
        fields.optional("law", &law, .text(200))
        fields.required("purpose", &purpose, .text(1...500))
        fields.required("from", &from, .moment(.midnight))
        fields.optional("until", &until, .moment(.midnight))
        fields.check("until", "is before from", from <= until)
        fields.required("givenBy", &givenBy, .key)
        fields.refer("givenBy", to: givenBy, .personWithAccount)
        fields.optional("confirmedBy", &confirmedBy, .key)
        fields.refer("confirmedBy", to: confirmedBy, .personWithAccount)
        fields.check("confirmedBy", "must be another than givenBy", confirmedBy != givenBy)
        fields.optional("withdrawnAt", &withdrawnAt, .moment(.midnight))
        fields.optional("nextOfKin", &isForNextOfKin, .flag)
    }

    /// "All but money" also holds for themes that come later, so it is kept as that and not as a list.
    private mutating func codeThemes(_ fields: inout FileFields) {
        let future = ThemeSet.all.subtracting(ThemeSet(Theme.allCases))
        let isAllBut = themes != .all && themes.isSuperset(of: future)
        var named = isAllBut ? .all : themes
        var excepted: ThemeSet? = isAllBut ? ThemeSet(Theme.allCases).subtracting(themes) : nil
        fields.required("themes", &named, .themesOrAll)
        fields.optional("exceptThemes", &excepted, .themes)
        themes = named.subtracting(excepted ?? .none)
        fields.check("themes", "names no theme", !themes.isEmpty)
    }
}
