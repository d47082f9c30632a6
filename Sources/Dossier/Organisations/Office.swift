/// Which seat a membership gives besides its role. Stored; never changes.
package enum Office: Int, CaseIterable, Sendable {
    case worker = 0
    case administrator = 1
    case privacyOfficer = 2
}
