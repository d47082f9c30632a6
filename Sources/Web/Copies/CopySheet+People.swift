import Dossier
import Records
import UseCases

/// People, what was reported, and the papers.
extension CopySheet {
    func person(_ entry: Entry<PartyBody>) -> HTML {
        let body = entry.body
        let work = [body.role, body.department, body.organisation].compactMap { $0 }.filter { !$0.isEmpty }
        var lines: [String?] = [body.callName == body.name ? nil : body.callName, work.joined(separator: ", ")]
        lines.append(body.isLead == true ? words.people.hasLead : nil)
        lines.append(body.isDeputy == true ? words.people.deputy : nil)
        lines.append(body.isKeyWorker == true ? words.people.keyWorker : nil)
        lines.append(body.goFor.map { sheet.goFor(["what": $0]) })
        lines.append(body.available.map { sheet.available(["when": $0]) })
        lines += [body.phone, body.email, body.address]
        lines.append(body.birthDate.map { sheet.born(["date": dates.dateWithYear(part.clock.moment(of: $0))]) })
        lines.append(body.since.map { sheet.since(["date": dates.dateWithYear($0)]) })
        lines.append(body.until.map { sheet.until(["date": dates.dateWithYear($0)]) })
        let beside = names(body.worksWith)
        lines += [beside.isEmpty ? nil : sheet.with(["names": beside]), body.about]
        return "<article class=\"person\"><h3>\(body.name)</h3>\(facts(lines))</article>\n"
    }

    func report(
        _ entry: Entry<ReportBody>, _ versions: [Entry<ReportBody>], _ reactions: [Entry<ReactionBody>]
    ) -> HTML {
        let body = entry.body
        let about = names(body.about)
        let form = ReportForm(rawValue: entry.row.form).map { words.form($0).capitalisedFirst }
        let mood = body.mood.map { words.reports.mood(["mood": String($0)]) }
        let together = body.together == true ? words.reports.together : nil
        let corrected = versions.isEmpty ? nil : sheet.corrected(["date": withTime(entry.row.recordedAt)])
        let aboutWhom = about.isEmpty ? nil : words.reports.about(["names": about])
        let lines = [form, aboutWhom, goal(body.goal), mood, together, corrected]
        let after: HTML =
            "\(reactions.map(reaction))\(earlier(versions.map { ($0.row, $0.body.text) }))"
        return thing(entry.row, body.text.paragraphs, lines: lines, after: after)
    }

    /// The goal something belongs to, where that shows.
    func goal(_ id: EntryID?) -> String? {
        id.flatMap { part.goals[$0] }.map { words.reports.goal(["goal": $0]) }
    }

    private func reaction(_ entry: Entry<ReactionBody>) -> HTML {
        let said =
            switch ReactionForm(rawValue: entry.row.form) {
            case .nice: words.reactionForms.nice
            case .ownView: words.reactionForms.ownView
            case .answer, nil: words.reactionForms.answer
            }
        let text: HTML = entry.body.text.isEmpty ? .none : entry.body.text.paragraphs
        return "<blockquote><p class=\"meta\">\(wrote(entry.row)): \(said)</p>\(text)</blockquote>"
    }

    /// A picture stands on the sheet; of any other paper its name, and the paper itself is in the dossier file.
    func document(_ entry: Entry<DocumentBody>) -> HTML {
        let body = entry.body
        let name = body.fileName ?? body.title
        var picture: HTML = .none
        if let kind = CopyPicture.kind(body.mediaType), let content = body.content, CopyPicture.isPicture(content) {
            picture = "<p><img src=\"data:\(kind);base64,\(content)\" alt=\"\(body.title)\"></p>"
        }
        let inFile = body.content != nil && picture.isEmpty ? sheet.inFile(["name": name]) : body.fileName
        return thing(
            entry.row, title: body.title, "\(body.text.map { $0.paragraphs })\(picture)", lines: [inFile])
    }
}

/// Which pictures a sheet holds: the kinds that browsers and paper know, and no drawing that could hold a script or an
/// address.
enum CopyPicture {
    static func kind(_ mediaType: String?) -> HTML? {
        switch mediaType?.lowercased() {
        case "image/jpeg": "image/jpeg"
        case "image/png": "image/png"
        case "image/gif": "image/gif"
        case "image/webp": "image/webp"
        default: nil
        }
    }

    static func isPicture(_ content: String) -> Bool {
        content.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 43
                || byte == 47
                || byte == 61
        }
    }
}
