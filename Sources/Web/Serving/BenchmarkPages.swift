import Dossier
import UseCases

/// The bytes of a page, for the benchmark that sends the same ones without making them.
extension Site {
    package func overviewHTML(_ overview: Overview) -> [UInt8] {
        OverviewPage(plainSetting(overview.entrance), overview).html.bytes
    }

    package func timelineHTML(_ timeline: Timeline) -> [UInt8] {
        TimelinePage(plainSetting(timeline.entrance), timeline).html.bytes
    }

    private func plainSetting(_ entrance: Entrance) -> PageSetting {
        PageSetting(
            words: catalogue[.dutch], language: .dutch, now: entrance.caller.at, assets: assets.names,
            visitor: PageSetting.VisitorSetting(
                name: entrance.visitor.name, mark: mark(of: entrance.visitor.account),
                formToken: entrance.visitor.formToken(workplace.keys)))
    }
}
