import Dossier
import UseCases

/// On top of every page of who is in somewhere by emergency access: that it is so, until when, and the way out.
struct EmergencyBar: Sendable {
    let dossier: DossierID
    let until: Moment

    func html(_ setting: PageSetting) -> HTML {
        let words = setting.words.emergency.bar
        let until = words.until(["time": setting.dates().time(until)])
        return """
            <div class="emergency-bar" role="region" aria-label="\(words.label)">\(Icon("warning").html(setting))\
            <div class="grow"><p><strong>\(until)</strong> \(words.logged) \
            <a href="\(Link.overview(dossier))">\(words.toDossier)</a></p></div>\
            <form method="post" action="\(Link.endEmergency)">\(setting.formFields)\
            <input type="hidden" name="dossier" value="\(dossier.text)">\
            <button class="btn btn-quiet">\(words.end)</button></form></div>
            """
    }
}

/// What stands at home of who decides about a dossier, until they have seen it.
struct EmergencyNotices {
    private let setting: PageSetting
    private let notices: [EmergencyNotice]

    init(_ setting: PageSetting, _ notices: [EmergencyNotice]) {
        self.setting = setting
        self.notices = notices
    }

    var html: HTML { .joined(notices.map(line)) }

    private func line(_ told: EmergencyNotice) -> HTML {
        let words = setting.words.emergency
        let dates = setting.dates()
        let isOpen = setting.now < told.emergency.end
        let said: KeyValuePairs = [
            "who": told.who, "organisation": told.organisation, "when": dates.nearWithTime(told.emergency.from),
            "time": dates.time(told.emergency.end),
        ]
        let text = isOpen ? words.noticeOpen(said) : words.notice(said)
        return notice(
            .rose, Icon("warning"), setting,
            "\(text) <a href=\"\(Link.emergencies(told.dossier))\">\(words.noticeLink)</a>")
    }
}
