import ArgumentParser
import Dossier
import Foundation
import Hummingbird
import Logging
import Records
import Server
import UseCases
import Web

/// A bare Hummingbird and GRDB handler that reads the same rows and sends the same bytes, without deciding, unsealing,
/// writing HTML or logging; and bare durable inserts under group commit.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve as little as can be.")

    @OptionGroup var place: LoadedPlace
    @Option(help: "The port.") var port = 8090

    func run() async throws {
        let real = try await place.workplace()
        let recording = RecordingEngine(real.engine)
        let workplace = Workplace(
            engine: recording, vault: real.vault, keys: real.keys, bodies: real.bodies, passwords: real.passwords,
            now: real.now)
        let pages = try await pages(workplace, recording)
        let data = try await place.configuration().data
        let reader = try BareReader(path: Installation.database(in: data).path)
        let writer = try BareWriter(
            path: data.appendingPathComponent("bare.sqlite").path, schema: try reader.schemaOfEntries())
        try await serve(pages, reader, writer)
    }

    struct Pages: Sendable {
        var overview: [String: BarePage] = [:]
        var timeline: [String: BarePage] = [:]
    }

    struct BarePage: Sendable {
        let statements: [ReadStatement]
        let bytes: ByteBuffer
    }

    // Each page is made once by Klaver itself, to know which rows it reads and which bytes it sends.
    private func pages(_ workplace: Workplace, _ recording: RecordingEngine) async throws -> Pages {
        let caller = try await place.caller(in: workplace)
        let site = try place.site(workplace)
        var pages = Pages()
        for id in try place.ids() {
            _ = recording.take()
            let overview = try await workplace.readOverview(of: id, as: caller)
            pages.overview[id.text] = BarePage(
                statements: recording.take(), bytes: site.overviewHTML(overview))
            let timeline = try await workplace.readTimeline(of: id, filter: TimelineFilter(), from: nil, as: caller)
            pages.timeline[id.text] = BarePage(
                statements: recording.take(), bytes: site.timelineHTML(timeline))
        }
        return pages
    }

    private func serve(_ pages: Pages, _ reader: BareReader, _ writer: BareWriter) async throws {
        let router = Router()
        router.get("/dossiers/:id") { _, context in
            try await Self.answer(pages.overview[context.parameters.require("id")], reader)
        }
        router.get("/dossiers/:id/rapportages") { _, context in
            try await Self.answer(pages.timeline[context.parameters.require("id")], reader)
        }
        for row in BareWriter.Row.allCases {
            // As long as what is sealed of the report that the load sends.
            let sealed = Data(repeating: 7, count: row == .report ? 160 : 400)
            router.post("/dossiers/:id/rapportages/\(row.rawValue)") { request, context in
                _ = try await request.body.collect(upTo: 1 << 20)
                guard let dossier = try DossierID(context.parameters.require("id")) else { throw HTTPError(.notFound) }
                let now = Moment(milliseconds: 1_700_000_000_000)
                let id: EntryID = NewIdentifier.make(at: now)
                try await writer.add(
                    row, Data(id.bytes), to: Data(dossier.bytes), sealed: sealed, at: now.milliseconds)
                return Response(status: .seeOther, headers: [.location: "/"])
            }
        }
        var quiet = Logger(label: "bare")
        quiet.logLevel = .error
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            logger: quiet)
        try await application.runService()
    }

    private static func answer(_ page: BarePage?, _ reader: BareReader) async throws -> Response {
        guard let page else { throw HTTPError(.notFound) }
        _ = try await reader.read(page.statements)
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: page.bytes))
    }
}
