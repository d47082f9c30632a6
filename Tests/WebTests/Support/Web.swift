import Dossier
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Logging
import OpenID
import Records
import TestKit
import Testing
import UseCases

@testable import Web

/// The whole site on a place of its own: real routes, real pages, real SQLite, a clock that stands still.
struct Web: Sendable {
    let place: TestPlace
    let site: Site
    let lines: HeardLines
    let application: Application<RouterResponder<KlaverContext>>

    /// - Parameters:
    ///   - adding: routes beside the site's own.
    ///   - mail: where mail goes; without one there is none.
    static func open(
        secure: Bool = false, trustsProxy: Bool = true, adding: [Route] = [], providers: IdentityProviders = .none,
        mail: Mailbox? = nil
    ) async throws -> Web {
        let place = try await TestPlace.open(providers: providers, mail: mail)
        try await place.seat(Cast.ineke, as: .administrator)
        let lines = HeardLines()
        let site = try Site(
            workplace: place.workplace,
            settings: SiteSettings(
                isSecure: secure, trustsProxy: trustsProxy,
                address: mail == nil ? nil : "https://klaver.test"),
            logger: lines.logger("klaver", .trace))
        return Web(
            place: place, site: site, lines: lines,
            application: Application(
                router: SiteRouter.router(for: site, routes: Route.all + adding), logger: lines.logger("http", .error)))
    }

    /// Opens the site with the fixed dossier in it.
    static func withDossier(
        saying: @escaping @Sendable (String) -> String = { $0 }
    ) async throws -> (web: Web, dossier: FixedDossier) {
        let web = try await Web.open()
        return (web, try await FixedDossier.make(in: web.place, saying: saying))
    }

    /// Signs somebody in without a password, as a browser that did so a moment ago.
    func signedIn(_ account: AccountID) async throws -> Session {
        let caller = try await place.caller(account)
        let visitor = try await place.workplace.visitor(of: caller)
        return Session(
            token: try #require(caller.token), formToken: visitor.formToken(place.keys), mark: site.mark(of: account))
    }

    func send(_ request: Asked) async throws -> Reply {
        try await application.test(.router) { client in try await request.reply(from: client) }
    }

    func get(_ path: String, as session: Session? = nil, _ headers: HTTPFields = [:]) async throws -> Reply {
        try await send(Asked(.get, path, session, headers: headers))
    }

    /// Sends a form as its page would: with the session's token.
    func post(
        _ path: String, _ fields: [(String, String)] = [], as session: Session? = nil, _ headers: HTTPFields = [:]
    ) async throws -> Reply {
        let token = session.map { [("csrf", $0.formToken), ("voor", $0.mark)] } ?? []
        return try await send(Asked(.post, path, session, form: token + fields, headers: headers))
    }
}

/// What a browser holds of somebody who is signed in.
struct Session: Sendable {
    let token: SessionToken
    let formToken: String
    let mark: String
}

/// A request as it goes over the line.
struct Asked: Sendable {
    var method: HTTPRequest.Method
    var path: String
    var headers: HTTPFields
    var body: [UInt8]?

    init(
        _ method: HTTPRequest.Method, _ path: String, _ session: Session? = nil, form: [(String, String)]? = nil,
        headers: HTTPFields = [:]
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        if let session { self.headers[.cookie] = "klaver=\(session.token.text)" }
        if let form {
            body = Array(form.map { "\($0.urlEncoded)=\($1.urlEncoded)" }.joined(separator: "&").utf8)
            if self.headers[.contentType] == nil { self.headers[.contentType] = "application/x-www-form-urlencoded" }
        }
    }

    func reply(from client: any TestClientProtocol) async throws -> Reply {
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        return Reply(
            status: response.status.code, headers: response.headers,
            text: String(decoding: response.body.readableBytesView, as: UTF8.self))
    }
}

/// What came back.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var requestID: String { headers[.requestID] ?? "" }

    /// The answer without what differs between two equal ones: the name of the request, and the date.
    var withoutNames: String {
        let kept = headers.filter { $0.name != .date && $0.name != .requestID }.map { "\($0.name): \($0.value)" }
        return (["\(status)"] + kept + [text.replacing(requestID, with: "…")]).joined(separator: "\n")
    }

    /// What a page has in a hidden field or a text area, opened again.
    func holds(_ typed: String) -> Bool { text.contains(HTML(text: typed).string) }
}

extension String {
    /// As a browser writes it in a form.
    var urlEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case 48...57, 65...90, 97...122: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
