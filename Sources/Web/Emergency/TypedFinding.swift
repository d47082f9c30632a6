import UseCases

/// What somebody typed to find a dossier they have no reach in: for emergency access and for a permit on a law (access rules 6
/// and 21). Kept so that a wrong field loses nothing.
struct TypedFinding: Sendable {
    let number: String
    let birth: String

    init(_ form: FormFields) {
        number = String((form["nummer"] ?? "").prefix(254))
        birth = form["geboren"] ?? ""
    }
}

extension FormField {
    /// The two fields, on either page in the same words.
    func finding(_ typed: TypedFinding) -> HTML {
        let words = setting.words.emergency
        let number = text(
            "nummer", words.number, hint: words.numberHint, value: typed.number,
            attributes: "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"")
        let birth = day("geboren", words.birth, hint: words.birthHint, value: typed.birth)
        return "\(number)\n\(birth)"
    }
}
