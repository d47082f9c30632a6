/// The message at one field.
struct FieldError {
    private let setting: PageSetting
    private let field: String
    private let message: String

    init(_ setting: PageSetting, _ field: String, _ message: String) {
        self.setting = setting
        self.field = field
        self.message = message
    }

    var html: HTML {
        """
        <p class="field-error" id="\(field)-fout">\(Icon("warning").html(setting))<span>\
        <span class="vh">\(setting.words.common.error)</span>\(message)</span></p>
        """
    }
}

/// What is wrong with a form, above it, with a link to each field (GOV.UK's error summary).
struct ErrorSummary {
    private let setting: PageSetting
    private let messages: [(field: String, message: String)]

    init(_ setting: PageSetting, _ messages: [(field: String, message: String)]) {
        self.setting = setting
        self.messages = messages
    }

    var html: HTML {
        guard !messages.isEmpty else { return .none }
        let items = messages.map { "<li><a href=\"#\($0.field)\">\($0.message)</a></li>" as HTML }
        return """
            <div class="error-summary" role="alert" tabindex="-1" data-error-summary>\
            <h2>\(setting.words.common.errorSummary)</h2><ul>\(items)</ul></div>
            """
    }
}

/// What the script that keeps drafts needs on a form; without the script these are only attributes.
struct DraftAttributes {
    private let words: Words.Draft
    private let savedAt: Int64?

    init(_ words: Words, savedAt: Int64? = nil) {
        self.words = words.draft
        self.savedAt = savedAt
    }

    var html: HTML {
        """
         data-draft="\(Link.saveDraft)" data-saved="\(words.saved(["time": "{time}"]))" data-saving="\(words.saving)" \
        data-offline="\(words.offline)" data-expired="\(words.expired)" data-sign-in="\(Link.signIn)" \
        data-sign-in-text="\(words.signIn)" data-restored="\(words.restored(["time": "{time}"]))" \
        data-offer="\(words.offer(["time": "{time}"]))" data-offer-yes="\(words.offerYes)" \
        data-offer-no="\(words.offerNo)" data-conflict="\(words.conflict)" data-failed="\(words.failed)" \
        data-too-long="\(words.tooLong(["count": "{count}"]))" data-over="\(words.over(["count": "{count}"]))"\
        \(savedAt.map { " data-saved-at=\"\(String($0))\"" as HTML })
        """
    }
}
