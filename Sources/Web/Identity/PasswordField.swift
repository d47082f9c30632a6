/// A field for a password.
struct PasswordField: Sendable {
    private let setting: PageSetting
    private let name: String
    private let label: String
    private let hint: String?
    private let isNew: Bool
    private let problem: String?

    /// - Parameter isNew: a password somebody makes up now, which a password manager may do for them.
    init(
        _ setting: PageSetting, _ name: String, _ label: String, hint: String? = nil, isNew: Bool = false,
        _ problems: [FieldMessage]
    ) {
        self.setting = setting
        self.name = name
        self.label = label
        self.hint = hint
        self.isNew = isNew
        problem = problems.first { $0.field == name }?.message
    }

    var html: HTML {
        let named = [hint.map { _ in "\(name)-hint" }, problem.map { _ in "\(name)-fout" }].compactMap { $0 }
        let described: HTML = named.isEmpty ? .none : " aria-describedby=\"\(named.joined(separator: " "))\""
        return """
            <div class="field\(problem == nil ? HTML.none : " field-bad")"><label for="\(name)">\(label)</label>\
            \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML })\
            \(problem.map { FieldError(setting, name, $0).html })<input class="input" id="\(name)" name="\(name)" \
            type="password" autocomplete="\(isNew ? "new-password" : "current-password" as HTML)"\(described)\
            \(problem == nil ? HTML.none : " aria-invalid=\"true\"") required></div>
            """
    }
}
