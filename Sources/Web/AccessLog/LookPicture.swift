import Dossier
import Records
import UseCases

/// Who looked over time: a row for each person or organisation, with a bar for each day or week. The bars are hidden from
/// who listens; the row says the same in words, and the table below it has every number.
struct LookPicture {
    private static let mostRows = 12
    private static let stepWidth = 10
    private static let height = 40
    /// A bar that can still be seen.
    private static let least = 5

    private let page: DossierPage
    private let reading: AccessLogReading
    private let query: LogQuery
    private let span: LookSpan
    private let rows: [LookRow]
    /// How often in the highest bar.
    private let most: Int

    init(_ page: DossierPage, _ reading: AccessLogReading, _ query: LogQuery) {
        self.page = page
        self.reading = reading
        self.query = query
        span = reading.span
        rows = LookRow.rows(of: reading.looks, perOrganisation: query.perOrganisation, over: span)
        let steps = 0..<span.count
        most = rows.prefix(Self.mostRows).flatMap { row in steps.map { row.times(inStep: $0) } }.max() ?? 1
    }

    private var words: Words.Looks { page.words.looks }

    var html: HTML {
        let picture: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(words.none)</p>"
            : """
            <ul class="looks">\(axis)\(rows.prefix(Self.mostRows).map(row))</ul>\(more)\(key)\
            \(LookTable(page, rows, span, name: name).html)
            """
        return Card("beeld", words.picture, "\(choices)\(picture)").html
    }

    private var choices: HTML {
        let periods = LookPeriod.allCases.map { period in
            choice(
                words.name(period), query.over(period), isChosen: !query.hasDays && query.question.period == period)
        }
        let groups = [(words.perPerson, false), (words.perOrganisation, true)].map { name, perOrganisation in
            choice(
                name, query.only(nil).per(organisation: perOrganisation),
                isChosen: query.perOrganisation == perOrganisation)
        }
        return """
            <div class="look-choices"><nav class="tabs" aria-label="\(words.period)">\(periods)</nav>\
            <nav class="tabs" aria-label="\(words.group)">\(groups)</nav></div>
            """
    }

    private func choice(_ name: String, _ query: LogQuery, isChosen: Bool) -> HTML {
        "<a href=\"\(Link.looks(page.id, query))\"\(isChosen ? " aria-current=\"true\"" : HTML.none)>\(name)</a>"
    }

    // The first day, the middle and today: more would not fit on a phone.
    private var axis: HTML {
        let steps = span.count > 2 ? [0, span.count / 2] : [0]
        let days = steps.map { "<span>\(page.dates.short(span.start(ofStep: $0)))</span>" as HTML }
        return """
            <li class="look-axis" aria-hidden="true"><span></span><span class="look-dates">\(days)\
            <span>\(page.dates.short(span.last))</span></span></li>
            """
    }

    private func row(_ row: LookRow) -> HTML {
        let said = words.row([
            "times": words.times(row.times), "days": words.days(row.days), "when": page.dates.near(row.lastAt),
        ])
        let doors = row.doors.keys.sorted().map { words.doors.name($0) }.joined(separator: ", ")
        return """
            <li><span class="look-name">\(title(row.who)) <small>\(said) \(doors).</small></span>\(bars(row))</li>
            """
    }

    private func title(_ who: Looker) -> HTML {
        guard who != .noOrganisation else { return "<strong>\(name(who))</strong>" }
        let isChosen = query.only(who) == query
        return """
            <a href="\(Link.looks(page.id, query.only(isChosen ? nil : who)))#stappen"\
            \(isChosen ? " aria-current=\"true\"" : HTML.none)><strong>\(name(who))</strong></a>
            """
    }

    private func bars(_ row: LookRow) -> HTML {
        let width = span.count * Self.stepWidth
        let bars = (0..<span.count).map { bar(row, inStep: $0) }
        return """
            <svg class="look-bars" viewBox="0 0 \(String(width)) \(String(Self.height + 1))" preserveAspectRatio="none" \
            aria-hidden="true" focusable="false"><rect class="base" x="0" y="\(String(Self.height))" \
            width="\(String(width))" height="1"/>\(bars)</svg>
            """
    }

    // One upon another by door, as high as it was often.
    private func bar(_ row: LookRow, inStep step: Int) -> HTML {
        let times = row.times(inStep: step)
        guard times > 0 else { return .none }
        let whole = max(Self.least, Self.height * times / most)
        var (floor, before) = (Self.height, 0)
        let parts = row.steps[step].sorted { $0.key < $1.key }.map { door, count -> HTML in
            before += count
            let top = Self.height - whole * before / times
            defer { floor = top }
            return """
                <rect class="by-\(LookKey.name(of: door))" x="\(String(step * Self.stepWidth + 1))" \
                y="\(String(top))" width="\(String(Self.stepWidth - 2))" height="\(String(floor - top))"/>
                """
        }
        return "\(parts)"
    }

    private var more: HTML {
        let left = rows.count - Self.mostRows
        return left > 0 ? "<p class=\"soft\">\(words.more(left))</p>" : .none
    }

    private var key: HTML {
        let doors = Set(rows.flatMap { $0.doors.keys }).sorted()
        let items = doors.map { door in
            """
            <li><i class="by-\(LookKey.name(of: door))" aria-hidden="true"></i>\(words.doors.name(door))</li>
            """ as HTML
        }
        let how =
            switch span.stepDays {
            case 1: words.keyDay
            case 7: words.keyWeek
            default: words.keyLong(["count": String(span.stepDays)])
            }
        return "<p class=\"soft small more\">\(how)</p><ul class=\"look-key\">\(items)</ul>"
    }

    private func name(_ who: Looker) -> String {
        switch who {
        case .person(let account):
            account == page.entrance.reach.actor ? page.words.common.yourself : page.name(of: account)
        case .organisation(let id): reading.organisations[id] ?? page.words.common.somebody
        case .noOrganisation: words.noOrganisation
        }
    }
}

