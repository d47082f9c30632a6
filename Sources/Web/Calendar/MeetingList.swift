import Dossier
import Records

/// What is on the calendar, with a hint when two visits fall in one week.
struct MeetingList {
    private let page: DossierPage
    private let meetings: [Entry<MeetingBody>]

    init(_ page: DossierPage, _ meetings: [Entry<MeetingBody>]) {
        self.page = page
        self.meetings = meetings
    }

    var html: HTML {
        guard !meetings.isEmpty else { return "<p class=\"soft\">\(page.words.overview.noComing)</p>" }
        return "<ul class=\"list\">\(meetings.indices.map(row))</ul>"
    }

    private func row(_ index: Int) -> HTML {
        let meeting = meetings[index]
        let tile = page.dates.tile(meeting.row.occurredAt)
        let hint: HTML =
            isSecondVisitOfItsWeek(index)
            ? "<p>\(Pill(page.words.overview.sameWeek, .sun).html(page.setting))</p>" : .none
        return """
            <li class="list-row"><span class="date-tile"><span>\(tile.top)</span><strong>\(tile.number)</strong></span>\
            <div class="grow"><h3>\(meeting.body.title)</h3><p class="soft">\(when(meeting))</p>\(hint)</div></li>
            """
    }

    private func when(_ meeting: Entry<MeetingBody>) -> String {
        let time = page.dates.time(meeting.row.occurredAt)
        guard let place = meeting.body.place else { return page.words.agenda.at(["time": time]) }
        return page.words.agenda.atPlace(["time": time, "place": place])
    }

    // "Visits are tuned so that two do not come in the same week for the same thing" (domain §3.4).
    private func isSecondVisitOfItsWeek(_ index: Int) -> Bool {
        guard meetings[index].row.form == MeetingForm.visit.rawValue else { return false }
        let week = week(of: meetings[index])
        return meetings[..<index].contains { $0.row.form == MeetingForm.visit.rawValue && self.week(of: $0) == week }
    }

    // Counted from the first Monday of all, so that a new year does not part a week.
    private func week(of meeting: Entry<MeetingBody>) -> Int {
        let day = page.dates.day(of: meeting.row.occurredAt)
        return (day.daysSinceEpoch - (day.weekday - 1) + 3) / 7
    }
}
