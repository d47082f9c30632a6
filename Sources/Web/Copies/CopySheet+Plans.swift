import Dossier
import Records
import UseCases

/// Wishes, goals, plans, agreements, the calendar and working together.
extension CopySheet {
    func status(_ status: WishStatus?) -> String? {
        switch status {
        case .now: words.plan.wishNow
        case .later: words.plan.wishLater
        case .fulfilled: words.plan.wishFulfilled
        case .letGo: words.plan.wishLetGo
        case nil: nil
        }
    }

    func goal(_ goal: CopyGoal, _ tag: HTML) -> HTML {
        let body = goal.goal.body
        let until = body.until.map { sheet.until(["date": dates.dateWithYear($0)]) }
        let why = body.why.map { sheet.why(["text": $0]) }
        let other = body.ofAnother == true ? words.plan.goalsOfOthers : nil
        let lines = [other, whose(body.whose), status(GoalStatus(rawValue: goal.goal.row.status)), until, why]
        return """
            <article class="goal"><\(tag)>\(body.text)</\(tag)>
            <p class="meta">\(wrote(goal.goal.row))</p>\(facts(lines))\(steps(body.steps ?? []))\(scale(body.scale ?? []))\
            \(goal.progress.map(level))\(earlier(goal.earlier.map { ($0.row, $0.body.text) }))</article>

            """
    }

    private func status(_ status: GoalStatus?) -> String? {
        switch status {
        case .reached: words.plan.reached
        case .stopped: words.plan.stopped
        case .later: words.plan.forLater
        case .active, nil: nil
        }
    }

    private func steps(_ steps: [GoalBody.Step]) -> HTML {
        guard !steps.isEmpty else { return .none }
        let items = steps.map { step in
            let text = step.doneAt.map { sheet.stepDone(["text": step.text, "date": dates.dateWithYear($0)]) }
            return "<li>\(text ?? step.text)</li>" as HTML
        }
        return "<p class=\"label\">\(sheet.steps)</p><ul>\(items)</ul>"
    }

    private func scale(_ scale: [String]) -> HTML {
        guard !scale.isEmpty else { return .none }
        return "<p class=\"label\">\(sheet.scale)</p><ol>\(scale.map { "<li>\($0)</li>" as HTML })</ol>"
    }

    private func level(_ entry: Entry<ProgressBody>) -> HTML {
        let level = sheet.level([
            "date": dates.dateWithYear(entry.row.occurredAt), "level": String(entry.body.level + 3),
        ])
        return "<blockquote><p>\(level)</p>\(entry.body.note.map { $0.paragraphs })</blockquote>"
    }

    func plan(_ entry: Entry<PlanBody>, _ isWhole: Bool, _ goals: [CopyGoal], _ covers: String?) -> HTML {
        let body = entry.body
        let from = dates.dateWithYear(body.from)
        let valid =
            body.until.map { words.plan.valid(["from": from, "until": dates.dateWithYear($0)]) }
            ?? words.plan.validFrom(["from": from])
        let signatures = (body.signatures ?? []).map { signature in
            let name = part.people.party(signature.by)?.body.name ?? words.common.somebody.capitalisedFirst
            return words.signing.sentence(signature, by: name, covering: covers, dates)
        }
        let signed = signatures.isEmpty ? [words.plan.notSigned] : signatures
        let perspective: HTML = isWhole ? body.perspective.map { $0.paragraphs } ?? HTML.none : HTML.none
        return """
            <section class="long"><h3>\(body.title)</h3>\(facts([valid] + signed))
            <div class="text">\(perspective)</div>
            \(goals.map { goal($0, "h4") })</section>

            """
    }

    func agreement(_ entry: Entry<AgreementBody>) -> HTML {
        let body = entry.body
        let status =
            switch AgreementStatus(rawValue: entry.row.status) {
            case .done: words.plan.done
            case .failed: words.plan.failed
            case .cancelled: words.plan.cancelled
            case .open, nil: words.plan.open
            }
        let owner = part.people.party(body.owner)?.body.shortName ?? words.common.somebody
        let due = entry.row.dueAt.map { words.plan.before(["date": dates.dateWithYear($0)]) }
        let done = body.doneAt.map { sheet.doneAt(["date": dates.dateWithYear($0)]) }
        let sign = body.sign.map { words.plan.sign(["sign": $0]) }
        let note = body.note.map { sheet.note(["text": $0]) }
        let lines = [
            words.plan.owner(["name": owner.capitalisedFirst]), due, status, done, sign, note, goal(body.goal),
        ]
        return thing(entry.row, body.text.paragraphs, lines: lines)
    }

    func cooperation(_ entry: Entry<CooperationBody>, _ items: [Entry<CooperationItemBody>]) -> HTML {
        let body = entry.body
        let lines = items.sorted { $0.row.form < $1.row.form }.map { item in
            let step = sheet.step(["number": String(item.row.form)])
            let party = part.people.party(item.body.party)?.body.shortName
            let agreed = names(item.body.confirmed.map { $0.map(\.by) })
            return """
                <article><h4>\(step)\(party.map { ": \($0)" })</h4><div class="text">\(item.body.text.paragraphs)</div>\
                \(facts([agreed.isEmpty ? nil : sheet.confirmed(["names": agreed])]))</article>

                """ as HTML
        }
        let evaluate = body.evaluateAt.map { sheet.evaluate(["date": dates.dateWithYear($0)]) }
        return """
            <section class="long"><h3>\(body.title)</h3>\
            \(facts([sheet.since(["date": dates.dateWithYear(body.from)]), evaluate]))
            \(lines)</section>

            """
    }

    func meeting(_ entry: Entry<MeetingBody>, _ isWhole: Bool, _ items: [Entry<MeetingItemBody>]) -> HTML {
        let body = entry.body
        let with = names(body.with)
        let minutes = body.minutes.map { sheet.minutes(["count": String($0)]) }
        let people = with.isEmpty ? nil : sheet.with(["names": with])
        let lines = isWhole ? [body.place, minutes, people] : []
        let said = items.map { item in
            "\(item.body.heading.map { "<h4>\($0)</h4>" as HTML })<div class=\"text\">\(item.body.text.paragraphs)</div>"
                as HTML
        }
        return """
            <article><h3>\(body.title)</h3><p class="meta">\(withTime(entry.row.occurredAt))</p>\(facts(lines))\(said)</article>

            """
    }
}
