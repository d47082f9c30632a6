import Dossier
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Records
import UseCases

/// One request, read and checked: where from, which session, which fields.
package struct Visit: Sendable {
    var caller: Caller
    let method: HTTPRequest.Method
    /// The path with its query, to come back to after signing in.
    let target: String
    let parameters: [String: String]
    let query: FormFields
    let form: FormFields
    let language: Language
    /// From the script that keeps drafts: it wants a status, not a page.
    let isDraftRequest: Bool
    /// The site as the browser has it in its address bar, to be typed over from a paper.
    var host: String?
    /// What a browser holds of who is halfway signing in.
    var step: SessionToken?
    /// What the browser holds of somebody who is at a provider.
    var attemptMark: AttemptMark?

    /// An id in the address. One that is not an id names nothing, like one that is not there.
    func id<Subject>(_ name: String) throws -> Identifier<Subject> {
        guard let id = parameters[name].flatMap({ Identifier<Subject>($0) }) else { throw Refusal.notFound }
        return id
    }

    /// Whether something stands in the address where an id should.
    var hasStrangeID: Bool {
        parameters.contains { name, value in
            switch name {
            case "name": false
            case "seat": PreviewSeat(value) == nil
            default: EntryID(value) == nil
            }
        }
    }

    /// When the page was made that a form stands on, where that matters: what came after it was not seen on it. A form that does
    /// not say so saw nothing.
    var pageMadeAt: Moment { Moment(milliseconds: form["gemaakt"].flatMap { Int64($0) } ?? 0) }

    /// The id that a form carries for the entry it makes; a form without one gets one.
    var newEntry: EntryID {
        form["id"].flatMap { EntryID($0) } ?? NewIdentifier.make(at: caller.at)
    }
}

/// Why a request was not read.
enum UnreadableRequest: Error {
    case badEncoding
    case tooLarge
    /// A form of another site, or one that was open for too long.
    case staleForm
    case wrongMethod([HTTPRequest.Method])
}

/// Reads requests.
struct VisitReader: Sendable {
    /// 100,000 characters of four bytes, each escaped as twelve, and room for the rest of the form.
    static let largestBody = 2 << 20

    let site: Site

    /// - Parameter proves: whether the form must carry the token of its session.
    func read(_ request: Request, _ context: KlaverContext, as caller: Caller, proves: Bool) async throws -> Visit {
        var caller = caller
        let cookies = cookies(of: request)
        guard let query = FormFields(urlEncoded: request.uri.query ?? "") else { throw UnreadableRequest.badEncoding }
        var form = FormFields()
        if request.method == .post {
            try checkOrigin(request)
            form = try await body(of: request)
            caller.at = site.workplace.now()
            if proves { caller.proof = .carried(form["csrf"]) }
        }
        return Visit(
            caller: caller, method: request.method, target: request.uri.string,
            parameters: Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first }),
            query: query, form: form,
            language: cookies["taal"] == Language.english.rawValue ? .english : .dutch,
            isDraftRequest: request.headers[.klaverDraft] != nil, host: request.head.authority,
            step: cookies[site.settings.stepCookie].flatMap { SessionToken($0) },
            attemptMark: cookies[site.settings.attemptCookie].flatMap { AttemptMark($0) })
    }

    func caller(_ request: Request, _ context: KlaverContext) -> Caller {
        let now = site.workplace.now()
        var caller = Caller(
            token: cookies(of: request)[site.settings.sessionCookie].flatMap { SessionToken($0) },
            origin: origin(request, context), request: NewIdentifier.make(at: now), at: now)
        caller.device = request.headers[.userAgent].map { String($0.prefix(300)) }
        return caller
    }

    private func origin(_ request: Request, _ context: KlaverContext) -> String {
        if site.settings.trustsProxy, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last {
            return String(forwarded.drop(while: \.isWhitespace).prefix(64))
        }
        return context.remoteAddress ?? "unknown"
    }

    private func body(of request: Request) async throws -> FormFields {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false else {
            throw UnreadableRequest.badEncoding
        }
        var body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.largestBody)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw UnreadableRequest.tooLarge
        }
        guard let text = String(validating: body.readableBytesView, as: UTF8.self),
            let form = FormFields(urlEncoded: text)
        else { throw UnreadableRequest.badEncoding }
        body.clear()
        return form
    }

    // Browsers say from which site a form was sent. One that says another site is refused before anything is read.
    private func checkOrigin(_ request: Request) throws {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw UnreadableRequest.staleForm
        }
        if let origin = request.headers[.origin], origin != "null", let host = request.head.authority,
            URL(string: origin)?.authority != host
        {
            throw UnreadableRequest.staleForm
        }
    }

    // Broken cookies are no cookies.
    private func cookies(of request: Request) -> [String: String] {
        var cookies: [String: String] = [:]
        for header in request.headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let parts = pair.drop { $0 == UInt8(ascii: " ") }.split(separator: UInt8(ascii: "="), maxSplits: 1)
                guard parts.count == 2 else { continue }
                cookies[String(Substring(parts[0]))] = String(Substring(parts[1]))
            }
        }
        return cookies
    }
}

extension URL {
    /// Host and port as they stand in a Host header.
    fileprivate var authority: String? { host.map { host in port.map { "\(host):\($0)" } ?? host } }
}

// Literal names that are well formed.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let klaverDraft = HTTPField.Name("X-Klaver-Draft")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let refresh = HTTPField.Name("Refresh")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