/// The colours of the doors, each with one meaning.
enum LookKey {
    static func name(of door: LookDoor) -> HTML {
        switch door {
        case .own: "own"
        case .representative: "representative"
        case .permit: "permit"
        case .law: "law"
        case .other: "other"
        }
    }
}

/// The picture in numbers, for who listens, prints or wants to know.
private struct LookTable {
    private let page: DossierPage
    private let rows: [LookRow]
    private let span: LookSpan
    private let name: (Looker) -> String

    init(_ page: DossierPage, _ rows: [LookRow], _ span: LookSpan, name: @escaping (Looker) -> String) {
        self.page = page
        self.rows = rows
        self.span = span
        self.name = name
    }

    private var words: Words.Looks { page.words.looks }

    var html: HTML {
        let heads = [words.who, words.howOften, words.why, words.when].map {
            "<th scope=\"col\" role=\"columnheader\">\($0)</th>" as HTML
        }
        return """
            <details class="disclose look-table"><summary>\(words.table)</summary><p class="soft small">\(caption)</p>\
            <table class="table" role="table" aria-labelledby="beeld"><thead role="rowgroup">\
            <tr role="row">\(heads)</tr></thead>\
            <tbody role="rowgroup">\(rows.map(row))</tbody></table></details>
            """
    }

    private var caption: String {
        switch span.stepDays {
        case 1: words.tableDay
        case 7: words.tableWeek
        default: words.tableLong(["count": String(span.stepDays)])
        }
    }

    private func row(_ row: LookRow) -> HTML {
        let often = "\(words.times(row.times)) \(words.days(row.days))"
        let doors = row.doors.sorted { $0.key < $1.key }.map { door, count in
            words.step(["date": words.doors.name(door), "count": String(count)])
        }
        let steps = (0..<span.count).compactMap { step -> String? in
            let times = row.times(inStep: step)
            guard times > 0 else { return nil }
            return words.step(["date": page.dates.short(span.start(ofStep: step)), "count": String(times)])
        }
        return """
            <tr role="row"><th scope="row" role="rowheader">\(name(row.who))</th>\
            \(cell(words.howOften, often))\(cell(words.why, doors.joined(separator: ", ")))\
            \(cell(words.when, steps.joined(separator: ", ")))</tr>
            """
    }

    private func cell(_ label: String, _ text: String) -> HTML {
        "<td role=\"cell\" data-label=\"\(label)\">\(text)</td>"
    }
}
