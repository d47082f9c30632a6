import Dossier

/// The cooperation agreement in seven steps.
struct FileCooperation: FileNode {
    var head = FileHead()
    var title = ""
    var from = Moment(milliseconds: 0)
    var evaluateAt: Moment?
    var status = CooperationStatus.draft
    var items: [FileCooperationItem] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .cooperation)
        fields.required("title", &title, .text(1...200))
        fields.required("from", &from, .moment(.midnight))
        fields.optional("evaluateAt", &evaluateAt, .moment(.noon))
        fields.check("evaluateAt", "is before from", from <= evaluateAt)
        fields.required("status", &status, .choice)
        fields.list("items", &items, .list(of: .node))
    }
}

struct FileCooperationItem: FileNode {
    var head = FileHead()
    var step = 1
    var party: String?
    var text = ""
    var confirmed: [FileSignature] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .cooperationItem)
        fields.required("step", &step, .whole(1...7))
        fields.optional("party", &party, .key)
        fields.refer("party", to: party, .person)
        fields.required("text", &text, .words)
        fields.list("confirmed", &confirmed, .list(of: .node))
    }
}

struct FileMeeting: FileNode {
    /// Its `at` is when it was put on the calendar.
    var head = FileHead()
    var startsAt = Moment(milliseconds: 0)
    var minutes: Int?
    var title = ""
    var place: String?
    var with: [String] = []
    var kind = MeetingForm.meeting
    var items: [FileMeetingItem] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .meeting)
        fields.required("startsAt", &startsAt, .moment(.noon))
        fields.optional("minutes", &minutes, .whole(1...1440))
        fields.required("title", &title, .text(1...200))
        fields.optional("place", &place, .text(200))
        fields.list("with", &with, .set(of: .key))
        for (index, person) in with.enumerated() { fields.refer("with[\(index)]", to: person, .person) }
        fields.required("kind", &kind, .choice)
        fields.list("items", &items, .list(of: .node))
    }
}

struct FileMeetingItem: FileNode {
    var head = FileHead()
    var heading: String?
    var text = ""

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .meetingItem)
        fields.optional("heading", &heading, .text(200))
        fields.required("text", &text, .words)
    }
}

struct FileDocument: FileNode {
    var head = FileHead()
    var title = ""
    var fileName: String?
    var mediaType: String?
    var content: String?
    var text: String?
    var hangsOn: String?

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .document)
        fields.required("title", &title, .text(1...200))
        fields.optional("fileName", &fileName, .text(200))
        fields.optional("mediaType", &mediaType, .text(100))
        fields.optional("content", &content, .base64)
        fields.optional("text", &text, .text(ReportBody.longestText))
        fields.optional("hangsOn", &hangsOn, .key)
        fields.refer("hangsOn", to: hangsOn, .standsAlone)
    }
}
