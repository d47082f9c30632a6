/// A device in plain words, from what its browser says of itself. A guess that helps to recognise it, and no proof.
struct DeviceName: Sendable, Equatable {
    enum System: Sendable, CaseIterable {
        case iphone, ipad, android, windows, mac, chromebook, linux, other
    }

    /// A name that is the same in every language; nil when it is none of the known.
    let browser: String?
    let system: System

    /// In the order in which they must be looked for: most browsers also say that they are another.
    private static let browsers: [(sign: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems: [(sign: String, system: System)] = [
        ("iPhone", .iphone), ("iPad", .ipad), ("Android", .android), ("Windows", .windows), ("CrOS", .chromebook),
        ("Macintosh", .mac), ("Linux", .linux),
    ]

    init(userAgent: String) {
        browser = Self.browsers.first { userAgent.contains($0.sign) }?.name
        system = Self.systems.first { userAgent.contains($0.sign) }?.system ?? .other
    }

    func text(_ words: Words.Account) -> String {
        let place = words.systems.name(of: system)
        guard let browser else { return place.capitalisedFirst }
        return words.device(["browser": browser, "system": place])
    }
}

extension Words.Account.Systems {
    func name(of system: DeviceName.System) -> String {
        switch system {
        case .iphone: iphone
        case .ipad: ipad
        case .android: android
        case .windows: windows
        case .mac: mac
        case .chromebook: chromebook
        case .linux: linux
        case .other: other
        }
    }
}
