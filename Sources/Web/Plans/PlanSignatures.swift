import Dossier
import Records
import UseCases

/// Who signed a plan and when, whether it changed since, and the way to sign it.
struct PlanSignatures {
    private let page: DossierPage
    private let plan: Entry<PlanBody>
    private let signing: PlanSigning

    init(_ page: DossierPage, _ plan: Entry<PlanBody>, _ signing: PlanSigning) {
        self.page = page
        self.plan = plan
        self.signing = signing
    }

    private var words: Words.Signing { page.words.signing }

    var html: HTML {
        let signed = plan.body.latestSignatures.map { signature in
            let name = page.people.party(signature.by)?.body.shortName ?? page.words.common.somebody.capitalisedFirst
            return "<li>\(words.sentence(signature, by: name, covering: signing.covers, page.dates))</li>" as HTML
        }
        return """
            \(signed.isEmpty ? HTML.none : "<ul class=\"bullets\">\(signed)</ul>")\(button)\
            \(signing.isKeptFrom ? "<p class=\"soft more\">\(words.kept)</p>" : HTML.none)
            """
    }

    private var button: HTML {
        guard signing.isOffered else { return .none }
        return """
            <p class="actions more no-print"><a class="btn btn-main" href="\(Link.signPlan(page.id, plan.id))">\
            \(Icon("pen").html(page.setting))\(words.button)</a></p>
            """
    }
}

extension Words.Signing {
    /// "Lisa tekende op 2 september 2026. Het plan is daarna veranderd."
    func sentence(
        _ signature: PlanBody.Signature, by name: String, covering now: String?, _ dates: PlainDates
    ) -> String {
        let signed = signedOn(["name": name, "date": dates.dateWithYear(signature.at)])
        let hasChanged = now.flatMap { signature.stillCovers($0) } == false
        return hasChanged ? "\(signed) \(changedSince)" : signed
    }
}
