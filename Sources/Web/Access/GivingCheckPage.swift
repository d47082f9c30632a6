import Dossier
import Records
import UseCases

/// What somebody is about to give, in one sentence, with what weighs: nothing has been given yet.
package struct GivingCheckPage: Sendable {
    private let page: DossierPage
    private let weighing: Weighing
    private let typed: TypedGiving
    private let forms: GivingForms

    package init(_ setting: PageSetting, _ forms: GivingForms, _ typed: TypedGiving, _ weighing: Weighing) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.weighing = weighing
        self.typed = typed
        self.forms = forms
    }

    private var words: Words.Giving { page.words.giving }
    private var name: String { weighing.recipient.name }

    package var html: HTML { page.page(words.checkTitle, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        \(page.head(words.checkTitle, lead: typed.isDeny ? words.checkLeadDeny : words.checkLead))
        <div class="col"><section class="card"><ul class="list list-plain">\(PermissionRow(page, [line]).html)</ul></section>
        \(weigh)
        <form class="form" method="post" action="\(Link.permissions(page.id))">\(page.setting.formFields)\(carried)
        <div class="actions"><button class="btn btn-main">\(button)</button>\
        <button class="btn btn-quiet" name="stap" value="terug" formaction="\(Link.giving(page.id))">\(words.back)</button>
        </div></form></div>
        """
    }

    private var button: String {
        if typed.isDeny { return words.giveDeny }
        if typed.invited != nil { return words.invitation.make }
        return typed.replaces == nil ? words.give : words.giveChange
    }

    private var carried: HTML {
        .joined(
            typed.fields.map { name, value in "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" as HTML })
    }

    private var line: PermissionLine {
        PermissionLine(
            grant: weighing.grant, purpose: weighing.grant.purpose, law: nil, toName: name,
            toRole: weighing.recipient.of, toAccount: typed.invited == nil ? weighing.grant.principal.named : nil,
            givenBy: nil,
            entryAt: forms.entry?.at)
    }

    private var weigh: HTML {
        """
        <section class="card" aria-labelledby="weeg"><h2 id="weeg">\(words.weigh)</h2>
        \(counts)\(hints.map { notice(.sun, Icon("warning"), page.setting, HTML(text: $0)) })\(preview)</section>
        """
    }

    private var counts: HTML {
        let now = words.seesNow(weighing.seesNow)
        guard !typed.isDeny else { return "<p class=\"more\">\(now)</p>" }
        let then = weighing.seesThen >= 1000 ? words.seesMany : words.seesThen(weighing.seesThen)
        return "<p class=\"more\">\(now) <strong>\(then)</strong></p>"
    }

    private var hints: [String] {
        var hints: [String] = []
        let grant = weighing.grant
        if grant.effect == .deny {
            if !weighing.stops.isEmpty {
                hints.append(words.stops(["names": saidTogether(weighing.stops, page.words)]))
            }
            return hints
        }
        if weighing.isDenied { hints.append(words.denied) }
        if grant.principal.named == nil { hints.append(words.department) }
        guard grant.entry == nil else { return hints }
        let isWide = AccessPackage(areas: grant.areas, themes: grant.themes) == .everything
        if isWide {
            hints.append(words.wide)
        } else {
            let sensitive = [Theme.health, .feelings, .intimacy, .safety].filter(grant.themes.contains)
            if !sensitive.isEmpty, typed.what != AccessPackage.health.rawValue {
                let names = sensitive.map { page.words.theme($0).lowercased() }
                hints.append(words.sensitive(["themes": saidTogether(names, page.words)]))
            }
        }
        return hints
    }

    private var preview: HTML {
        guard !typed.isDeny, typed.invited == nil else { return .none }
        let seat = PreviewSeat(
            weighing.grant.principal,
            proposal: PreviewSeat.Proposal(
                scope: weighing.grant.scope, entry: weighing.grant.entry, replaces: typed.replaces))
        return """
            <p class="more"><a class="btn btn-quiet" href="\(Link.preview(page.id, seat))" target="_blank" rel="noopener">\
            \(Icon("eye").html(page.setting))\(words.lookFirst(["name": name.firstName])) (\(words.newTab))</a></p>
            """
    }
}
