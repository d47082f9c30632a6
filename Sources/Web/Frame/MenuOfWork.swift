/// What stands in the menu of who may use it where they work: emergency access and permits on a law (access rules 21 and 6).
struct MenuOfWork {
    private let setting: PageSetting
    private let visitor: PageSetting.VisitorSetting

    init(_ setting: PageSetting, _ visitor: PageSetting.VisitorSetting) {
        self.setting = setting
        self.visitor = visitor
    }

    var html: HTML {
        let words = setting.words
        return .joined([
            visitor.mayOpenEmergency ? link(.emergency, "warning", words.emergency.title) : .none,
            visitor.usesLaws ? link(.lawPermits, "shield", words.lawPermits.title) : .none,
        ])
    }

    private func link(_ target: Link, _ icon: StaticString, _ title: String) -> HTML {
        "<a href=\"\(target)\">\(Icon(icon).html(setting))\(title)</a>"
    }
}
