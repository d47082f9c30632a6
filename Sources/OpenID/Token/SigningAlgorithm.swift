/// The algorithms a token may be signed with. Never `none`, and never one whose key both sides know.
enum SigningAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case ps256 = "PS256"
    case es256 = "ES256"
}
