/// What an organisation calls the people it works for (domain §3.1: words are a setting). Stored; never changes.
package enum PersonWord: String, CaseIterable, Sendable {
    case person = "persoon"
    case resident = "bewoner"
    case client = "cliënt"
    case user = "gebruiker"
    case citizen = "inwoner"
}
