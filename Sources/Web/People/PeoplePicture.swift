import Foundation

/// Somebody in the picture of the people around the person.
package struct PictureNode: Sendable {
    package let name: String
    package let what: String
    package let icon: Icon
    package let hue: Hue
    package let isLead: Bool
}

/// The picture: the person in the middle, the household around them, everybody else on a ring.
///
/// Places follow from numbers alone, so the same people always stand in the same place. Up to sixteen people no label
/// or circle touches another and no line crosses the household. It is hidden from who listens: the list beside it says
/// the same.
package struct PeoplePicture: Sendable {
    package static let mostNodes = 16
    package static let mostKin = 8

    private static let width = 660.0
    private static let ring = 168.0
    private static let radius = 20.0
    private static let leadRadius = 24.0
    private static let gap = 7.0

    private let me: String
    private let kin: [String]
    private let nodes: [PictureNode]
    private let pairs: [(Int, Int)]
    private let setting: PageSetting

    /// - Parameters:
    ///   - nodes: sorted family, network, professionals; not more than `mostNodes`.
    ///   - pairs: who works with whom, as places in `nodes`.
    package init(me: String, kin: [String], nodes: [PictureNode], pairs: [(Int, Int)], _ setting: PageSetting) {
        self.me = me
        self.kin = Array(kin.prefix(Self.mostKin))
        self.nodes = Array(nodes.prefix(Self.mostNodes))
        self.pairs = pairs
        self.setting = setting
    }

    private var ringHeight: Double { max(122, 13 * Double(nodes.count), kin.count > 4 ? 140 : 0) }
    private var homeWidth: Double { 112 }
    private var homeHeight: Double { kin.count > 4 ? 90 : 74 }
    private var height: Double { 2 * (ringHeight + Self.leadRadius + Self.gap + 34) }

    package var html: HTML {
        let angles = nodes.indices.map { Double.pi / 2 + 2 * Double.pi * (Double($0) + 0.5) / Double(nodes.count) }
        let orbit: HTML =
            nodes.isEmpty
            ? .none : "<ellipse class=\"orbit\" rx=\"\(tenth(Self.ring))\" ry=\"\(tenth(ringHeight))\"/>"
        return """
            <svg class="people-picture" viewBox="\(tenth(-Self.width / 2)) \(tenth(-height / 2)) \(tenth(Self.width)) \
            \(tenth(height))" aria-hidden="true" focusable="false">
            \(orbit)<ellipse class="home" rx="\(tenth(homeWidth))" ry="\(tenth(homeHeight))"/>
            \(angles.map(spoke))\(together(angles))
            \(zip(nodes, angles).map { node($0, angle: $1) })
            \(middle)</svg>
            """
    }

    private func point(_ angle: Double, _ factor: Double = 1) -> (x: Double, y: Double) {
        (Self.ring * factor * cos(angle), ringHeight * factor * sin(angle))
    }

    // A spoke starts at the edge of the home, so that it never crosses the household.
    private func spoke(_ angle: Double) -> HTML {
        let end = point(angle)
        return """
            <line class="spoke" x1="\(tenth(homeWidth * cos(angle)))" y1="\(tenth(homeHeight * sin(angle)))" \
            x2="\(tenth(end.x))" y2="\(tenth(end.y))"/>
            """
    }

    private func together(_ angles: [Double]) -> [HTML] {
        pairs.prefix(8).enumerated().map { number, pair in
            var (from, to) = (angles[min(pair.0, pair.1)], angles[max(pair.0, pair.1)])
            var turn = to - from
            if turn > .pi { (from, to, turn) = (to, from, 2 * .pi - turn) }
            return "<path class=\"with\" d=\"\(turn <= 1.25 ? curve(from, to, turn) : lane(from, to, number))\"/>"
        }
    }

    // Near: one smooth curve, deeper when further apart.
    private func curve(_ from: Double, _ to: Double, _ turn: Double) -> String {
        let depth = 0.86 - 0.16 * turn
        return "M\(pair(from))C\(pair(from, depth)) \(pair(to, depth)) \(pair(to))"
    }

    // Far: along a lane of the ring, never through the home.
    private func lane(_ from: Double, _ to: Double, _ number: Int) -> String {
        let depth = 0.84 - 0.05 * Double(number % 3)
        let radii = "\(tenth(Self.ring * depth)) \(tenth(ringHeight * depth))"
        return "M\(pair(from))L\(pair(from, depth))A\(radii) 0 0 1 \(pair(to, depth))L\(pair(to))"
    }

    private func pair(_ angle: Double, _ factor: Double = 1) -> String {
        let place = point(angle, factor)
        return "\(tenth(place.x)) \(tenth(place.y))"
    }

    private func node(_ node: PictureNode, angle: Double) -> HTML {
        let place = point(angle)
        let radius = node.isLead ? Self.leadRadius : Self.radius
        let lead: HTML = node.isLead ? " node-lead" : .none
        return """
            <g class="node-\(node.hue.suffix)"><circle class="node\(lead)" cx="\(tenth(place.x))" \
            cy="\(tenth(place.y))" r="\(tenth(radius))"/>\(glyph(node, place))</g>
            \(node.isLead ? star(place, angle) : HTML.none)\(label(node, place, angle, radius))
            """
    }

    private func glyph(_ node: PictureNode, _ place: (x: Double, y: Double)) -> HTML {
        node.icon.use(setting, "glyph", x: tenth(place.x - 12), y: tenth(place.y - 12))
    }

    // Beside the ring, away from label and spoke.
    private func star(_ place: (x: Double, y: Double), _ angle: Double) -> HTML {
        Icon("star").use(
            setting, "star", x: tenth(place.x - Self.leadRadius * sin(angle) - 12),
            y: tenth(place.y + Self.leadRadius * cos(angle) - 12))
    }

    private func label(_ node: PictureNode, _ place: (x: Double, y: Double), _ angle: Double, _ radius: Double) -> HTML
    {
        let side: HTML = abs(cos(angle)) < 0.1 ? " mid" : cos(angle) > 0 ? .none : " left"
        let x = tenth(place.x + (radius + Self.gap) * cos(angle))
        let y = place.y + (radius + Self.gap) * sin(angle) + 15 * sin(angle)
        let name: HTML = """
            <text class="who\(side)" x="\(x)" y="\(tenth(node.what.isEmpty ? y + 5 : y - 2))">\(node.name.cut(to: 15))</text>
            """
        guard !node.what.isEmpty else { return name }
        return """
            \(name)<text class="what\(side)" x="\(x)" y="\(tenth(y + 14))">\(node.what.cut(to: 18))</text>
            """
    }

    private var middle: HTML {
        let y = (1...4).contains(kin.count) ? -24.0 : 0
        return """
            <circle class="node-me" cx="0" cy="\(tenth(y))" r="32"/>\
            <text class="in-me" x="0" y="\(tenth(y + 5.5))">\(me.cut(to: 7))</text>
            \(kin.enumerated().map { relative($1, at: $0) })
            """
    }

    private func relative(_ name: String, at index: Int) -> HTML {
        let place: (x: Double, y: Double)
        if kin.count <= 4 {
            let share = kin.count == 1 ? 0 : 2 * Double(index) / Double(kin.count - 1) - 1
            place = (23 * Double(kin.count - 1) * share, 26 + 12 * (1 - share * share))
        } else {
            let angle = Double.pi / 2 + 2 * Double.pi * Double(index) / Double(kin.count)
            place = (63 * cos(angle), 63 * sin(angle))
        }
        return """
            <circle class="node-kin" cx="\(tenth(place.x))" cy="\(tenth(place.y))" r="20"/>\
            <text class="in-kin" x="\(tenth(place.x))" y="\(tenth(place.y + 4.5))">\(name.cut(to: 6))</text>
            """
    }
}

/// A length in a picture, to one decimal.
private func tenth(_ length: Double) -> String {
    let tenths = Int((length * 10).rounded())
    let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
}

extension String {
    fileprivate func cut(to length: Int) -> String {
        count <= length ? self : String(prefix(length - 1)).trimmingSuffix + "…"
    }

    private var trimmingSuffix: String { hasSuffix(" ") ? String(dropLast()) : self }
}
