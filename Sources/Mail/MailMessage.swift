/// A short letter as it goes to `sendmail`: RFC 5322, in UTF-8, plain text. It never holds a word of a dossier.
package struct MailMessage: Sendable, Equatable {
    package let from: MailAddress
    package let to: MailAddress
    package let subject: String
    package let body: String
    /// Part of the Message-ID: the same when a mail is tried again, so that a mailbox can see that it is one.
    package let id: String
    /// When it was written, in seconds since 1970 UTC.
    package let writtenAt: Int64

    package init(from: MailAddress, to: MailAddress, subject: String, body: String, id: String, writtenAt: Int64) {
        self.from = from
        self.to = to
        self.subject = subject
        self.body = body
        self.id = id
        self.writtenAt = writtenAt
    }

    /// The whole letter. Lines end in LF, as programs on this side of `sendmail` write them.
    package var text: String {
        let place = from.text.split(separator: "@").last.map(String.init) ?? "localhost"
        return """
            Date: \(MailDate.text(writtenAt))
            From: \(from.text)
            To: \(to.text)
            Message-ID: <\(id)@\(place)>
            Subject: \(EncodedWord.header(subject, after: 9))
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Auto-Submitted: auto-generated

            \(QuotedPrintable.text(body))

            """
    }
}

/// Words in a header (RFC 2047): in chunks, each a whole number of characters, none wider than a line may be.
enum EncodedWord {
    private static let widest = 75

    /// - Parameter start: how much of the first line is taken by the header's name.
    static func header(_ text: String, after start: Int) -> String {
        let clean = String(text.map { $0.isNewline ? " " : $0 })
        let isPlain = clean.utf8.allSatisfy { (0x20...0x7e).contains($0) } && !clean.contains("=?")
        if isPlain, clean.utf8.count + start <= widest { return clean }
        var words: [String] = []
        var current = ""
        for scalar in clean.unicodeScalars {
            let next = String(scalar).utf8.map(encoded).joined()
            let room = widest - 12 - (words.isEmpty ? start : 1)
            if current.utf8.count + next.utf8.count > room {
                words.append(current)
                current = ""
            }
            current += next
        }
        words.append(current)
        return words.map { "=?utf-8?q?\($0)?=" }.joined(separator: "\n ")
    }

    private static func encoded(_ byte: UInt8) -> String {
        switch byte {
        case 48...57, 65...90, 97...122: String(UnicodeScalar(byte))
        case 0x20: "_"
        default: QuotedPrintable.escaped(byte)
        }
    }
}

/// A body in seven bits and short lines (RFC 2045 §6.7).
enum QuotedPrintable {
    private static let widest = 76

    static func text(_ body: String) -> String {
        body.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { line($0) }.joined(separator: "\n")
    }

    static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "=0\(digits)" : "=\(digits)"
    }

    private static func line(_ line: Substring) -> String {
        var written = ""
        var width = 0
        let bytes = Array(line.utf8)
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            // A space at the end would be lost, and a line that begins with a full stop or "From " may be read as a command.
            let isPlain =
                switch byte {
                case 0x3d: false
                case 0x20: !isLast
                case 0x2e, 0x46: place > 0
                default: (0x21...0x7e).contains(byte)
                }
            let next = isPlain ? String(UnicodeScalar(byte)) : escaped(byte)
            if width + next.utf8.count > widest - 1 {
                written += "=\n"
                width = 0
            }
            written += next
            width += next.utf8.count
        }
        return written
    }
}

/// A moment as mail writes it (RFC 5322 §3.3): "Sun, 22 Nov 2026 09:00:00 +0000".
enum MailDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    static func text(_ seconds: Int64) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        // Days since 1 March of the year 0: leap days come last in such a year.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let day = shifted - era * 146_097
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
        let calendarMonth = month < 10 ? month + 3 : month - 9
        let calendarYear = year + era * 400 + (calendarMonth <= 2 ? 1 : 0)
        let weekday = weekdays[Int(((days % 7) + 7) % 7)]
        return "\(weekday), \(dayOfMonth) \(months[Int(calendarMonth - 1)]) \(calendarYear) "
            + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) +0000"
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
