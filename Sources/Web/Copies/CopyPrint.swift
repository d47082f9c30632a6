import Dossier
import NIOCore
import Records
import UseCases

/// Makes the sheets of a copy: a page whole in one file, without a script and without an address of anything, so that it can
/// be read for as long as there are browsers, printed, and made into a PDF.
package struct CopyPrint: CopyPress {
    private let catalogue: Catalogue

    package init(_ site: Site) {
        catalogue = site.catalogue
    }

    package func front(_ front: CopyFront) -> [UInt8] {
        let words = catalogue[Language(tag: front.language)]
        return bytes(CopyFrontSheet(front, words).html)
    }

    package func part(_ part: CopyPart) -> [UInt8] {
        let words = catalogue[Language(tag: part.language)]
        return bytes(CopySheet(part, words).html)
    }

    package func back(language: String) -> [UInt8] {
        let words = catalogue[Language(tag: language)].copy.sheet
        return bytes("<p class=\"end\">\(words.end)</p>\n</main>\n</body>\n</html>\n")
    }

    private func bytes(_ html: HTML) -> [UInt8] { [UInt8](html.buffer.readableBytesView) }
}

/// The first page: whose dossier, made when and for whom, that it stopped where it did, and what is in it.
struct CopyFrontSheet {
    private let front: CopyFront
    private let words: Words
    private let dates: PlainDates

    init(_ front: CopyFront, _ words: Words) {
        self.front = front
        self.words = words
        dates = PlainDates(words, clock: front.clock, now: front.madeAt)
    }

    private var sheet: Words.Copy.Sheet { words.copy.sheet }
    private var madeOn: String { dates.dateWithYear(front.madeAt) }

    // A page that is kept asks for nothing from anywhere, also not where somebody puts something in it later.
    var html: HTML {
        let title = sheet.title(["name": front.name])
        return """
            <!DOCTYPE html>
            <html lang="\(words.common.language)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>\(CopyStyle.text)</style>
            </head>
            <body>
            <header><p class="foot">\(sheet.foot(["name": front.name, "date": madeOn]))</p>
            <h1>\(title)</h1>
            <p class="lead">\(sheet.made(["date": madeAt, "name": front.takenBy]))</p>
            \(stopped)<p>\(sheet.about(["name": front.takenBy])) \(sheet.careful)</p>
            \(who)\(contents)</header>
            <main>

            """
    }

    private var madeAt: String { words.dates.withTime(["date": madeOn, "time": dates.time(front.madeAt)]) }

    private var stopped: HTML {
        guard let at = front.stoppedAt else { return .none }
        let date = words.dates.withTime(["date": dates.dateWithYear(at), "time": dates.time(at)])
        return "<p class=\"stopped\" role=\"note\"><strong>\(sheet.stopped(["date": date]))</strong></p>\n"
    }

    private var who: HTML {
        guard let who = front.cover.who, !who.isEmpty else { return .none }
        return "<blockquote class=\"who\">\(who.paragraphs)</blockquote>\n"
    }

    private var contents: HTML {
        guard !front.chapters.isEmpty else { return "<p>\(sheet.nothing)</p>\n" }
        let lines = front.chapters.map { chapter in
            """
            <li><a href="#\(CopyChapter.anchor(chapter.step))">\(sheet.chapters.name(chapter.step))</a> \
            <span class="count">\(chapter.count)</span></li>

            """ as HTML
        }
        return "<nav aria-labelledby=\"inhoud\"><h2 id=\"inhoud\">\(sheet.contents)</h2>\n<ol>\(lines)</ol></nav>\n"
    }
}

/// Where the chapters stand on the page.
enum CopyChapter {
    static func anchor(_ step: CopyStep) -> HTML {
        switch step {
        case .people, .front, .pdf: "mensen"
        case .portraits: "verhaal"
        case .lifeEvents: "levenslijn"
        case .wishes: "wensen"
        case .goals: "doelen"
        case .plans: "plannen"
        case .agreements: "afspraken"
        case .cooperation: "samenwerking"
        case .meetings: "agenda"
        case .documents: "stukken"
        case .reports: "rapportages"
        }
    }
}
