import Dossier
import Records
import UseCases

/// What waits for an answer, on top of "Wie mag wat": who asks what, why, and three buttons.
struct RequestCard {
    private let page: DossierPage
    private let line: RequestLine
    private let mayAnswer: Bool

    /// - Parameter mayAnswer: whether the visitor decides about access.
    init(_ page: DossierPage, _ line: RequestLine, mayAnswer: Bool) {
        self.page = page
        self.line = line
        self.mayAnswer = mayAnswer
    }

    private var words: Words.Giving { page.words.giving }
    private var isInvitation: Bool { request.kind == .invitation }
    private var request: AccessRequest { line.request }
    private var isMine: Bool { request.madeBy == page.entrance.ownReach.actor }

    var html: HTML {
        """
        <section class="request"><h3>\(title)</h3><p>\(what)</p>\(purpose)\(agreed)\
        <p class="soft small">\(until(["date": page.dates.dateWithYear(request.endsAt)]))</p>\
        \(isInvitation ? paper : HTML.none)\(preview)\(buttons)</section>
        """
    }

    private var until: Phrase { isInvitation ? words.invitation.until : words.answerBefore }

    private var paper: HTML {
        """
        <p><a href="\(Link.invitation(page.id, request.id))">\(words.invitation.toPaper)</a></p>
        """
    }

    private var maker: String { isMine ? page.words.common.you.capitalisedFirst : line.madeBy ?? "" }

    private var title: String {
        switch request.kind {
        case .ask: words.asks(["name": maker])
        case .invitation: words.invitation.forWhom(["name": line.toName])
        case .giving: words.shares(["name": maker, "to": line.toName])
        case .lifting: words.lifts(["name": maker, "to": line.toName])
        }
    }

    private var what: HTML {
        let said = ScopeText(page, request.scope, isOne: request.entry != nil).html
        switch request.kind {
        case .ask: return words.wants.html(["name": HTML(text: maker), "what": said])
        case .giving, .lifting, .invitation:
            return words.sharesText.html(["to": HTML(text: line.toName), "what": said])
        }
    }

    private var purpose: HTML {
        guard !line.purpose.isEmpty else { return .none }
        return "<p class=\"soft\">\(words.purpose(["purpose": line.purpose]))</p>"
    }

    private var agreed: HTML {
        let names = request.agreed.compactMap { page.people.authors[$0]?.name }.sorted()
        guard !names.isEmpty else { return .none }
        return "<p class=\"soft small\">\(words.agreed(["names": saidTogether(names, page.words)]))</p>"
    }

    /// Rule 20: what a plain yes would let them see, to look at before it is said. What lifts a deny gives nothing new.
    private var preview: HTML {
        guard mayAnswer, !isMine, request.kind == .ask || request.kind == .giving, let principal = request.principal
        else { return .none }
        let seat = PreviewSeat(
            principal, proposal: PreviewSeat.Proposal(scope: request.scope, entry: request.entry))
        return """
            <p><a href="\(Link.preview(page.id, seat))" target="_blank" rel="noopener">\
            \(words.lookFirst(["name": line.toName.firstName])) (\(words.newTab))</a></p>
            """
    }

    private var buttons: HTML {
        let less: HTML =
            request.kind == .ask && mayAnswer
            ? "<a class=\"btn btn-quiet\" href=\"\(Link.answering(page.id, request.id))\">\(words.less)</a>" : .none
        let answers: HTML =
            mayAnswer && !isMine && !isInvitation
            ? """
            <button class="btn btn-main" name="antwoord" value="ja">\(words.sayYes)</button>\(less)\
            <button class="btn btn-quiet" name="antwoord" value="nee">\(words.sayNo)</button>
            """ : "<button class=\"btn btn-quiet\" name=\"antwoord\" value=\"weg\">\(words.takeBack)</button>"
        return """
            <form class="actions" method="post" action="\(Link.answer(page.id, request.id))">\(page.setting.formFields)\
            \(answers)</form>
            """
    }
}
