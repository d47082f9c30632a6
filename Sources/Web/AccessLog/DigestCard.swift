import Dossier
import UseCases

/// The weekly message that somebody looked: on, off, or why not.
struct DigestCard {
    private let page: DossierPage
    private let digest: DigestState

    init(_ page: DossierPage, _ digest: DigestState) {
        self.page = page
        self.digest = digest
    }

    private var words: Words.Looks.Digest { page.words.looks.digest }

    var html: HTML {
        Card("weekbericht", words.title, "<p>\(words.lead)</p>\(state)").html
    }

    // Who has it on can always switch it off, also where mail went off meanwhile.
    private var state: HTML {
        if let since = digest.since {
            return """
                <p class="soft">\(words.isOn(["date": page.dates.date(since), "address": digest.address]))</p>\
                \(problem)\(form("0", words.off, isMain: false))
                """
        }
        guard digest.problem == nil else { return problem }
        return """
            <p class="soft">\(words.goesTo(["address": digest.address]))</p>\(form("1", words.on, isMain: true))
            """
    }

    private var problem: HTML {
        switch digest.problem {
        case .mailOff: "<p class=\"soft\">\(words.mailOff)</p>"
        case .unproven:
            """
            <p class="soft">\(words.unproven(["address": digest.address])) \
            <a href="\(Link.forgotten)">\(words.prove)</a></p>
            """
        case nil: .none
        }
    }

    private func form(_ value: String, _ label: String, isMain: Bool) -> HTML {
        """
        <form method="post" action="\(Link.switchDigest(page.id))" class="actions no-print">\(page.setting.formFields)\
        <button class="btn\(isMain ? " btn-main" : HTML.none)" name="stand" value="\(value)">\(label)</button></form>
        """
    }
}
