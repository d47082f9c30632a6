import Foundation

/// A file that whole lines are added to.
///
/// Not safe for two threads at once, and it need not be: it is only used on the queue of the writer.
final class AppendedFile: @unchecked Sendable {
    private static let closed: Int32 = -1

    private let path: String
    private var descriptor: Int32

    /// - Throws: `SpanFileError` when the file cannot be opened or made.
    init(path: String) throws {
        self.path = path
        descriptor = Self.open(path)
        guard descriptor != Self.closed else { throw SpanFileError.cannotOpen(path: path, code: errno) }
    }

    deinit { close() }

    func close() {
        guard descriptor != Self.closed else { return }
        _ = Foundation.close(descriptor)
        descriptor = Self.closed
    }

    /// Adds a line, all of it or nothing.
    ///
    /// - Returns: whether it is there. Nothing is thrown: a trace is not worth stopping for.
    func append(_ line: [UInt8]) -> Bool {
        guard descriptor != Self.closed else { return false }
        followPath()
        guard let size = status(descriptor)?.st_size else { return false }
        let start: [UInt8] = size == 0 || endsWithLine(size) ? [] : [UInt8(ascii: "\n")]
        if write(start + line) { return true }
        // Half a line would spoil the next one.
        _ = ftruncate(descriptor, size)
        return false
    }

    // Group members may read: a collector mostly runs as another user.
    private static func open(_ path: String) -> Int32 {
        Foundation.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    }

    /// Goes on in a new file when this one was moved away, as who turns log files over does.
    private func followPath() {
        var there = stat()
        let isThere = stat(path, &there) == 0
        if isThere, let here = status(descriptor), here.st_ino == there.st_ino, here.st_dev == there.st_dev { return }
        let new = Self.open(path)
        // Better in the file that was moved than nowhere.
        guard new != Self.closed else { return }
        close()
        descriptor = new
    }

    private func status(_ descriptor: Int32) -> stat? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status : nil
    }

    /// False when the program ended in the middle of a line, or a full disk did.
    private func endsWithLine(_ size: off_t) -> Bool {
        var last: UInt8 = 0
        return pread(descriptor, &last, 1, size - 1) == 1 && last == UInt8(ascii: "\n")
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }
}
