import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization

/// An identity provider of a few lines, over real HTTP on this machine, that says what a test has it say.
package final class SmallProvider: Sendable {
    package struct State: Sendable {
        package var keys: [[String: String]] = []
        /// The ID token it gives for any code.
        package var token = ""
        package var status = HTTPResponse.Status.ok
        /// How often each of its addresses was asked.
        package var asked: [String: Int] = [:]
        /// What it was sent for a code.
        package var form = ""
        package var authorization: String?
        /// Laid over its discovery document.
        package var discovery: [String: String] = [:]
        /// How many blanks follow each answer.
        package var padding = 0
    }

    private let state = Mutex(State())

    package init() {}

    package var now: State { state.withLock { $0 } }

    package func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    package func asked(_ name: String) -> Int { now.asked[name] ?? 0 }

    /// Runs it for as long as the body runs.
    package func serve(_ body: @Sendable @escaping (_ issuer: String) async throws -> Void) async throws {
        let router = Router()
        router.get("/.well-known/openid-configuration") { request, _ in
            let address = "http://\(request.head.authority ?? "")"
            return try self.answer("discovery") { state in
                [
                    "issuer": address, "authorization_endpoint": "\(address)/authorize",
                    "token_endpoint": "\(address)/token", "jwks_uri": "\(address)/keys",
                ].merging(state.discovery) { $1 }
            }
        }
        router.get("/keys") { _, _ in try self.answer("keys") { ["keys": $0.keys] } }
        router.get("/elsewhere") { _, _ in try self.answer("elsewhere") { ["keys": $0.keys] } }
        router.get("/moved") { _, _ in Response(status: .found, headers: [.location: "/elsewhere"]) }
        router.post("/token") { request, _ in
            let form = String(buffer: try await request.body.collect(upTo: 1 << 16))
            self.change {
                $0.form = form
                $0.authorization = request.headers[.authorization]
            }
            return try self.answer("token") { ["id_token": $0.token] }
        }
        try await Application(router: router).test(.live) { client in
            try await body("http://127.0.0.1:\(client.port ?? 0)")
        }
    }

    private func answer(_ name: String, _ content: (State) -> [String: Any]) throws -> Response {
        let (status, padding, object) = state.withLock { state in
            state.asked[name, default: 0] += 1
            return (state.status, state.padding, content(state))
        }
        let data = try JSONSerialization.data(withJSONObject: object)
        let bytes = ByteBuffer(bytes: data + Data(repeating: 32, count: padding))
        return Response(status: status, body: .init(byteBuffer: bytes))
    }
}
