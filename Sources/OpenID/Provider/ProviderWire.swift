import AsyncHTTPClient
import Foundation
import NIOCore

/// How a provider is asked: over TLS with the certificates of this machine, never on to where an answer points, within a
/// few seconds, and no longer than an answer of this kind can be.
struct ProviderWire: Sendable {
    private static let longestAnswer = 256 << 10
    /// How long an answer may take, from the first byte sent to the last one read.
    let patience: Duration

    /// One for the life of the process, as it is never known when the last one comes back from a provider.
    private static let client = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func get(_ address: URL) async throws(ProviderProblem) -> Data {
        let (status, body) = try await send(HTTPClientRequest(url: address.absoluteString))
        // Also a redirect: a document is at its address or it is not.
        guard status == 200 else { throw .away }
        return body
    }

    /// Sends a form. What is refused with a reason in it comes back like what is given.
    func post(
        _ address: URL, _ form: [(String, String)], authorization: String?
    ) async throws(ProviderProblem) -> (status: Int, body: Data) {
        var request = HTTPClientRequest(url: address.absoluteString)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: FormText.encoded(form)))
        let answer = try await send(request)
        guard answer.status == 200 || (400..<500).contains(answer.status) else { throw .away }
        return answer
    }

    private func send(_ request: HTTPClientRequest) async throws(ProviderProblem) -> (status: Int, body: Data) {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        do {
            return try await withinPatience { [request] in
                let response = try await Self.client.execute(request, timeout: .seconds(patience.components.seconds))
                let body = try await response.body.collect(upTo: Self.longestAnswer)
                return (Int(response.status.code), Data(body.readableBytesView))
            }
        } catch is NIOTooManyBytesError {
            throw .unreadable("too-long")
        } catch {
            throw .away
        }
    }

    /// The client's own limit ends with the head of an answer; this one holds for all of it.
    private func withinPatience<Value: Sendable>(
        _ body: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: patience)
                throw ProviderProblem.away
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw ProviderProblem.away }
            return first
        }
    }
}
