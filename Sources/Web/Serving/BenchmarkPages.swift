import Dossier
import NIOCore
import UseCases

/// The bytes of a page, for the benchmark that sends the same ones without making them.
extension Site {
    package func overviewHTML(_ overview: Overview) -> ByteBuffer {
        OverviewPage(plainSetting(overview.entrance), overview).html.buffer
    }

    package func timelineHTML(_ timeline: Timeline) -> ByteBuffer {
        TimelinePage(plainSetting(timeline.entrance), timeline).html.buffer
    }

    private func plainSetting(_ entrance: Entrance) -> PageSetting {
        setting(.dutch, at: entrance.caller.at, entrance.visitor)
    }
}
