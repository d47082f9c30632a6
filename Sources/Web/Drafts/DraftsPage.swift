import Dossier
import Records
import UseCases

/// What somebody began to write: theirs alone.
package struct DraftsPage: Sendable {
    private let setting: PageSetting
    private let home: Home
    private let saved: Bool
    /// What somebody just typed that could not be kept, since they may not come in any more.
    private let typed: String?

    package init(_ setting: PageSetting, _ home: Home, saved: Bool, typed: String? = nil) {
        self.setting = setting
        self.home = home
        self.saved = saved
        self.typed = typed
    }

    private var words: Words.Draft { setting.words.draft }

    package var html: HTML {
        Page(
            setting, title: words.title, place: .drafts, isNarrow: true, isWork: !home.dossiers.contains { $0.isOwn },
            content: content
        ).html
    }

    private var content: HTML {
        """
        <div class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></div>
        \(doneNotice(saved ? words.kept : nil, setting))\(unkept)\(over)
        \(home.drafts.isEmpty ? empty : list)
        """
    }

    /// Words that were typed when access had ended: they are nowhere but on this page.
    private var unkept: HTML {
        guard let typed else { return .none }
        return """
            \(notice(.sun, Icon("warning"), setting, HTML(text: words.unkept), attributes: " role=\"alert\""))
            <section class="card"><div class="report-text">\(typed.paragraphs)</div></section>
            """
    }

    /// Rule 11: that the time to copy words out is over, and not a word of them.
    private var over: HTML {
        guard home.draftsOver > 0 else { return .none }
        return notice(.sand, Icon("draft"), setting, HTML(text: words.overText(home.draftsOver)))
    }

    private var empty: HTML {
        "<section class=\"card\"><div class=\"empty\">\(Icon("draft").html(setting))<p>\(words.none)</p></div></section>"
    }

    private var list: HTML {
        """
        <section class="card" aria-label="\(words.title)"><ul class="list list-plain">\(home.drafts.map(row))</ul></section>
        """
    }

    private func row(_ draft: Draft) -> HTML {
        let listed = home.dossiers.first { $0.id == draft.dossier }
        let mayWrite = listed.map { !$0.reach.themes(.add, in: .reports).isEmpty } ?? false
        let title = listed?.cover.title ?? words.aboutUnknown
        let goOn: HTML =
            mayWrite
            ? """
            <a class="btn btn-small" href="\(link(draft))">\(Icon("pen").html(setting))\(words.goOn)</a>
            """ : .none
        let gone: HTML =
            home.draftsToCopy[draft.id].map { until in
                // The last day that is whole: what ends at noon is promised until the evening before.
                let day = setting.dates().date(until.moved(by: -Moment.day))
                return notice(.sun, Icon("warning"), setting, HTML(text: words.noAccess(["date": day])))
            } ?? (mayWrite ? .none : notice(.sand, Icon("draft"), setting, HTML(text: words.noWriting)))
        return """
            <li><p class="report-meta"><strong>\(title)</strong> \(setting.dates().nearWithTime(draft.savedAt))</p>\
            \(handed(draft))<div class="report-text">\(draft.words.text.paragraphs)</div>\(gone)<div class="report-actions">\(goOn)\
            <form method="post" action="\(Link.deleteDraft)">\(setting.formFields)\
            <input type="hidden" name="id" value="\(draft.id.text)"><button class="btn btn-quiet btn-small">\(words.throwAway)</button>\
            </form></div></li>
            """
    }

    /// That somebody else began it (access rule 11).
    private func handed(_ draft: Draft) -> HTML {
        guard let name = draft.from.flatMap({ home.draftAuthors[$0] }) else { return .none }
        return notice(.sand, Icon("draft"), setting, HTML(text: setting.words.leftDrafts.from(["name": name])))
    }

    private func link(_ draft: Draft) -> Link {
        draft.words.parent.map { .reactTo(draft.dossier, $0) } ?? .write(draft.dossier, draft: draft.id)
    }
}
