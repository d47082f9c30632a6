import Dossier
import UseCases

/// What stands at home of who decides about a dossier: that permits are to be looked at again (rule 28), and that something was
/// done with it on the shell (rule 22).
struct OwnNotices {
    private let setting: PageSetting
    private let home: Home

    init(_ setting: PageSetting, _ home: Home) {
        self.setting = setting
        self.home = home
    }

    var html: HTML { .joined(home.ownNotices.map { told in "\(review(told))\(shell(told))" as HTML }) }

    private func review(_ told: OwnNotice) -> HTML {
        guard let first = told.firstReviewEnds else { return .none }
        let words = setting.words.giving
        let date = setting.dates(told.clock).dateWithYear(first)
        return line(
            told, .rose, Icon("question"), words.homeReviews(told.reviews, ["date": date]), .permissions(told.dossier),
            words.homeReviewLink)
    }

    private func shell(_ told: OwnNotice) -> HTML {
        guard let at = told.shellActAt else { return .none }
        let words = setting.words.log
        return line(
            told, .sun, Icon("shield"), words.shellAct(["date": setting.dates(told.clock).date(at)]),
            .accessLog(told.dossier), words.shellActLink)
    }

    /// Who looks after several dossiers reads which one it is about.
    private func line(
        _ told: OwnNotice, _ hue: Hue, _ icon: Icon, _ text: String, _ link: Link, _ said: String
    ) -> HTML {
        let title: HTML =
            home.dossiers.filter(\.isOwn).count > 1 ? "<strong>\(told.title)</strong><br>" : .none
        return notice(hue, icon, setting, "\(title)\(text) <a href=\"\(link)\">\(said)</a>")
    }
}
