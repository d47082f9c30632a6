import Dossier
import HTTPTypes
import Hummingbird
import UseCases

/// What a route answers, before it is bytes.
struct Answer: Sendable {
    enum Content: Sendable {
        case page(HTML)
        case redirect(String)
        case file(bytes: ByteBuffer, type: String)
        /// For a script of ours.
        case script(ByteBuffer)
        /// Something to keep: its bytes come as they are read, and nothing keeps them on the way.
        case download(name: String, type: String, bytes: CopyBytes)
        case empty
    }

    var status: HTTPResponse.Status
    var content: Content
    var cookies: [String] = []
    var allow: [HTTPRequest.Method] = []
    /// Where a page leads by itself: to another site, which no form may.
    var goesOn: String?
    /// After how many seconds a page asks itself again: it shows how far something is.
    var refreshes: Int?

    static func page(_ html: HTML, _ status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, content: .page(html))
    }

    /// Post, redirect, get: a reload never sends a form twice.
    static func redirect(_ link: Link, query: String = "") -> Answer {
        Answer(status: .seeOther, content: .redirect(link.path + query))
    }

    static func empty(_ status: HTTPResponse.Status) -> Answer { Answer(status: status, content: .empty) }

    func with(cookie: String) -> Answer {
        var answer = self
        answer.cookies.append(cookie)
        return answer
    }

    /// - Parameter isHead: the headers of the answer without its body, which a client would take for the next answer.
    func response(_ settings: SiteSettings, request: LogLineID, isHead: Bool = false) -> Response {
        let response = response(settings, request)
        return isHead ? response.createHeadResponse() : response
    }

    private func response(_ settings: SiteSettings, _ request: LogLineID) -> Response {
        var headers = SecurityHeaders.headers(settings)
        headers[.requestID] = request.text
        for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        if status == .serviceUnavailable { headers[.retryAfter] = "5" }
        if let refreshes { headers[.refresh] = "\(refreshes)" }
        if let goesOn { headers[.refresh] = "0; url=\(goesOn)" }
        if !allow.isEmpty { headers[.allow] = allow.map(\.rawValue).joined(separator: ", ") }
        switch content {
        case .page(let html):
            headers[.contentType] = "text/html; charset=utf-8"
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers, body: .init(byteBuffer: html.buffer))
        case .redirect(let path):
            headers[.location] = path
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers)
        case .file(let bytes, let type):
            headers[.contentType] = type
            headers[.cacheControl] = "public, max-age=31536000, immutable"
            return Response(status: status, headers: headers, body: .init(byteBuffer: bytes))
        case .script(let bytes):
            headers[.contentType] = "application/json"
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers, body: .init(byteBuffer: bytes))
        case .download(let name, let type, let bytes):
            headers[.contentType] = type
            headers[.contentDisposition] = "attachment; filename=\"\(name)\""
            headers[.cacheControl] = "no-store"
            return Response(
                status: status, headers: headers, body: .init(asyncSequence: bytes.map { ByteBuffer(bytes: $0) }))
        case .empty:
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers)
        }
    }
}

/// The headers of every answer: nothing from elsewhere, nothing inline, no frames, no guessing of types.
enum SecurityHeaders {
    private static let plain: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "no-referrer",
        .openerPolicy: "same-origin",
        .resourcePolicy: "same-origin",
        .permissionsPolicy: "camera=(), microphone=(), geolocation=(), payment=()",
    ]

    private static let secure: HTTPFields = {
        var headers = plain
        headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
        return headers
    }()

    static func headers(_ settings: SiteSettings) -> HTTPFields { settings.isSecure ? secure : plain }
}
