import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The plainest browser: it keeps one cookie and follows nothing.
struct Browser: Sendable {
    let address: URL
    var cookie: String?

    struct Seen: Sendable {
        let status: Int
        let text: String
        let headers: [String: String]
    }

    func get(_ path: String) async throws -> Seen { try await send(path, nil) }

    func post(_ path: String, _ fields: [String: String]) async throws -> Seen {
        let allowed = CharacterSet.alphanumerics
        let form = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        return try await send(path, form.joined(separator: "&"))
    }

    /// Signs in and keeps the cookie.
    mutating func signIn(_ address: String, _ password: String) async throws -> Int {
        let seen = try await post("/inloggen", ["email": address, "password": password])
        cookie = seen.headers["Set-Cookie"].map { String($0.prefix { $0 != ";" }) }
        return seen.status
    }

    /// The token of the forms of this session.
    func formToken() async throws -> String {
        let page = try await get("/").text
        return page.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.1) } ?? ""
    }

    private func send(_ path: String, _ form: String?) async throws -> Seen {
        var request = URLRequest(url: URL(string: path, relativeTo: address) ?? address)
        request.timeoutInterval = 20
        request.httpShouldHandleCookies = false
        if let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
        if let form {
            request.httpMethod = "POST"
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        let session = URLSession(configuration: .ephemeral, delegate: FollowsNothing(), delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let (data, response) = try await session.data(for: request)
        let answer = response as? HTTPURLResponse
        let headers = (answer?.allHeaderFields ?? [:]).reduce(into: [String: String]()) { all, pair in
            all["\(pair.key)"] = "\(pair.value)"
        }
        return Seen(
            status: answer?.statusCode ?? 0, text: String(decoding: data, as: UTF8.self), headers: headers)
    }
}

private final class FollowsNothing: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
