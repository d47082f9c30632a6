import Dossier
import Records
import UseCases

enum CopyController {
    /// How often the page asks how far it is.
    private static let pause = 3

    static let routes: [Route] = own + [take(.page), take(.pdf), take(.file)]

    private static let own: [Route] = [
        .get("/dossiers/:dossier/kopie") { site, visit in
            let reading = try await site.workplace.readCopy(of: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(reading.entrance, reading.cover, visit)
            var answer = Answer.page(
                CopyPage(setting, reading, id: NewIdentifier.make(at: visit.caller.at), notice: notice(visit, setting))
                    .html)
            if reading.copy?.state == .making { answer.refreshes = pause }
            return answer
        },
        .post("/dossiers/:dossier/kopie") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let id = visit.form["id"].flatMap { CopyID($0) } ?? NewIdentifier.make(at: visit.caller.at)
            try await site.workplace.askCopy(id, of: dossier, as: visit.caller)
            return .redirect(.copy(dossier))
        },
        .post("/dossiers/:dossier/kopie/weg") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            try await site.workplace.dropCopy(of: dossier, as: visit.caller)
            return .redirect(.copy(dossier), query: "?weg=1")
        },
    ]

    private static func take(_ form: CopyForm) -> Route {
        .get("/dossiers/:dossier/kopie/:copy/\(form.name)") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            do {
                let bytes = try await site.workplace.fetchCopy(
                    try visit.id("copy"), form, of: dossier, as: visit.caller)
                let words = site.catalogue[Language(tag: bytes.visitorLanguage)].copy
                return Answer(
                    status: .ok,
                    content: .download(
                        name: "\(words.fileName)-\(bytes.madeOn.text).\(form.ending)", type: form.mediaType,
                        bytes: bytes))
            } catch Refusal.changedMeanwhile {
                return .redirect(.copy(dossier), query: "?over=1")
            }
        }
    }

    private static func notice(_ visit: Visit, _ setting: PageSetting) -> String? {
        if visit.query.has("over") { return setting.words.copy.gone }
        return visit.query.has("weg") ? setting.words.copy.removed : nil
    }
}

extension CopyForm {
    /// In addresses.
    var name: String {
        switch self {
        case .page: "leesbaar"
        case .pdf: "pdf"
        case .file: "bestand"
        }
    }

    fileprivate var ending: String {
        switch self {
        case .page: "html"
        case .pdf: "pdf"
        case .file: "json"
        }
    }

    fileprivate var mediaType: String {
        switch self {
        case .page: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .file: "application/json"
        }
    }
}
