import UseCases

/// The lines at home of who has more to do than in their own dossiers, each with the way to its page: a yes or no on a law, the work
/// of a privacy officer and that of an administrator.
struct WaitingNotices {
    private let setting: PageSetting
    private let home: Home

    init(_ setting: PageSetting, _ home: Home) {
        self.setting = setting
        self.home = home
    }

    var html: HTML {
        let (law, oversight, seats) = (
            setting.words.lawPermits, setting.words.oversight, setting.words.organisations
        )
        // A colleague's yes is no office: nothing is said while nothing waits.
        let waiting = home.lawWaiting == 0 ? nil : home.lawWaiting
        return """
            \(line(waiting, Icon("shield"), law.home, none: "", .lawPermits, law.homeLink))\
            \(line(home.overseen, Icon("shield"), oversight.home, none: oversight.homeNone, .oversight, oversight.homeLink))\
            \(line(
                home.administered, Icon("friends"), seats.home, none: seats.homeNone, .administration(nil), seats.homeLink))
            """
    }

    /// - Parameter count: nil for who has no such work.
    private func line(
        _ count: Int?, _ icon: Icon, _ said: Plural, none: String, _ link: Link, _ label: String
    ) -> HTML {
        guard let count else { return .none }
        return notice(
            count == 0 ? .sand : .sun, icon, setting,
            "\(count == 0 ? none : said(count)) <a href=\"\(link)\">\(label)</a>")
    }
}
