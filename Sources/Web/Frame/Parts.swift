import Dossier

/// A picture from the sprite; it never carries meaning alone, so it is hidden from who listens.
package struct Icon: Sendable {
    private let name: HTML

    package init(_ name: StaticString) {
        self.name = HTML(stringLiteral: name)
    }

    package init(theme: Theme) {
        name = "theme-\(theme.fileName)"
    }

    package func html(_ setting: PageSetting) -> HTML { html(setting.icons) }

    /// - Parameter icons: the address of the sprite.
    func html(_ icons: HTML) -> HTML {
        """
        <svg class="icon" aria-hidden="true" focusable="false"><use href="\(icons)#\(name)"/></svg>
        """
    }

    /// The same inside another picture, at a place of 24 by 24.
    func use(_ setting: PageSetting, _ style: StaticString, x: String, y: String) -> HTML {
        """
        <use class="\(style.description)" href="\(setting.icons)#\(name)" x="\(x)" y="\(y)" \
        width="24" height="24"/>
        """
    }

    /// The clover.
    package static func mark(_ setting: PageSetting) -> HTML {
        """
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\
        <use href="\(setting.icons)#clover"/></svg>
        """
    }
}

/// The few colours, each with one meaning (screens: tokens); a word or a picture always says the same.
package enum Hue: Sendable {
    case sand
    case green
    case apricot
    case blue
    case plum
    case sun
    case rose

    var suffix: HTML {
        switch self {
        case .sand: ""
        case .green: "green"
        case .apricot: "apricot"
        case .blue: "blue"
        case .plum: "plum"
        case .sun: "sun"
        case .rose: "rose"
        }
    }

    fileprivate var pillClass: HTML {
        switch self {
        case .sand: ""
        case .green: " pill-green"
        case .apricot: " pill-apricot"
        case .blue: " pill-blue"
        case .plum: " pill-plum"
        case .sun: " pill-sun"
        case .rose: " pill-rose"
        }
    }

    /// The colour of somebody's circle.
    static func of(_ circle: Circle?) -> Hue {
        switch circle {
        case .oneself, .household: .apricot
        case .family, .network: .sun
        case .professional, nil: .blue
        }
    }
}

/// Initials in a circle.
package struct Avatar: Sendable {
    package enum Size: Sendable {
        case small
        case normal
        case large
    }

    private let name: String
    private let hue: Hue
    private let size: Size

    package init(_ name: String, _ hue: Hue, _ size: Size = .normal) {
        self.name = name
        self.hue = hue
        self.size = size
    }

    package var html: HTML {
        let extra: HTML = size == .small ? " avatar-s" : size == .large ? " avatar-l" : .none
        return "<span class=\"avatar avatar-\(hue.suffix)\(extra)\" aria-hidden=\"true\">\(name.initials)</span>"
    }
}

/// A small label: a picture and a word.
package struct Pill: Sendable {
    private let text: String
    private let icon: Icon?
    private let hue: Hue
    private let isCut: Bool

    /// - Parameter isCut: on one line, its end left out where it does not fit.
    package init(_ text: String, icon: Icon? = nil, _ hue: Hue = .sand, isCut: Bool = false) {
        self.text = text
        self.icon = icon
        self.hue = hue
        self.isCut = isCut
    }

    package func html(_ setting: PageSetting) -> HTML {
        "<span class=\"pill\(hue.pillClass)\(isCut ? " pill-cut" : .none)\">\(content(setting.icons))</span>"
    }

    /// - Parameter icons: the address of the sprite.
    func listItem(_ icons: HTML) -> HTML {
        "<li class=\"pill\(hue.pillClass)\(isCut ? " pill-cut" : .none)\">\(content(icons))</li>"
    }

    private func content(_ icons: HTML) -> HTML {
        isCut ? "\(icon?.html(icons))<span>\(text)</span>" : "\(icon?.html(icons))\(text)"
    }
}

/// One thing on a page, with its own heading.
package struct Card: Sendable {
    private let id: String
    private let title: String
    private let link: HTML?
    private let isLong: Bool
    private let content: HTML

    /// - Parameter id: the heading's, unique on the page.
    package init(_ id: StaticString, _ title: String, link: HTML? = nil, isLong: Bool = false, _ content: HTML) {
        self.id = id.description
        self.title = title
        self.link = link
        self.isLong = isLong
        self.content = content
    }

    package var html: HTML {
        """
        <section class="card\(isLong ? " long" : HTML.none)" aria-labelledby="\(id)">
        <div class="card-head"><h2 id="\(id)">\(title)</h2>\(link)</div>
        \(content)
        </section>
        """
    }
}

/// A sentence that stands out.
package func notice(_ hue: Hue, _ icon: Icon, _ setting: PageSetting, _ content: HTML, attributes: HTML = .none) -> HTML
{
    """
    <p class="notice\(hue == .sand ? HTML.none : " notice-\(hue.suffix)")"\(attributes)>\(icon.html(setting))\
    <span>\(content)</span></p>
    """
}

/// What was just done, said at the top of the page that follows; nothing where nothing was.
package func doneNotice(_ said: String?, _ setting: PageSetting) -> HTML {
    guard let said else { return .none }
    return notice(.green, Icon("check"), setting, HTML(text: said), attributes: " role=\"status\"")
}

extension String {
    /// The first letters of the first and the last word.
    var initials: String {
        let words = split(separator: " ").filter { $0.first?.isLetter == true }
        let letters = [words.first?.first, words.count > 1 ? words.last?.first : nil].compactMap { $0 }
        return String(letters).uppercased()
    }

    /// What people call somebody whose full name this is; a title stays with its name.
    var firstName: String {
        let words = split(separator: " ")
        guard let first = words.first else { return self }
        return first.first?.isLowercase == true ? self : String(first)
    }

    /// Paragraphs: an empty line parts them, a single line end stays a line end.
    var paragraphs: HTML { HTML(paragraphsOf: self) }
}

/// Joins names as people say them: "Lisa, Fatma en Joris".
func saidTogether(_ names: [String], _ words: Words) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(words.common.and) \(last)"
}
