import Dossier
import UseCases

/// What a privacy officer wrote about a death that is none, kept so that a wrong field loses nothing.
package struct TypedMistake: Sendable {
    let death: DeathID
    let why: String
    let problem: FieldProblem
}

/// The form on the officer's page in which somebody who is said to be dead lives again. The field's id is its name only in the
/// form that was sent, where the summary of errors leads to; a page may hold many.
struct OverseenMistake {
    let setting: PageSetting
    let overseen: OverseenDeath
    /// What was sent for this death, with what is wrong with it.
    let typed: TypedMistake?

    private var words: Words.Death { setting.words.death }

    var html: HTML {
        let id = typed == nil ? "waarom-\(overseen.dossier.text)" : "waarom"
        let message = typed.map { words.message(for: $0.problem).message }
        let error = message.map { FieldError(setting, "waarom", $0).html }
        let bad: HTML = typed == nil ? .none : " aria-invalid=\"true\" aria-describedby=\"waarom-fout\""
        return """
            <details class="disclose"\(typed == nil ? HTML.none : " open")><summary>\(words.mistake)</summary>
            <p>\(words.mistakeText)</p>
            <form class="form" method="post" action="\(Link.putOverseenDeathRight(overseen.dossier, overseen.death.id))" \
            novalidate>\(setting.formFields)
            <div class="field\(typed == nil ? HTML.none : " field-bad")"><label for="\(id)">\(words.why)</label>\(error)\
            <textarea class="textarea textarea-short" id="\(id)" name="waarom" rows="3"\(bad)>
            \(typed?.why ?? "")</textarea></div>
            <div class="actions"><button class="btn btn-quiet">\(words.putRight)</button></div></form></details>
            """
    }
}
