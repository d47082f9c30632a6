import Dossier
import UseCases

/// The one calm sentence on top of every page of a dossier whose person died (access rule 26).
struct DeathBanner {
    private let page: DossierPage

    init(_ page: DossierPage) {
        self.page = page
    }

    var html: HTML {
        guard let death = page.death else { return .none }
        let words = page.words.death
        let reach = page.entrance.reach
        let name = page.personName
        let day = page.dates.date(death.day)
        guard !page.isPerson else {
            return said("\(words.bannerOwn(["date": day])) \(link(words.notTrue))")
        }
        let last = page.dates.date(death.lastDay(page.entrance.clock))
        let isOpen = !page.entrance.facts.isClosed(at: page.setting.now)
        let until = reach.coordinates ? words.closeUntil(["date": last]) : words.looksUntil(["date": last])
        return said(
            """
            \(words.banner(["name": name, "date": day]))\(isOpen ? " \(until)" as HTML : .none)\
            \(reach.mayPutDeathRight.allowed ? " \(link(words.notTrue))" as HTML : .none)
            """)
    }

    private func link(_ text: String) -> HTML { "<a class=\"no-print\" href=\"\(Link.death(page.id))\">\(text)</a>" }

    private func said(_ content: HTML) -> HTML { notice(.sand, Icon("heart"), page.setting, content) }
}
