import Dossier
import Records
import UseCases

/// The story: the life line, then theme by theme, before and now.
package struct StoryPage: Sendable {
    private let page: DossierPage
    private let story: Story

    package init(_ setting: PageSetting, _ story: Story) {
        page = DossierPage(setting, story.entrance, story.cover, story.people)
        self.story = story
    }

    private var words: Words { page.words }

    package var html: HTML { page.page(words.story.title, .story, content: content).html }

    private var content: HTML {
        let title = page.isPerson ? words.story.titleOwn : words.story.titleOf(["name": page.personName])
        return """
            \(page.head(title, lead: words.story.lead, action: page.printButton))
            <div class="stack">\(lifeLine)\(themes)</div>
            """
    }

    private var lifeLine: HTML {
        guard !story.events.isEmpty else { return .none }
        let items = story.events.map { event in
            """
            <li><p class="eyebrow">\(event.body.year ?? page.dates.dateWithYear(event.row.occurredAt))</p>\
            <h3>\(event.body.title)</h3>\(event.body.text.map { "<div class=\"report-text\">\($0.paragraphs)</div>" as HTML })</li>
            """ as HTML
        }
        return Card("levenslijn", words.story.lifeline, isLong: true, "<ol class=\"timeline\">\(items)</ol>").html
    }

    private var themes: HTML {
        guard !story.portraits.isEmpty else {
            return
                "<section class=\"card\"><div class=\"empty\">\(Icon("story").html(page.setting))<p>\(words.story.none)</p></div></section>"
        }
        let parts = Theme.allCases.compactMap { theme -> HTML? in
            let portraits = story.portraits.filter { first(of: $0) == theme }
            guard !portraits.isEmpty else { return nil }
            let sorted = portraits.sorted { $0.row.form < $1.row.form }
            return """
                <section class="card" aria-labelledby="thema-\(theme.fileName)"><div class="theme-head">\
                \(Icon(theme: theme).html(page.setting))<h2 id="thema-\(theme.fileName)">\(words.theme(theme))</h2></div>\
                <div class="voices">\(sorted.map(voice))</div></section>
                """
        }
        return "<div class=\"theme-cards\">\(parts)</div>"
    }

    // A piece on several themes stands once, under its first.
    private func first(of portrait: Entry<PortraitBody>) -> Theme {
        portrait.row.themes.themes.first { $0 != .general } ?? .general
    }

    private func voice(_ portrait: Entry<PortraitBody>) -> HTML {
        let own: HTML = portrait.row.voice == .person ? " voice-own" : .none
        let told = words.story.toldBy([
            "name": page.name(of: portrait.row.author), "date": page.dates.date(portrait.row.occurredAt),
        ])
        return """
            <blockquote class="voice\(own)">\(period(portrait))\(portrait.body.title.map { "<h3>\($0)</h3>" as HTML })\
            \(portrait.body.text.paragraphs)<footer>\(told)</footer></blockquote>
            """
    }

    private func period(_ portrait: Entry<PortraitBody>) -> HTML {
        let label: String? =
            switch StoryPeriod(rawValue: portrait.row.form) ?? .undated {
            case .undated: nil
            case .before: words.story.before
            case .turningPoint: words.story.turningPoint
            case .now: words.story.now
            case .later: words.story.later
            }
        return label.map { "<p>\(Pill($0, .apricot).html(page.setting))</p>" } ?? .none
    }
}
