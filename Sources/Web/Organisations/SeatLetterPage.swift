import UseCases

/// The letter of an invitation to work somewhere, made to be printed and handed over.
package struct SeatLetterPage: Sendable {
    private let setting: PageSetting
    private let invitation: SeatInvitation
    private let link: String

    /// - Parameter link: where the code is filled in.
    package init(_ setting: PageSetting, _ invitation: SeatInvitation, link: String) {
        self.setting = setting
        self.invitation = invitation
        self.link = link
    }

    private var words: Words.Organisations { setting.words.organisations }
    private var paper: Words.Giving.Invitation { setting.words.giving.invitation }

    package var html: HTML {
        AdministrationFrame(
            setting: setting, organisation: invitation.organisation, name: invitation.organisationName
        ).page(
            words.invite.letterTitle(["name": invitation.name]), lead: words.invite.letterLead, action: printButton,
            """
            <section class="card letter"><p>\(Icon.mark(setting))</p>
            <p>\(paper.paperGreeting(["name": invitation.name]))</p>
            <p>\(words.invite.letterText(["organisation": invitation.organisationName]))</p>
            <ol class="letter-steps"><li>\(paper.paperStep1.html(["address": "<strong>\(address)</strong>"]))</li>\
            <li>\(paper.paperStep2)<p class="code">\(invitation.code.text)</p></li><li>\(paper.paperStep3)</li></ol>
            \(picture)
            <p class="soft">\(paper.paperOnce(["date": setting.dates().dateWithYear(invitation.endsAt)]))</p></section>
            """)
    }

    private var printButton: HTML {
        """
        <button class="btn btn-quiet" type="button" data-print hidden>\(Icon("print").html(setting))\(setting.words.common.print)</button>
        """
    }

    /// As people type it over.
    private var address: String { link.split(separator: "://").last.map(String.init) ?? link }

    private var picture: HTML {
        guard let code = QRCode("\(link)?code=\(invitation.code.text)") else { return .none }
        return "<p>\(paper.paperScan)</p>\(code.html(title: paper.paperPicture))"
    }
}
