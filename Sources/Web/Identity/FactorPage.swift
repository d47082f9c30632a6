import Identity
import UseCases

/// Where somebody sets up the second step, gets new recovery codes, or switches it off.
package struct FactorPage: Sendable {
    /// The forms that can stand here.
    package enum Form: Sendable, Equatable {
        case begin
        case finish
        case renew
        case end
    }

    private let setting: PageSetting
    private let state: FactorState
    private let address: String
    private let problem: (form: Form, message: String)?

    /// - Parameter address: whose it is; an authenticator app shows it beside the code.
    package init(
        _ setting: PageSetting, _ state: FactorState, _ address: String, problem: (form: Form, message: String)? = nil
    ) {
        self.setting = setting
        self.state = state
        self.address = address
        self.problem = problem
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        let title = problem == nil ? words.title : setting.words.common.errorTitle(["title": words.title])
        return Page(setting, title: title, place: .account, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.account)">\(Icon("arrow-left").html(setting))\(setting.words.account.title)</a>
        \(ErrorSummary(setting, problem.map { [(field(of: $0.form), $0.message)] } ?? []).html)
        <div class="page-head"><div><h1>\(words.title)</h1></div></div>
        <div class="stack">\(parts)</div>
        """
    }

    private var parts: HTML {
        switch state {
        case .off: begin
        case .settingUp(let secret): finish(secret)
        case .on: renew + end
        }
    }

    private func field(of form: Form) -> String {
        switch form {
        case .begin: "password"
        case .finish: "code"
        case .renew: "code-herstel"
        case .end: "code-uit"
        }
    }

    private func message(_ form: Form) -> String? { problem?.form == form ? problem?.message : nil }

    private var begin: HTML {
        """
        <p class="lead">\(words.why)</p><p>\(words.how)</p>
        <form class="card form" method="post" action="\(Link.factor)" novalidate>\(setting.formFields)
        \(PasswordField(
            setting, "password", words.passwordFirst, message(.begin).map { [FieldMessage("password", $0)] } ?? []
        ).html)
        <button class="btn">\(words.begin)</button></form>
        """
    }

    private func finish(_ secret: TimeCode) -> HTML {
        """
        <section class="card stack" aria-labelledby="app"><h2 id="app">\(words.step1)</h2><p>\(words.step1Text)</p></section>
        <section class="card stack" aria-labelledby="foto"><h2 id="foto">\(words.step2)</h2><p>\(words.step2Text)</p>
        \(QRCode(secret.link(for: address))?.html(title: words.picture))
        <details class="disclose"><summary>\(words.typeOver)</summary><p>\(words.typeOverText)</p>\
        <p class="secret">\(secret.text)</p></details></section>
        <section class="card" aria-labelledby="proef"><h2 id="proef">\(words.step3)</h2>
        <form class="form more" method="post" action="\(Link.factorOn)" novalidate>\(setting.formFields)
        \(CodeField(setting, problem: message(.finish)).html)
        <div class="actions"><button class="btn">\(words.finish)</button>\
        <a href="\(Link.factor)?opnieuw=1">\(words.beginAgain)</a></div></form></section>
        """
    }

    private var renew: HTML {
        guard case .on(let since, let left) = state else { return .none }
        return Card(
            "herstel", words.recoveryTitle,
            """
            <div class="stack-s"><p>\(words.since(["date": setting.dates().date(since)])) \
            \(left == 0 ? words.noCodes : words.codesLeft(left))</p><p>\(words.recoveryText)</p></div>
            <form class="form more" method="post" action="\(Link.factorCodes)" novalidate>\(setting.formFields)
            \(CodeField(setting, id: "code-herstel", takesBoth: true, problem: message(.renew)).html)
            <button class="btn">\(words.renew)</button></form>
            """
        ).html
    }

    private var end: HTML {
        Card(
            "uit", words.endTitle,
            """
            <p>\(words.endText)</p>
            <form class="form more" method="post" action="\(Link.factorOff)" novalidate>\(setting.formFields)
            \(CodeField(setting, id: "code-uit", takesBoth: true, problem: message(.end)).html)
            <button class="btn btn-rose">\(words.end)</button></form>
            """
        ).html
    }
}

/// Ten codes on paper, this once.
package struct RecoveryCodesPage: Sendable {
    private let setting: PageSetting
    private let codes: [String]
    private let isNew: Bool

    /// - Parameter isNew: the second step counts from this moment.
    package init(_ setting: PageSetting, _ codes: [String], isNew: Bool) {
        self.setting = setting
        self.codes = codes
        self.isNew = isNew
    }

    private var words: Words.SecondStep { setting.words.secondStep }

    package var html: HTML {
        Page(
            setting, title: words.codesTitle, place: .account, isNarrow: true,
            content: """
                \(doneNotice(isNew ? words.turnedOn : nil, setting))
                <div class="page-head"><div><h1>\(words.codesTitle)</h1><p class="lead">\(words.codesLead)</p></div></div>
                <section class="card stack" aria-label="\(words.codesTitle)">
                <ul class="codes">\(codes.map { "<li>\($0)</li>" as HTML })</ul><p>\(words.codesText)</p>
                <p class="actions"><a class="btn" href="\(Link.account)">\(words.codesKept)</a></p></section>
                """
        ).html
    }
}
