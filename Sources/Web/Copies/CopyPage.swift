import Dossier
import Records
import UseCases

/// "Een kopie meenemen": what a copy holds and what not, how far it is, and where to get it.
package struct CopyPage: Sendable {
    private let page: DossierPage
    private let reading: CopyReading
    private let id: CopyID
    private let notice: String?

    /// - Parameters:
    ///   - id: of the copy this form asks for.
    ///   - notice: what was just done.
    package init(_ setting: PageSetting, _ reading: CopyReading, id: CopyID, notice: String? = nil) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.id = id
        self.notice = notice
    }

    private var words: Words.Copy { page.words.copy }

    package var html: HTML { page.page(words.title, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        <a class="back" href="\(Link.rights(page.id))">\(Icon("arrow-left").html(page.setting))\(page.words.rights.title)</a>
        \(page.head(words.title, lead: page.isPerson ? words.leadOwn : words.lead(["name": page.personName])))
        \(said)<div class="stack">
        \(status)\(what)
        </div>
        """
    }

    private var said: HTML {
        guard let notice else { return .none }
        return Web.notice(.sand, Icon("check"), page.setting, HTML(text: notice), attributes: " role=\"status\"")
    }

    private var status: HTML {
        guard let copy = reading.copy else { return .none }
        switch copy.state {
        case .making: return making(copy)
        case .ready: return ready(copy)
        case .failed:
            return Card("stand", words.title, "<p role=\"alert\">\(words.failed)</p>").html
        }
    }

    private func making(_ copy: CopyStatus) -> HTML {
        let isAlmost = copy.done >= copy.total
        let text =
            isAlmost ? words.almost : words.howFar(["done": String(copy.done), "total": String(copy.total)])
        return Card(
            "stand", words.making,
            """
            <p role="status"><label for="voortgang">\(text)</label></p>\
            <p><progress class="copy-progress" id="voortgang" value="\(copy.done)" max="\(max(copy.total, 1))">\(text)</progress></p>\
            <p class="soft">\(words.refreshes) \(words.stayIn)</p>\(drop(words.cancel))
            """
        ).html
    }

    private func ready(_ copy: CopyStatus) -> HTML {
        let made = page.dates.full(copy.madeAt ?? copy.askedAt)
        let stopped: HTML =
            copy.stoppedAt.map { at in
                Web.notice(
                    .rose, Icon("warning"), page.setting, HTML(text: words.stoppedAt(["date": page.dates.full(at)])))
            } ?? HTML.none
        return Card(
            "stand", words.ready,
            """
            <p>\(words.madeAt(["date": made]))</p>\(stopped)<div class="actions more">\(take(copy, .page, words.takePage, isMain: true))\
            \(copy.pdf == .made ? take(copy, .pdf, words.takePDF) : HTML.none)\(take(copy, .file, words.takeFile))</div>\
            \(withoutPDF(copy.pdf).map { "<p class=\"more\">\($0)</p>" as HTML })\
            <p class="more">\(words.careful)</p><p class="soft">\(words.kept(["date": page.dates.full(copy.endsAt)]))</p>\
            \(drop(words.remove))
            """
        ).html
    }

    private func withoutPDF(_ pdf: CopyPDF) -> String? {
        switch pdf {
        case .made, .waits: nil
        case .off: words.pdfOff
        case .failed: words.pdfFailed
        case .tooLong: words.pdfTooLong
        }
    }

    private func take(_ copy: CopyStatus, _ form: CopyForm, _ label: String, isMain: Bool = false) -> HTML {
        let link = Link.takeCopy(page.id, copy.id, form)
        return "<a class=\"btn\(isMain ? " btn-main" : " btn-quiet")\" href=\"\(link)\">\(label)</a>"
    }

    private func drop(_ label: String) -> HTML {
        """
        <form class="actions more" method="post" action="\(Link.dropCopy(page.id))">\(page.setting.formFields)\
        <button class="btn btn-quiet btn-small">\(label)</button></form>
        """
    }

    private var what: HTML {
        let part: HTML =
            page.isPerson ? .none : "<p class=\"more\">\(words.holdsPart(["name": page.personName]))</p>"
        let holds = words.holdsList.map { "<li>\($0)</li>" as HTML }
        return """
            \(Card("erin", words.holds, "<ul class=\"bullets\">\(holds)</ul>\(part)").html)
            \(Card("niet", words.notHeld, notHeld).html)
            \(reading.copy?.state == .making ? HTML.none : Card("zo", words.forms, asking).html)
            """
    }

    private var notHeld: HTML {
        """
        <ul class="bullets"><li>\(words.withheld)</li><li>\(words.drafts)</li><li>\(words.confidential)</li>\
        <li>\(words.elsewhere) <a href="\(Link.permissions(page.id))">\(words.toPermissions)</a>\(log)</li>\
        <li>\(words.requests) <a href="\(Link.rights(page.id))">\(page.words.rights.title)</a></li></ul>
        """
    }

    private var log: HTML {
        guard page.entrance.reach.acts.contains(.readLog) else { return .none }
        return " · <a href=\"\(Link.accessLog(page.id))\">\(words.toLog)</a>"
    }

    private var asking: HTML {
        let hasOne = reading.copy?.state == .ready
        let pdf = reading.makesPDF ? "<li>\(words.formPDF)</li>" as HTML : HTML.none
        let instead = page.entrance.reach.mayAsk(.copy).allowed
        return """
            <ul class="bullets"><li>\(words.formPage)</li>\(pdf)<li>\(words.formFile)</li></ul>\
            \(reading.makesPDF ? HTML.none : "<p class=\"more\">\(words.noPDF)</p>")\
            \(hasOne ? "<p class=\"more\">\(words.replaces)</p>" : "<p class=\"more\">\(words.careful)</p>" as HTML)\
            <form class="actions more" method="post" action="\(Link.copy(page.id))">\(page.setting.formFields)\
            <input type="hidden" name="id" value="\(id.text)">\
            <button class="btn\(hasOne ? HTML.none : " btn-main")">\(hasOne ? words.makeAnew : words.make)</button></form>\
            \(instead ? "<p class=\"more\"><a href=\"\(Link.askRight(page.id, .copy))\">\(words.askInstead)</a></p>" : HTML.none)
            """
    }
}
