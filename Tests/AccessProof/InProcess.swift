import Dossier
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Logging
import Records
import Synchronization
import TestKit
import UseCases
import Web

/// The whole site in this process, on databases of its own: real routes, real pages, real SQL, a clock that stands still
/// until somebody moves it.
final class InProcess: Sendable {
    let place: TestPlace
    /// What was promised to tell of, by the number in the subject.
    private let notices = Mutex<[Notice]>([])
    private let sessions = Mutex<[AccountID: SessionToken]>([:])
    private let client: any TestClientProtocol
    private let press: CopyPrint
    private let mailbox: Mailbox

    /// A mail that went.
    struct Letter: Sendable {
        let to: String
        let subject: String
        /// What it tells of, where that is asked again when it goes.
        let notice: Notice?
    }

    struct Answer: Sendable {
        let status: Int
        let text: String
        let location: String?
    }

    private init(_ place: TestPlace, _ client: any TestClientProtocol, _ press: CopyPrint, _ mailbox: Mailbox) {
        self.place = place
        self.mailbox = mailbox
        self.client = client
        self.press = press
    }

    /// Opens a site, and closes it behind what is done with it.
    static func with<Value: Sendable>(
        at start: Moment, _ body: @Sendable @escaping (InProcess) async throws -> Value
    ) async throws -> Value {
        let mailbox = try Mailbox(keepsAll: false)
        let place = try await TestPlace.open(at: start, mail: mailbox)
        try await place.seat(Cast.ineke, as: .administrator)
        var logger = Logger(label: "proof")
        logger.logLevel = .critical
        let site = try Site(
            workplace: place.workplace, settings: SiteSettings(isSecure: false, trustsProxy: false), logger: logger)
        let application = Application(router: SiteRouter.router(for: site), logger: logger)
        let value = try await application.test(.router) { client in
            try await body(InProcess(place, client, CopyPrint(site), mailbox))
        }
        try await place.close()
        return value
    }

    /// Time passes, and whoever was signed in signs in again.
    func wait(days: Int64) { wait(minutes: days * 24 * 60) }

    func wait(minutes: Int64) {
        place.clock.move(by: minutes * Moment.minute)
        sessions.withLock { $0 = [:] }
    }

    /// Somebody shows a code of their second step; without it they come in anew, as who showed none.
    func prove(_ account: AccountID, _ isProven: Bool = true) async throws {
        guard isProven else { return sessions.withLock { $0[account] = nil } }
        try await place.showFactor(caller(account))
    }

    /// Whose address it is.
    func account(_ address: String) async throws -> AccountID? {
        let hash = AccountRecords.hash(of: address, place.keys.lookup)
        return try await place.engine.read { try AccountRecords.id(addressHash: hash, $0) }
    }

    /// One turn of the job that makes copies.
    func takeTurnAtCopies() async throws -> CopyTurn { try await place.workplace.takeTurnAtCopies(press) }

    /// One turn of the job that promises mail.
    func takeTurnAtNotices() async throws {
        try await place.workplace.takeTurnAtNotices { [self] notice, _ in
            let number = notices.withLock { known in
                known.append(notice)
                return known.count - 1
            }
            return NoticeLetter(subject: "bericht \(number)", body: "er is iets te zien")
        }
    }

    /// Sends all that was promised.
    func sendMail() async throws -> [Letter] {
        var letters: [Letter] = []
        while true {
            switch try await place.workplace.sendNextMail() {
            case .nothing: return letters
            case .sent: letters.append(letter(try mailbox.last()))
            case .dropped, .postponed: continue
            }
        }
    }

    private func letter(_ text: String) -> Letter {
        let to = text.firstMatch(of: /To: (\S+)/).map { String($0.1) } ?? ""
        let subject = text.firstMatch(of: /Subject: (.+)/).map { String($0.1) } ?? ""
        let number = subject.firstMatch(of: /bericht ([0-9]+)/).flatMap { Int($0.1) }
        return Letter(to: to, subject: subject, notice: number.map { number in notices.withLock { $0[number] } })
    }

    private func caller(_ account: AccountID) async throws -> Caller {
        if let token = sessions.withLock({ $0[account] }) { return place.request(token) }
        let caller = try await place.caller(account)
        sessions.withLock { $0[account] = caller.token }
        return caller
    }

    /// Sends a request of somebody who is signed in.
    func send(_ path: String, as account: AccountID, form: [(String, String)]? = nil) async throws -> Answer {
        let caller = try await caller(account)
        var headers: HTTPFields = [:]
        headers[.cookie] = "klaver=\(caller.token?.text ?? "")"
        var body: [UInt8]?
        if let form {
            let visitor = try await place.workplace.visitor(of: caller)
            body = Self.encoded([("csrf", visitor.formToken(place.keys))] + form)
            headers[.contentType] = "application/x-www-form-urlencoded"
        }
        return try await answer(path, form == nil ? .get : .post, headers, body)
    }

    /// Sends a form of somebody who is not signed in.
    func sendUnknown(_ path: String, form: [(String, String)]) async throws -> Answer {
        try await answer(
            path, .post, [.contentType: "application/x-www-form-urlencoded"], Self.encoded(form))
    }

    private static func encoded(_ fields: [(String, String)]) -> [UInt8] {
        Array(fields.map { "\($0.escaped)=\($1.escaped)" }.joined(separator: "&").utf8)
    }

    private func answer(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: [UInt8]?
    ) async throws -> Answer {
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        return Answer(
            status: response.status.code, text: String(decoding: response.body.readableBytesView, as: UTF8.self),
            location: response.headers[.location])
    }
}

extension String {
    fileprivate var escaped: String {
        utf8.reduce(into: "") { text, byte in
            switch byte {
            case 48...57, 65...90, 97...122: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
