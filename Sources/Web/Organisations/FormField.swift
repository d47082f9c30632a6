/// Fields of a form, each with its hint and its message.
struct FormField {
    let setting: PageSetting
    let problems: [FieldMessage]

    func text(
        _ name: StaticString, _ label: String, hint: String? = nil, value: String, attributes: HTML = .none
    ) -> HTML {
        let field = name.description
        return wrapped(
            field, label, hint,
            """
            <input class="input" id="\(field)" name="\(field)" value="\(value)" \(attributes)\
            \(described(field, hasHint: hint != nil))>
            """)
    }

    func day(_ name: StaticString, _ label: String, hint: String, value: String) -> HTML {
        text(name, label, hint: hint, value: value, attributes: "type=\"date\"")
    }

    func area(_ name: StaticString, _ label: String, hint: String, value: String) -> HTML {
        let field = name.description
        return wrapped(
            field, label, hint,
            """
            <textarea class="textarea textarea-short" id="\(field)" name="\(field)" rows="3"\(described(field, hasHint: true))>
            \(value)</textarea>
            """)
    }

    func select(_ name: StaticString, _ label: String, _ options: [(value: String, label: String)], chosen: String)
        -> HTML
    {
        let field = name.description
        let items = options.map { value, label in
            "<option value=\"\(value)\"\(value == chosen ? " selected" : HTML.none)>\(label)</option>" as HTML
        }
        return wrapped(
            field, label, nil,
            "<select class=\"select\" id=\"\(field)\" name=\"\(field)\"\(described(field, hasHint: false))>\(items)</select>"
        )
    }

    func choices(_ name: StaticString, _ legend: String, _ options: [(value: String, label: String)], chosen: String)
        -> HTML
    {
        let items = options.map { value, label in
            """
            <label class="choice"><input type="radio" name="\(name.description)" value="\(value)"\
            \(value == chosen ? " checked" : HTML.none)><span>\(label)</span></label>
            """ as HTML
        }
        return """
            <fieldset class="field" id="\(name.description)"><legend>\(legend)</legend><div class="choice-row">\(items)</div></fieldset>
            """
    }

    private func wrapped(_ field: String, _ label: String, _ hint: String?, _ input: HTML) -> HTML {
        let message = message(field)
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="\(field)">\(label)</label>\
            \(hint.map { "<p class=\"hint\" id=\"\(field)-hint\">\($0)</p>" as HTML })\
            \(message.map { FieldError(setting, field, $0).html })\(input)</div>
            """
    }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    private func described(_ field: String, hasHint: Bool) -> HTML {
        let isBad = message(field) != nil
        guard hasHint || isBad else { return .none }
        let ids = [hasHint ? "\(field)-hint" : nil, isBad ? "\(field)-fout" : nil].compactMap { $0 }
        return """
             aria-describedby="\(ids.joined(separator: " "))"\(isBad ? " aria-invalid=\"true\"" : HTML.none)
            """
    }
}
