import Dossier
import UseCases

/// What stands at home of who decides about a dossier, until they have seen it: somebody may look, by law.
struct LawNotices {
    private let setting: PageSetting
    private let notices: [LawNotice]

    init(_ setting: PageSetting, _ notices: [LawNotice]) {
        self.setting = setting
        self.notices = notices
    }

    var html: HTML { .joined(notices.map(line)) }

    private func line(_ told: LawNotice) -> HTML {
        let words = setting.words.lawPermits
        let text = words.notice([
            "organisation": told.organisation, "law": words.name(of: told.law),
            "when": setting.dates().nearWithTime(told.since),
        ])
        return notice(
            .rose, Icon("shield"), setting,
            "\(text) <a href=\"\(Link.permissions(told.dossier))\">\(words.noticeLink)</a>")
    }
}

/// On "Wie mag wat": that something is new by law, and the button that says it was seen.
struct LawPermitsNew {
    let page: DossierPage

    var html: HTML {
        let words = page.words.lawPermits.own
        // No paragraph: a form cannot stand in one.
        return """
            <div class="notice notice-rose">\(Icon("shield").html(page.setting))<div><p>\(words.new)</p>\
            <form class="more no-print" method="post" action="\(Link.lawPermitsSeen(page.id))">\
            \(page.setting.formFields)\(page.madeAtField)<button class="btn btn-quiet btn-small">\(words.seen)</button></form></div></div>
            """
    }
}
