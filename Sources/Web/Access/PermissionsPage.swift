import Dossier
import Records
import UseCases

/// "Wie mag wat": every permission is a sentence, with why and until when; what the law asks says so.
package struct PermissionsPage: Sendable {
    private let page: DossierPage
    private let permissions: Permissions
    private let notice: String?

    /// - Parameter notice: what was just done.
    package init(_ setting: PageSetting, _ permissions: Permissions, notice: String? = nil) {
        self.notice = notice
        page = DossierPage(setting, permissions.entrance, permissions.cover, permissions.people)
        self.permissions = permissions
    }

    private var words: Words.Permissions { page.words.permissions }

    package var html: HTML { page.page(words.title, .permissions, content: content).html }

    private var content: HTML {
        """
        \(page.head(
            permissions.showsAll && page.isPerson ? words.titleOwn : words.title,
            lead: permissions.showsAll ? words.lead : words.leadOther, action: action))
        \(said)\(isLawNew)\(isPart)<div class="grid grid-side"><div class="col">
        \(requests)
        \(invitations)
        \(Card("nu", words.now, isLong: true, current).html)
        \(denies)
        \(ended)
        </div><div class="col">
        \(adding)
        \(rights)
        \(emergencies)
        \(owners)
        \(represent)
        \(privateNotes)
        </div></div>
        """
    }

    private var current: HTML {
        guard !permissions.current.isEmpty else {
            let acts = page.entrance.reach.standing == .representative
            let mine = acts ? words.noneRepresentative(["name": page.personName]) : words.noneOther
            return "<p class=\"soft\">\(permissions.showsAll ? words.none : mine)</p>"
        }
        return list(permissions.current)
    }

    // Beside the title, so that it is at hand on a phone too, where the list is long.
    private var action: HTML {
        guard permissions.showsAll else { return page.printButton }
        return """
            <div class="actions"><a class="btn btn-main" href="\(Link.giving(page.id))">\(Icon("plus").html(page.setting))\
            \(giving.addButton)</a>\(page.printButton)</div>
            """
    }

    private var giving: Words.Giving { page.words.giving }

    private var said: HTML {
        doneNotice(notice, page.setting)
    }

    private var isLawNew: HTML { permissions.isLawNew ? LawPermitsNew(page: page).html : .none }

    // Who acts for the person and does not look at everything reads that this is not all.
    private var isPart: HTML { permissions.isPart ? "<p class=\"soft\">\(words.partly)</p>" : .none }

    private var requests: HTML {
        let asked = permissions.requests.filter { $0.request.kind != .invitation }
        guard !asked.isEmpty else { return .none }
        let cards = asked.map { RequestCard(page, $0, mayAnswer: permissions.showsAll).html }
        let title = permissions.showsAll ? giving.requests : giving.ownRequests
        return """
            <section class="card card-sun" aria-labelledby="vragen"><div class="card-head"><h2 id="vragen">\(title)</h2></div>
            \(cards)</section>
            """
    }

    private var invitations: HTML {
        let waiting = permissions.requests.filter { $0.request.kind == .invitation }
        guard !waiting.isEmpty else { return .none }
        let cards = waiting.map { RequestCard(page, $0, mayAnswer: permissions.showsAll).html }
        return Card("uitgenodigd", giving.invitation.waiting, .joined(cards)).html
    }

    // Who decides gives; others ask. A preview does neither.
    private var adding: HTML {
        guard !page.entrance.reach.isPreview, page.entrance.reach.emergency == nil, page.death == nil else {
            return .none
        }
        guard permissions.showsAll else {
            return Card(
                "meer", giving.askTitle,
                "<p><a class=\"btn btn-quiet\" href=\"\(Link.asking(page.id))\">\(giving.askButton)</a></p>"
            ).html
        }
        return Card(
            "tegen", giving.denyButton,
            """
            <p class="soft">\(giving.leadDeny)</p>
            <p class="more"><a class="btn btn-quiet" href="\(Link.denying(page.id))">\(giving.denyButton)</a></p>
            """
        ).html
    }

    private var denies: HTML {
        guard !permissions.denies.isEmpty else { return .none }
        return Card("niet", words.denies, list(permissions.denies)).html
    }

    private var ended: HTML {
        guard !permissions.ended.isEmpty else { return .none }
        return """
            <section class="card"><details class="disclose"><summary>\(words.ended)</summary>\
            \(list(permissions.ended))</details></section>
            """
    }

    // What one somebody may stands together.
    private func list(_ lines: [PermissionLine]) -> HTML {
        var groups: [[PermissionLine]] = []
        for line in lines {
            if let place = groups.firstIndex(where: { $0[0].toAccount == line.toAccount && $0[0].toName == line.toName }
            ) {
                groups[place].append(line)
            } else {
                groups.append([line])
            }
        }
        return "<ul class=\"list\">\(groups.map { PermissionRow(page, $0, hasActions: true).html })</ul>"
    }

    private var rights: HTML {
        guard permissions.showsAll else { return .none }
        return Card(
            "rechten",
            page.isPerson ? page.words.rights.title : page.words.rights.titleOther(["name": page.personName]),
            "<p><a href=\"\(Link.rights(page.id))\">\(page.words.rights.link)</a></p>"
        ).html
    }

    private var emergencies: HTML {
        guard page.entrance.reach.acts.contains(.readLog) else { return .none }
        let own = page.words.emergency.own
        return Card(
            "nood", page.words.emergency.title,
            "<p><a href=\"\(Link.emergencies(page.id))\">\(own.link)</a></p>"
        ).html
    }

    private var owners: HTML {
        guard !permissions.owners.isEmpty else { return .none }
        let names = saidTogether(permissions.owners, page.words)
        return Card("eigenaar", words.owners, "<p>\(words.ownersText(["names": names]))</p>").html
    }

    // The person reads who acts for them, also where others decide; whoever acts for them, what is about that.
    private var represent: HTML {
        let knows = permissions.showsAll || page.isPerson || !permissions.mandates.isEmpty
        return knows && page.death == nil ? RepresentCard(page, permissions).html : .none
    }

    private var privateNotes: HTML {
        guard page.entrance.reach.seesPrivateNotes else { return .none }
        let text =
            permissions.privateNotes == 0 ? words.privateNone : words.privateCount(permissions.privateNotes)
        return Card("prive", words.private, "<p>\(text)</p>").html
    }
}
