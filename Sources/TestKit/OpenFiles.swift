import Foundation

/// Tests run side by side, each with databases of its own: more files than the 1024 that a shell usually allows.
enum OpenFiles {
    /// Asks for as many as the machine allows, once.
    static let asManyAsAllowed: Void = {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }()
}
