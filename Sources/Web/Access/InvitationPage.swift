import Dossier
import Records
import UseCases

/// The letter of an invitation, made to be printed and handed over: it holds the code, and nothing of the dossier.
package struct InvitationPage: Sendable {
    private let page: DossierPage
    private let invitation: Invitation
    private let link: String
    private let isMailed: Bool

    /// - Parameters:
    ///   - link: where the code is filled in.
    ///   - isMailed: whether the code was just mailed too.
    package init(_ setting: PageSetting, _ invitation: Invitation, link: String, isMailed: Bool = false) {
        page = DossierPage(setting, invitation.entrance, invitation.cover, invitation.people)
        self.invitation = invitation
        self.link = link
        self.isMailed = isMailed
    }

    private var words: Words.Giving.Invitation { page.words.giving.invitation }
    private var request: AccessRequest { invitation.line.request }
    private var name: String { invitation.line.toName }

    package var html: HTML {
        page.page(words.paperTitle(["name": name]), .permissions, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="no-print">\(page.head(words.paperTitle(["name": name]), lead: words.paperLead, action: page.printButton))\
        <p class="more">\(gets)</p>\(mailed)</div>
        <section class="card letter"><p>\(Icon.mark(page.setting))</p>
        <p>\(words.paperGreeting(["name": name]))</p><p>\(words.paperText)</p>
        <ol class="letter-steps"><li>\(words.paperStep1.html(["address": "<strong>\(address)</strong>"]))</li>\
        <li>\(words.paperStep2)<p class="code">\(invitation.code.text)</p></li><li>\(words.paperStep3)</li></ol>
        \(picture)
        <p class="soft">\(words.paperOnce(["date": page.dates.dateWithYear(request.endsAt)]))</p></section>
        <p class="more no-print"><a href="\(Link.permissions(page.id))">\(words.paperBack)</a></p>
        """
    }

    /// As people type it over.
    private var address: String { link.split(separator: "://").last.map(String.init) ?? link }

    private var mailed: HTML { doneNotice(isMailed ? words.mailed : nil, page.setting) }

    /// For who has a phone at hand: the same address with the code in it.
    private var picture: HTML {
        guard let code = QRCode("\(link)?code=\(invitation.code.text)") else { return .none }
        return "<p>\(words.paperScan)</p>\(code.html(title: words.paperPicture))"
    }

    /// What the code will give: for who hands it over, and not on the paper.
    private var gets: HTML {
        words.gets.html(["name": HTML(text: name), "what": ScopeText(page, request.scope, isOne: false).html])
    }
}
