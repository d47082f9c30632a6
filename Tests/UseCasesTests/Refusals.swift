import Testing
import UseCases

extension Result {
    /// Which refusal it ended in, by name and ground; nil where it did not.
    var refusal: String? {
        if case .failure(let error as Refusal) = self { "\(error)" } else { nil }
    }

    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }

    var isDenied: Bool { refusal?.hasPrefix("denied") ?? false }
}
