import Foundation
import Records

/// The master key's file: 32 random bytes as base64, for its owner's eyes only.
enum KeyFile {
    /// - Throws: `InstallationError` when the file is not a key or others may read it.
    static func read(at url: URL) throws -> MasterKey? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        if let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0 {
            throw InstallationError.keyIsOpen(url.path)
        }
        guard let text = try? String(contentsOf: url, encoding: .utf8),
            let data = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), data.count == 32
        else { throw InstallationError.keyIsNoKey(url.path) }
        return MasterKey(bytes: Array(data))
    }

    /// Makes a key where there is none. The file is there whole or not at all, and never takes the place of another.
    static func make(at url: URL) throws -> MasterKey {
        let (key, bytes) = MasterKey.random()
        let text = Data(bytes).base64EncodedString() + "\n"
        let file = open(url.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw InstallationError.cannotWrite(url.path) }
        defer { close(file) }
        let written = text.utf8CString.withUnsafeBytes { write(file, $0.baseAddress, text.utf8.count) }
        guard written == text.utf8.count, fsync(file) == 0 else { throw InstallationError.cannotWrite(url.path) }
        return key
    }
}
