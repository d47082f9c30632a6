import Foundation
import Testing

@testable import OpenID

@Suite("What a provider says of itself")
struct MetadataTests {
    private static let issuer = "https://provider.test/klaver"

    private static func read(_ changes: [String: Any] = [:], of issuer: String = issuer) throws -> ProviderMetadata {
        let usual: [String: Any] = [
            "issuer": issuer, "authorization_endpoint": "https://provider.test/authorize?tenant=1",
            "token_endpoint": "https://provider.test/token", "jwks_uri": "https://keys.test/keys",
        ]
        return try ProviderMetadata.read(
            JSONSerialization.data(withJSONObject: usual.merging(changes) { $1 }), of: issuer)
    }

    @Test("The issuer must be the one that was agreed, to the last letter")
    func otherIssuer() throws {
        _ = try Self.read()
        for other in ["https://provider.test/klaver/", "https://provider.test", "https://Provider.test/klaver", ""] {
            #expect(throws: ProviderProblem.otherIssuer) { try Self.read(["issuer": other]) }
        }
    }

    @Test("It cannot send us to an address that is not over TLS, or to this machine")
    func unsafeAddresses() {
        for address in [
            "http://provider.test/token", "https://user:word@provider.test/", "ftp://provider.test", "/token", "",
            "https://provider.test/#part", "https://127.0.0.1/token", "http://localhost:8080/", "https://[::1]/x",
        ] {
            for field in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
                #expect(throws: ProviderProblem.unsafeAddress, "\(field) \(address)") {
                    try Self.read([field: address])
                }
            }
        }
        #expect(SafeAddress.read("http://127.0.0.1:9/x") != nil, "a provider that is tried out on this machine")
        #expect(SafeAddress.read("http://127.0.0.1.else.test/") == nil)
    }

    @Test("Without PKCE with S256 it is not used; one that does not say is asked")
    func challenge() throws {
        #expect(throws: ProviderProblem.unsuitable) { try Self.read(["code_challenge_methods_supported": ["plain"]]) }
        _ = try Self.read(["code_challenge_methods_supported": ["plain", "S256"]])
    }

    @Test("The secret goes in the header, but for who takes it in the body only")
    func secret() throws {
        #expect(try Self.read().takesSecretInBody == false)
        let field = "token_endpoint_auth_methods_supported"
        #expect(try Self.read([field: ["client_secret_post", "client_secret_basic"]]).takesSecretInBody == false)
        #expect(try Self.read([field: ["client_secret_post"]]).takesSecretInBody)
    }

    @Test("What is no discovery document is told so")
    func unreadable() {
        for text in ["", "{}", "[]", "<html>", "{\"issuer\": 1}"] {
            #expect(throws: ProviderProblem.unreadable("discovery")) {
                try ProviderMetadata.read(Data(text.utf8), of: Self.issuer)
            }
        }
    }

    @Test("The browser goes to the provider with the challenge and never the verifier (RFC 7636 appendix B)")
    func address() throws {
        let settings = Agreed.settings(issuer: Self.issuer, levels: ["urn:a b", "high"], maxAge: 300)
        let address = Agreed.request.address(settings, at: try Self.read().authorization)
        #expect(address.hasPrefix("https://provider.test/authorize?tenant=1&response_type=code&client_id=klaver&"))
        #expect(address.contains("&redirect_uri=https%3A%2F%2Fklaver.test%2Finloggen%2Fterug&scope=openid&"))
        #expect(address.contains("&state=the-state&nonce=the-nonce&"))
        #expect(
            address.contains("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"))
        #expect(address.hasSuffix("&acr_values=urn%3Aa%20b%20high&max_age=300"))
        #expect(!address.contains(Agreed.request.verifier))
    }
}
