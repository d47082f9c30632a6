import Dossier
import UseCases

/// What every page of a preview has: one fixed line on top, and links that stay in the preview (access rule 20).
package struct PreviewFrame: Sendable {
    private let dossier: DossierID
    private let seat: PreviewSeat
    private let name: String
    /// Whether the one they look along as sees nothing at all.
    private let isEmpty: Bool

    /// Nil where nobody looks along.
    init?(_ entrance: Entrance) {
        guard let seat = entrance.caller.seat, entrance.reach.isPreview else { return nil }
        dossier = entrance.dossier
        self.seat = seat
        name = entrance.seatName ?? ""
        isEmpty = !entrance.reach.knowsDossier
    }

    /// A piece of a page with its links led through the preview.
    func leading(_ html: HTML) -> HTML { html.readdressed(from: .overview(dossier), to: .preview(dossier, seat)) }

    func banner(_ setting: PageSetting) -> HTML {
        let words = setting.words.giving
        let name: KeyValuePairs = ["name": self.name]
        let proposal: HTML = seat.proposal == nil ? .none : "<p>\(words.previewProposal)</p>"
        let nothing: HTML = isEmpty ? "<p><strong>\(words.previewNothing(name))</strong></p>" : .none
        return """
            <div class="preview-bar" role="region" aria-label="\(words.previewAs(name))">\(Icon("eye").html(setting))\
            <div class="grow"><p><strong>\(words.previewAs(name))</strong> \(words.previewLine)</p>\(proposal)\(nothing)</div>\
            <a class="btn btn-quiet" href="\(Link.permissions(dossier))">\(words.previewStop)</a></div>
            """
    }
}
